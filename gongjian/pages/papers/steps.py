"""One page a turn of a paper's life: 修改, 重新起草, 核稿, 退回, 签发, 作废."""
from django.http import Http404
from django.urls import path, reverse
from django.utils.html import format_html

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.papers.drafting import drafted
from gongjian.papers import acts
from gongjian.papers.flow import FLOW, Step
from gongjian.papers.printing import printed
from gongjian.papers.register import next_number
from gongjian.papers.seen import seen_life
from gongjian.papers.shown import called, places
from gongjian.papers.texts import MOST, NEVER_EMPTY, editable
from gongjian.timeline.refused import Refused


class StepPage(ActPage):
    """`turn` is the step this page takes."""

    turn: Step

    def find(self, pk: int) -> None:
        life = seen_life(self.look.lens, pk)
        if life is None:
            raise Http404
        self.life, self.thing = life, life.document

    def why_closed(self) -> str:
        return "" if self.life.may_follow(self.turn) else f"这份文稿当前为「{self.life.step.label}」，不能{self.turn.label}"

    def name(self) -> str:
        return self.thing.title

    def back(self) -> str:
        return reverse("paper", args=[self.thing.pk])

    def about(self) -> list[dict]:
        return [
            {"label": "环节", "text": self.life.step.label, "small": f"{self.life.steps[-1].occurred_on}"},
            {"label": "起草人", "text": self.life.drafter.name if self.life.drafter else "命令行"},
        ]

    def told(self, facts, said) -> str:
        return f"已{self.turn.label}：{self.thing.title}"


class EditForm(Doing):
    """A box a text. The drafted text stands below wherever it was changed."""

    def build(self) -> None:
        life = self.look.life
        where = places(life.drafted)
        for block, text in editable(life.drafted):
            now = life.texts.get(block.key, text)
            hint = format_html("起草稿：{}", text) if now != text else ""
            rows = min(max(len(now) // 38 + now.count("\n") + 1, 1), 12)
            label = called(block, where)
            self.fields[f"text-{block.key}"] = words(
                label, MOST, rows if rows > 1 else 0, initial=now, help_text=hint, required=isinstance(block, NEVER_EMPTY),
            )

    def texts(self) -> dict[str, str]:
        return {name.removeprefix("text-"): text for name, text in self.cleaned_data.items() if name.startswith("text-")}

    def clean(self):
        return super().clean() | {"form": self}


class EditPage(StepPage):
    title, turn, form, act = "修改文字", Step.EDITED, EditForm, staticmethod(acts.edit)
    intro = "起草的文字原样保留，改动写在旁边，两者都看得见。清空一段即删去；换行即另起一段；两个 ** 之间的字加粗。表中的数字不在这里改：数字错了，改数据后重新起草。"

    def find(self, pk: int) -> None:
        super().find(pk)
        self.look.life = self.life

    def details(self, said: dict) -> dict:
        return {"texts": said["form"].texts()}


class AgainForm(Doing):
    def clean(self):
        said = super().clean()
        try:
            self.drafted = drafted(self.look, self.look.life.kind, self.thing.about, self.thing.drive)
        except Refused as no:
            self.add_error(None, no.reason)
        return said | {"form": self}


class AgainPage(EditPage):
    title, turn, form, act, submit = "重新起草", Step.DRAFTED, AgainForm, staticmethod(acts.draft_again), "重新起草"
    intro = "按今天的数据再起草一遍：数字和表格换成今天的，已经改过的文字仍留在旁边。"

    def details(self, said: dict) -> dict:
        paper, known = said["form"].drafted
        return {"paper": paper, "known": known}


class PlainForm(Doing):
    note = why("意见", required=False)


class ReasonForm(Doing):
    note = why("理由")


class CheckPage(StepPage):
    title, turn, form, act, submit = "核稿", Step.CHECKED, PlainForm, staticmethod(acts.check), "核稿通过"
    intro = "请核对文字、数字和单位名称。核稿后文字不再改动，要改须先退回。"


class ReturnPage(StepPage):
    title, turn, form, act, submit = "退回修改", Step.RETURNED, ReasonForm, staticmethod(acts.give_back), "退回"


class WithdrawPage(StepPage):
    title, turn, form, act, submit = "作废", Step.WITHDRAWN, ReasonForm, staticmethod(acts.withdraw), "作废"
    intro = "还没有取号，作废后不占文号；文稿留在台账里。"


class SignForm(Doing):
    note = why("签发意见", required=False)

    def clean(self):
        said = super().clean()
        self.printed = printed(self.look.life, self.look.on)
        return said | {"form": self}


class SignPage(EditPage):
    title, turn, form, act, submit = "签发", Step.SIGNED, SignForm, staticmethod(acts.sign), "签发并取号"
    intro = "签发即取号，内容和文件从此冻结，不再随数据变化。"

    def about(self) -> list[dict]:
        checked = next((step for step in reversed(self.life.steps) if step.step == Step.CHECKED), None)
        number = next_number(self.life.kind, self.thing.drive, self.thing.area, self.look.on)
        return [
            *super().about(), {"label": "核稿人", "text": checked.by.name if checked and checked.by else "", "small": checked.note if checked else ""},
            {"label": "文号", "text": number.text, "small": "签发时取"},
        ]

    def details(self, said: dict) -> dict:
        return {"printed": said["form"].printed}

    def told(self, facts, said) -> str:
        no_pdf = said["form"].printed.no_pdf
        return f"已签发：{facts[0].number}" + (f"。没有生成 PDF：{no_pdf}" if no_pdf else "")


STEPS = {"edit": EditPage, "again": AgainPage, "check": CheckPage, "return": ReturnPage, "sign": SignPage, "withdraw": WithdrawPage}


def offered(eyes, life) -> list[dict]:
    """The turns that may follow, as far as he may take them; the one that brings the paper on is the key one."""
    desk, found = eyes.desk(), []
    for name, page in STEPS.items():
        if page.turn in FLOW and life.may_follow(page.turn) and desk.may(page.act, life.document):
            if life.drafter == eyes.request.user and (page.turn == Step.CHECKED or (page.turn == Step.RETURNED and life.step != Step.CHECKED)):
                continue
            found.append({"label": page.title, "url": reverse(f"paper-{name}", args=[life.document.pk]), "key": page.turn in (Step.CHECKED, Step.SIGNED)})
    return sorted(found, key=lambda act: not act["key"])


urls = [path(f"papers/<int:pk>/{name}", page.as_view(), name=f"paper-{name}") for name, page in STEPS.items()]
