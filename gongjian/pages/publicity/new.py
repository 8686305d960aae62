"""/publicity/new and /publicity/expose: a text is written. What it may not hold is refused, what is doubtful is said first."""
from django.core.exceptions import PermissionDenied
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import UnitChoice, choice, words
from gongjian.pages.doing.form import Doing
from gongjian.people.units import Unit
from gongjian.publicity import acts
from gongjian.publicity.flow import ANSWER_DAYS, WRITTEN
from gongjian.publicity.wording import doubts
from gongjian.timeline.facts import Fact

CRUMB = {"label": "宣传公开", "url": "/publicity"}
NAMED = (Unit.Kind.TOWNSHIP, Unit.Kind.ZONE, Unit.Kind.DEPARTMENT)  # who may be exposed


def title(**said):
    return words("标题", 120, required=True, **said)


def text(label: str = "正文", rows: int = 12, **said):
    return words(label, acts.LONGEST, rows, **{"required": True, "help_text": "换行即另起一段。不写手机号、身份证号、银行卡号", **said})


class TextForm(Doing):
    title = title()
    words = text()

    def odd(self, said: dict) -> list[str]:
        return doubts(self.look.request.user.area, self.look.when, f"{said['title']}\n{said['words']}")


class WriteForm(TextForm):
    def build(self) -> None:
        self.fields["kind"] = choice("类别", [(kind.value, kind.label) for kind in WRITTEN])
        self.order_fields(["kind", "title", "words"])


class WritePage(ActPage):
    """By an officer of his own unit; the office's are the office's."""

    title, form, act, submit = "写稿", WriteForm, staticmethod(acts.draft), "存为草稿"
    intro = "存下的是草稿，由指挥部办公室另一位同志核稿，签发以后才公开。"

    def find(self) -> None:
        seat = self.look.lens.seat
        if seat is None or seat.unit is None:
            raise PermissionDenied("您目前没有单位，不能写稿")
        self.thing = seat.unit

    def kind(self, said: dict | None) -> object:
        return said["kind"] if said and "kind" in said else None

    def details(self, said: dict) -> dict:
        return {"drive": self.look.drive, "title": said["title"], "words": said["words"]}

    def name(self) -> str:
        return self.thing.name_on(self.look.on)

    def back(self) -> str:
        return reverse("publicity")

    def crumb(self) -> list[dict]:
        return [CRUMB, {"label": self.title}]

    def after(self, facts: list[Fact]) -> str:
        return reverse("publicity-item", args=[facts[0].item_id]) if facts else self.back()

    def told(self, facts: list[Fact], said: dict) -> str:
        return f"已起草：{facts[0].title}。请另一位同志核稿"


class ExposeForm(TextForm):
    ground = words("依据", 200, required=True, help_text="督查通报文号、问题编号等")

    def build(self) -> None:
        self.fields["about"] = UnitChoice(self.look.when, self.look.request.user.area, kinds=NAMED, label="涉及单位")
        self.order_fields(["about", "title", "words", "ground"])


class ExposePage(WritePage):
    """The act is on the unit that is chosen; the page on the drive."""

    title, form, act = "写曝光", ExposeForm, staticmethod(acts.expose)
    intro = f"曝光说事、说单位，不写个人姓名。核稿后先告知单位，单位有 {ANSWER_DAYS} 天可以答复；答复原文和曝光一起公开。"

    def find(self) -> None:
        self.thing = self.look.drive

    def name(self) -> str:
        return ""

    def do(self, form: Doing) -> list[Fact]:
        self.thing = form.cleaned_data["about"]
        return super().do(form)

    def details(self, said: dict) -> dict:
        return {"drive": self.look.drive, "title": said["title"], "words": said["words"], "ground": said["ground"]}


urls = [path("publicity/new", WritePage.as_view(), name="write-publicity"), path("publicity/expose", ExposePage.as_view(), name="expose-unit")]
