"""One page a turn of an item's life: 修改, 重新取数, 核稿, 告知单位, 答复, 退回, 签发, 公开, 撤下, 作废."""
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.look import Look
from gongjian.pages.publicity.figures import drawn, left_out
from gongjian.pages.publicity.new import CRUMB, TextForm, text
from gongjian.publicity import acts
from gongjian.publicity.flow import ANSWER_DAYS, Kind, Step
from gongjian.publicity.life import Life
from gongjian.publicity.seen import seen_life
from gongjian.timeline.facts import Fact


class StepPage(ActPage):
    """`turn` is the step this page takes."""

    turn: Step

    def find(self, pk: int) -> None:
        life = seen_life(self.look.lens, pk)
        if life is None:
            raise Http404
        self.life: Life = life
        self.thing = self.on(life)

    @staticmethod
    def on(life: Life):
        """What the act is done to."""
        return life.item

    def why_closed(self) -> str:
        return "" if self.life.may_follow(self.turn) else f"这篇稿件当前为「{self.life.step.label}」，不能{self.turn.label}"

    def name(self) -> str:
        return self.life.title

    def back(self) -> str:
        return reverse("publicity-item", args=[self.life.item.pk])

    def crumb(self) -> list[dict]:
        return [CRUMB, {"label": self.life.title, "url": self.back()}, {"label": self.title}]

    def about(self) -> list[dict]:
        last = self.life.last
        small = f"{last.occurred_on} {last.by.name if last.by else ''}"
        return [{"label": "类别", "text": self.life.kind.label}, {"label": "环节", "text": self.life.step.label, "small": small}]

    def told(self, facts: list[Fact], said: dict) -> str:
        return f"已{self.turn.label}：{self.life.title}"


class EditForm(TextForm):
    def build(self) -> None:
        if self.thing is not None and self.look.item.kind == Kind.EXPOSURE:
            self.fields["ground"] = words("依据", 200, required=True)
        if self.look.item.kind == Kind.FIGURES:
            self.fields["words"] = text("说明", 4, required=False)


class EditPage(StepPage):
    """On the unit whose item it is: a unit edits its own, the office any."""

    title, turn, form, act = "修改", Step.EDITED, EditForm, staticmethod(acts.edit)
    intro = "原稿和每次修改都留着。改过的稿件由没有写过、改过它的同志核稿。"

    def find(self, pk: int) -> None:
        super().find(pk)
        self.look.item = self.life.item

    @staticmethod
    def on(life: Life):
        return life.item.unit

    def initial(self) -> dict:
        step = self.life.written
        return {"title": step.title, "words": step.words, "ground": step.ground}

    def details(self, said: dict) -> dict:
        return {"item": self.life.item, "title": said["title"], "words": said["words"], "ground": said.get("ground", "")}


class AgainForm(Doing):
    def build(self) -> None:
        self.fields["leave_out"] = left_out(self.look)


class AgainPage(StepPage):
    title, turn, form, act, submit = "重新取数", Step.EDITED, AgainForm, staticmethod(acts.draw_again), "重新取数"
    intro = "按今天的数据再编一遍；标题和说明不变。"

    def why_closed(self) -> str:
        return super().why_closed() or ("" if self.life.kind == Kind.FIGURES else "只有数据可以重新取数")

    def details(self, said: dict) -> dict:
        figures, known = drawn(self.look, said["leave_out"])
        return {"figures": figures, "known": known}


class PlainForm(Doing):
    note = why("意见", required=False)


class ReasonForm(Doing):
    note = why("理由")


class CheckPage(StepPage):
    title, turn, form, act, submit = "核稿", Step.CHECKED, PlainForm, staticmethod(acts.check), "核稿通过"
    intro = "请核对事实、数字、单位名称，有没有个人信息、企业信息和不宜公开的内容。核稿后要改须先退回。"


class TellPage(StepPage):
    title, turn, form, act, submit = "告知单位", Step.TOLD, PlainForm, staticmethod(acts.tell_unit), "告知单位"
    intro = f"告知后单位看得见这篇稿件，{ANSWER_DAYS} 天内可以答复；答复或到期以后才能签发。"


class AnswerForm(Doing):
    words = words("答复", acts.LONGEST, 8, required=True, help_text="答复原文和曝光一起公开，不写个人信息")


class AnswerPage(StepPage):
    """On the unit that is exposed: by itself and nobody else."""

    title, turn, form, act, submit = "答复", Step.ANSWERED, AnswerForm, staticmethod(acts.answer), "答复"

    @staticmethod
    def on(life: Life):
        return life.item.about

    def details(self, said: dict) -> dict:
        return {"item": self.life.item, "words": said["words"]}

    def about(self) -> list[dict]:
        by = self.life.told.answer_by if self.life.told else None
        return [*super().about(), {"label": "答复期限", "text": str(by or "")}, {"label": "依据", "text": self.life.stands.ground}]


class ReturnPage(StepPage):
    title, turn, form, act, submit = "退回修改", Step.RETURNED, ReasonForm, staticmethod(acts.give_back), "退回"


class SignPage(StepPage):
    title, turn, form, act, submit = "签发", Step.SIGNED, PlainForm, staticmethod(acts.sign), "签发"
    intro = "签发后文字和数据冻结。由指挥部办公室公开，公开前可以退回。"


class PublishPage(StepPage):
    title, turn, form, act, submit = "公开", Step.PUBLISHED, PlainForm, staticmethod(acts.publish), "公开"
    intro = "公开后任何人不用登录就能看到。要改只能撤下重办。"


class WithdrawPage(StepPage):
    title, turn, form, act, submit = "撤下", Step.WITHDRAWN, ReasonForm, staticmethod(acts.withdraw), "撤下"
    intro = "撤下后公开站点一分钟内不再显示；什么时候公开过、为什么撤下留在这里。"


class DropPage(StepPage):
    title, turn, form, act, submit = "作废", Step.DROPPED, ReasonForm, staticmethod(acts.drop), "作废"


STEPS: dict[str, type[StepPage]] = {
    "edit": EditPage, "again": AgainPage, "check": CheckPage, "tell": TellPage, "answer": AnswerPage, "sign": SignPage, "publish": PublishPage,
    "return": ReturnPage, "withdraw": WithdrawPage, "drop": DropPage,
}
FORWARD = ("check", "tell", "answer", "sign", "publish")


def offered(eyes: Look, life: Life) -> list[dict]:
    """The turns that may follow, as far as he may take them; those that bring it on come first."""
    desk, found = eyes.desk(), []
    for name, page in STEPS.items():
        thing = page.on(life)
        if thing is None or not life.may_follow(page.turn) or (name == "again" and life.kind != Kind.FIGURES) or not desk.may(page.act, thing):
            continue
        if (name == "check" and eyes.request.user.pk in life.writers) or (name == "sign" and life.open_on(eyes.on)):
            continue
        found.append({"label": page.title, "url": reverse(f"publicity-{name}", args=[life.item.pk]), "key": name in FORWARD})
    return sorted(found, key=lambda act: not act["key"])


urls = [path(f"publicity/<int:pk>/{name}", page.as_view(), name=f"publicity-{name}") for name, page in STEPS.items()]
