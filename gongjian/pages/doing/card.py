"""登记项目、改项目信息、定包保：the card's words as fields, by what each word is."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import UnitChoice, Wan, choice, day, leaders, maybe, seated, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.look import Look
from gongjian.people.models import Officer, Unit
from gongjian.people.posts import Role
from gongjian.projects.acts import card, milestones
from gongjian.projects.card import CARD, Project
from gongjian.projects.names import nearness
from gongjian.timeline.facts import Fact
from gongjian.timeline.when import When

NEAR = 82
PARTS = (
    ("基本情况", ("name", "code", "owner", "unit", "township", "place", "sector", "industry", "content")),
    ("规模与计划", ("total", "nature", "funding", "curve", "start_year", "end_year", "planned_start_on")),
    ("属性与依据", ("industrial", "industrial_ground", "private", "private_ground", "provincial", "provincial_ground", "attracted", "investment_kind")),
    ("责任", ("responsible", "responsible_name", "section", "remarks")),
)
HINTS = {
    "code": "形如 2311-140521-89-01-123456；没有批下来可以先不填",
    "industry": "国民经济行业代码，按项目用途定",
    "investment_kind": "决定要哪些入统材料；空着按普通建设，行业代码 70 开头的一般是房地产",
    "industrial_ground": "谁认定的、凭什么文件",
    "private_ground": "投资主体及控股情况",
    "curve": "序时按这条曲线推算；露天土建冬季停工，不是一条直线",
    "responsible": "系统里有账号的责任人；没有账号的在下面写姓名",
}


def field_of(word: str, look: Look) -> forms.Field:
    told, when, area = CARD[word], When(look.today), look.request.user.area
    said = {"label": told.label, "required": word in ("name", "unit"), "help_text": HINTS.get(word, "")}
    match told.kind:
        case "money":
            return Wan(**said)
        case "unit":
            return UnitChoice(when, area, kinds=("township",) if word == "township" else (), **said)
        case "officer":
            people = maybe(seated(when, area, role=Role.UNIT))
            return forms.TypedChoiceField(choices=people, coerce=int, empty_value=None, **said)
        case "flag":
            return forms.BooleanField(**said)
        case "year":
            return forms.IntegerField(min_value=1990, max_value=2100, **said)
        case "choice":
            return choice(said.pop("label"), maybe(told.choices.choices), **said)
        case _:
            return words(said.pop("label"), told.most, 4 if told.most > 300 else 0, **said)


class CardForm(Doing):
    parts = PARTS

    def build(self) -> None:
        for _, names in PARTS:
            for word in names:
                if word in CARD:
                    self.fields[word] = field_of(word, self.look)

    def clean(self):
        said = super().clean()
        if said.get("start_year") and said.get("end_year") and said["start_year"] > said["end_year"]:
            self.add_error("end_year", f"完工年份早于开工年份 {said['start_year']}")
        return said

    def near(self, name: str, unit: Unit | None, but: int = 0) -> list[str]:
        """Names of the open directory that are near; false friends (二期/三期) are none."""
        rows = self.look.lens.directory().filter(withdrawn_on=None).exclude(project=but).values_list("name", "unit_id")
        close = sorted(((nearness(name, other), other) for other, _ in rows), reverse=True)[:3]
        return [f"与已登记的「{other}」名称相近，请核对是不是同一个项目" for close_by, other in close if close_by >= NEAR]


class ChangeForm(CardForm):
    parts = (("", ("on", "note")), *PARTS)
    on = day("自哪天起", help_text="改名、换责任单位、调整总投资都从这一天起算，以前的日子仍按原来的")
    note = words("依据", 500, help_text="如：发改局批复文号")

    def odd(self, said: dict) -> list[str]:
        return self.near(said["name"], said["unit"], self.thing.pk) if "name" in self.changed_data else []


class ChangePage(ActPage):
    title, form, act = "改项目信息", ChangeForm, staticmethod(card.change_card)

    def initial(self) -> dict:
        held = {word: getattr(self.row, f"{word}_id" if told.kind in ("unit", "officer") else word) for word, told in CARD.items()}
        return held | {"on": self.look.today}

    def details(self, said: dict) -> dict:
        typed = self.form(self.request.POST, initial=self.initial(), look=self.look, thing=self.thing)
        return {"on": said["on"]} | {word: getattr(said[word], "pk", said[word]) for word in typed.changed_data if word in CARD}

    def told(self, facts, said) -> str:
        return f"已更新：{'、'.join(CARD[word].label for word in facts[0].says)}，自 {said['on']} 起"

    def after(self, facts: list[Fact]) -> str:
        """A unit that hands its project on no longer sees it."""
        seen = self.look.lens.see(Project).filter(project=self.thing.pk).exists()
        return self.back() if seen else reverse("overview")


class RegisterForm(CardForm):
    papers, papers_title, paper_kinds, paper_first = 1, "立项文件", ("filing", "document", "contract", "photo", "other"), "filing"

    def build(self) -> None:
        super().build()
        seat = self.look.lens.seat
        if seat and seat.role != Role.OFFICE:
            self.fields["unit"] = UnitChoice(When(self.today), seat.area, only=seat.unit_id, label="责任单位", initial=seat.unit_id)
        self.fields["planned_start_on"] = day("计划开工", required=False)

    def _adding(self):
        """A unit's officer may put papers beside his own unit's project, which this will be."""
        return card.register, self.thing

    def odd(self, said: dict) -> list[str]:
        return self.near(said["name"], said["unit"])


class RegisterPage(ActPage):
    title, form, act = "登记项目", RegisterForm, staticmethod(card.register)

    def find(self) -> None:
        seat = self.look.lens.seat
        own = seat.unit if seat and seat.unit_id else Unit.objects.first()
        if own is None:
            raise Http404
        said = self.request.POST.get("unit", "")
        self.thing = (Unit.objects.filter(pk=said).first() if said.isdigit() else None) or own

    def name(self) -> str:
        return "新项目"

    def back(self) -> str:
        return reverse("overview")

    def details(self, said: dict) -> dict:
        return {word: said[word] for word in CARD if word != "unit" and word in said and said[word] not in (None, "", False)}

    def also(self, desk, facts, said) -> list[Fact]:
        if not said.get("planned_start_on"):
            return []
        return desk.do(milestones.plan, facts[0].project, kind="started", planned_on=said["planned_start_on"])

    def told(self, facts, said) -> str:
        return f"已登记「{said['name']}」"

    def after(self, facts: list[Fact]) -> str:
        return reverse("project", args=[facts[0].project_id]) if facts else self.back()


class SponsorForm(Doing):
    leader = forms.TypedChoiceField(label="包保领导", coerce=int, empty_value=None, required=False)
    leader_name = words("或写姓名", 40, help_text="系统里没有账号的领导，写姓名")
    team = words("专班", 400, help_text="成员单位或人员，用顿号分开")
    on = day("自哪天起")
    note = words("依据", 500)

    def build(self) -> None:
        self.fields["leader"].choices = maybe(leaders(When(self.today), self.look.request.user.area))

    def clean(self):
        said = super().clean()
        if not said.get("leader") and not said.get("leader_name"):
            self.add_error("leader", "请选择包保领导，或写姓名")
        if said.get("on") and said["on"] > self.today:
            self.add_error("on", "日期还没到")
        return said


class SponsorPage(ActPage):
    title, form, act = "定包保", SponsorForm, staticmethod(card.sponsor)
    intro = "新的包保领导自这一天起负责，原来的同日解除，记录保留。"

    def initial(self) -> dict:
        return {"on": self.look.today, "team": self.row.team}

    def details(self, said: dict) -> dict:
        team = [name for name in said["team"].replace("，", "、").replace(",", "、").split("、") if name.strip()]
        leader = Officer.objects.get(pk=said["leader"]) if said["leader"] else None
        return {"leader": leader, "leader_name": said["leader_name"], "team": [name.strip() for name in team], "on": said["on"]}

    def told(self, facts, said) -> str:
        return f"已定包保：{facts[-1].leader_name}，自 {said['on']} 起"


urls = [
    path("projects/new", RegisterPage.as_view(), name="register"),
    path("projects/<int:pk>/card", ChangePage.as_view(), name="change-card"),
    path("projects/<int:pk>/sponsorships/new", SponsorPage.as_view(), name="sponsor"),
]
