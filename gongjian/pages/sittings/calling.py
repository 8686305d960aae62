"""通知会议: day, place, chair, who attends; beneath, the pack that is frozen as the agenda when it is saved."""
from functools import cached_property

from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.packs.pack import Pack, agenda, pack
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import day, leaders, maybe, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.look import Look
from gongjian.people.models import Officer, PostStanding, UnitStanding
from gongjian.people.posts import Rank, Role
from gongjian.projects.models import Project
from gongjian.stocktake.acts import sittings
from gongjian.stocktake.models import Sitting
from gongjian.timeline.when import When

Kind = Sitting.Kind


class CallingForm(Doing):
    leader = forms.TypedChoiceField(label="包保领导", coerce=int, empty_value=None)
    held_on = day("会议日期")
    place = words("地点", 120)
    chair = words("主持人", 40)
    attendance = words("参加单位和人员", 2000, 3, help_text="用顿号分开；开会时可再改")
    note = words("说明", 500)

    def build(self) -> None:
        """`thing` is the kind. A sponsor calls his own only."""
        user, choices = self.look.request.user, leaders(When(self.today), self.look.request.user.area)
        seat = self.look.lens.seat
        if self.thing != Kind.LEADER:
            del self.fields["leader"]
        elif seat and seat.role == Role.LEADER:
            self.fields["leader"].choices = [choice for choice in choices if choice[0] == user.pk]
        else:
            self.fields["leader"].choices = maybe(choices)
            self.fields["leader"].help_text = "选定后按他包保的项目生成材料"


class CallingPage(ActPage):
    form, act, submit = CallingForm, staticmethod(sittings.convene), "通知并冻结议题"
    template = "gongjian/calling.html"
    intro = "保存时按今天的情况生成材料，冻结为议题；之后数字再变，议题不变。"

    def find(self, kind: str) -> None:
        if kind not in Kind.values:
            raise Http404
        self.thing = Kind(kind)

    @property
    def title(self) -> str:
        return f"通知{self.thing.label}"

    def name(self) -> str:
        return ""

    def back(self) -> str:
        return reverse("sittings")

    def crumb(self) -> list[dict]:
        return [{"label": "会议", "url": self.back()}, {"label": self.title}]

    def chosen(self) -> Officer | None:
        """The sponsor named in the address, or the one who looks."""
        if self.thing != Kind.LEADER:
            return None
        seat, asked = self.look.lens.seat, self.request.POST.get("leader") or self.request.GET.get("leader", "")
        if seat and seat.role == Role.LEADER:
            return self.request.user
        keys = {str(key) for key, _ in leaders(When(self.look.today), self.request.user.area)}
        return Officer.objects.get(pk=asked) if asked in keys else None

    @cached_property
    def made(self) -> Pack | None:
        """Of the day looked at; none before the sponsor is named."""
        leader = self.chosen()
        return None if self.thing == Kind.LEADER and leader is None else pack(self.look.at, self.thing, leader)

    def initial(self) -> dict:
        leader, made = self.chosen(), self.made
        head = PostStanding.objects.at(self.look.when).filter(role=Role.LEADER, rank=Rank.HEAD).select_related("officer").first()
        chair = leader.name if leader else head.officer.name if head else ""
        return {"held_on": self.look.today, "leader": leader.pk if leader else None, "chair": chair, "attendance": "、".join(units_of(self.look, made))}

    def details(self, said: dict) -> dict:
        leader = Officer.objects.get(pk=said["leader"]) if said.get("leader") else None
        names = said["attendance"].replace("，", "、").replace(",", "、").replace("\n", "、").split("、")
        made = pack(self.look.at, self.thing, leader)
        return {"held_on": said["held_on"], "place": said["place"], "chair": said["chair"], "attendance": names, "leader": leader, "items": agenda(made)}

    def told(self, facts, said) -> str:
        return f"已通知：{facts[0].sitting} {said['held_on']}，议题 {len(facts) - 1} 件"

    def after(self, facts) -> str:
        return reverse("sitting", args=[facts[0].sitting_id]) if facts else self.back()

    def more(self, form) -> dict:
        return {"pack": self.made}


def units_of(eyes: Look, made: Pack | None) -> list[str]:
    """The units whose projects are on the pack: whom the county talks with (M50)."""
    keys = {row.project for section in made.sections for row in section.rows if row.project} if made else set()
    rows = eyes.lens.see(Project).filter(project__in=keys).exclude(unit=None).values_list("unit__order", "unit_id").distinct()
    names = dict(UnitStanding.objects.at(eyes.when).filter(unit__in={unit for _, unit in rows}).values_list("unit_id", "name"))
    return [names[unit] for _, unit in sorted(rows) if unit in names]


urls = [path("sittings/new/<slug:kind>", CallingPage.as_view(), name="convene")]
