"""记开会, 议定, 作废议定, 结会, 取消: what is done to a sitting, a page each."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import UnitChoice, day, maybe, units, why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.sittings.found import keeps, sitting_of
from gongjian.people.models import Unit
from gongjian.projects.models import Project, ProjectStanding, SponsorStanding
from gongjian.stocktake.acts import sittings
from gongjian.stocktake.models import AgendaItem, Decision, Sitting, SittingStep, Stocktake
from gongjian.timeline.when import FAR, When

Step = SittingStep.Step


def names(text: str) -> list[str]:
    """Names set apart by 、 or commas or lines."""
    return text.replace("，", "、").replace(",", "、").replace("\n", "、").split("、")


class SittingPage(ActPage):
    """An act on a sitting; those who may read it and not keep it are told who does."""

    def find(self, pk: int) -> None:
        self.stands = sitting_of(self.look, pk)
        self.thing = self.stands.sitting

    def why_closed(self) -> str:
        if not keeps(self.look, self.thing):
            return "会议由指挥部办公室记录；包保领导只记自己主持的半月调度"
        return self.why_not_now()

    def why_not_now(self) -> str:
        return "" if self.stands.open else f"这次会议{self.stands.step.get_step_display()}，现在不能{self.title}"

    def name(self) -> str:
        return self.stands.title

    def back(self) -> str:
        return reverse("sitting", args=[self.thing.pk])

    def crumb(self) -> list[dict]:
        return [{"label": "会议", "url": reverse("sittings")}, *super().crumb()]


class HoldForm(Doing):
    on = day("会议日期")
    place = words("地点", 120)
    chair = words("主持人", 40)
    attendance = words("出席单位和人员", 2000, 4, help_text="实际到会的，用顿号分开")
    note = words("更正的理由", 500)

    def build(self) -> None:
        again = self.look.request.resolver_match and sitting_of(self.look, self.thing.pk).step.step == Step.HELD
        if again:
            self.fields["note"].required = True
        else:
            del self.fields["note"]


class HoldPage(SittingPage):
    form, act = HoldForm, staticmethod(sittings.hold)

    @property
    def title(self) -> str:
        return "更正开会情况" if self.stands.step.step == Step.HELD else "记开会"

    def why_not_now(self) -> str:
        step = self.stands.step
        return "" if step.step in (Step.CONVENED, Step.HELD) else f"这次会议{step.get_step_display()}，不能再记开会"

    def initial(self) -> dict:
        step = self.stands.step
        return {"on": min(step.held_on, self.look.today), "place": step.place, "chair": step.chair, "attendance": "、".join(step.attendance)}

    def details(self, said: dict) -> dict:
        return {"on": said["on"], "place": said["place"], "chair": said["chair"], "attendance": names(said["attendance"])}

    def told(self, facts, said) -> str:
        return "已记开会，可以写纪要和议定事项了"


class DecideForm(Doing):
    text = words("议定事项", 300, 3, required=True, help_text="要办成什么，一句话说清")
    person = words("责任人", 40, required=True)
    due_on = day("时限")
    parts = (("", ("text", "project", "unit", "person", "due_on")), ("还可写明", ("cooperating", "leader", "section")))

    def build(self) -> None:
        when, area = When(self.today), self.look.request.user.area
        keys = AgendaItem.objects.as_of(self.look.when).filter(sitting=self.thing).exclude(concerns=None).values("concerns")
        rows = self.look.lens.see(Project).filter(project__in=keys).order_by("name").values_list("project_id", "name")
        self.fields["project"] = forms.TypedChoiceField(
            label="项目", coerce=int, empty_value=None, required=False, choices=maybe(list(rows)), help_text="不是单个项目的事可不选",
        )
        self.fields["unit"] = UnitChoice(when, area, label="责任单位")
        self.fields["cooperating"] = forms.TypedMultipleChoiceField(
            label="配合单位", required=False, choices=units(when, area), coerce=int, widget=forms.SelectMultiple({"size": 6}), help_text="可选多个",
        )
        self.fields["leader"], self.fields["section"] = words("分管领导", 40), words("责任科室", 40)


class DecidePage(SittingPage):
    title, form, act, submit = "议定事项", DecideForm, staticmethod(sittings.decide), "议定并交办"
    intro = "保存即转为问题交办，从会议当天起计时，到期未办结逐级督办。"

    def find(self, pk: int) -> None:
        super().find(pk)
        asked = self.request.GET.get("item", "")
        self.item = AgendaItem.objects.as_of(self.look.when).filter(sitting=self.thing, pk=asked).first() if asked.isdigit() else None

    def initial(self) -> dict:
        concerns = self.item.concerns_id if self.item else None
        unit = ProjectStanding.objects.at(self.look.when).filter(project=concerns).values_list("unit_id", flat=True).first() if concerns else None
        return {"project": concerns, "unit": unit}

    def about(self) -> list[dict]:
        return [{"label": "议题", "text": self.item.text, "small": self.item.words}] if self.item else []

    def details(self, said: dict) -> dict:
        plain = {name: said[name] for name in ("text", "unit", "person", "due_on", "cooperating", "leader", "section")}
        project = Project.objects.get(pk=said["project"]) if said["project"] else None
        return plain | {"project": project, "item": self.item, "cooperating": said["cooperating"] or None}

    def told(self, facts, said) -> str:
        unit: Unit = said["unit"]
        return f"已议定并交办：{unit.name_on(self.look.on)} {said['person']}，{said['due_on']} 前办结"

    def after(self, facts) -> str:
        return f"{self.back()}#item-{self.item.pk if self.item else 0}"


class RevokeForm(Doing):
    note = why("作废的理由")


class RevokePage(SittingPage):
    title, form, act, submit = "作废议定事项", RevokeForm, staticmethod(sittings.revoke), "作废这件议定事项"
    intro = "连同它转成的问题一并作废；责任单位已经在办的不能作废，请在问题上办理。"

    def find(self, pk: int) -> None:
        fact = Decision.objects.as_of(self.look.when).filter(pk=pk, area__startswith=self.look.request.user.area).select_related("sitting", "unit").first()
        if fact is None:
            raise Http404
        self.stands = sitting_of(self.look, fact.sitting_id)
        self.thing = fact

    def why_closed(self) -> str:
        return "" if keeps(self.look, self.thing.sitting) else "会议由指挥部办公室记录；包保领导只记自己主持的半月调度"

    def about(self) -> list[dict]:
        fact = self.thing
        return [{"label": "议定事项", "text": fact.text, "small": f"{fact.unit.name_on(self.look.on)}{fact.person}，{fact.due_on} 前"}]

    def back(self) -> str:
        return reverse("sitting", args=[self.thing.sitting_id])

    def told(self, facts, said) -> str:
        return "已作废，记录保留"


class CloseForm(Doing):
    """A sponsor's sitting also went through projects that needed no word of their own."""

    def build(self) -> None:
        if self.thing.kind != Sitting.Kind.LEADER:
            return
        held_on = sitting_of(self.look, self.thing.pk).held_on
        mine = SponsorStanding.objects.at(When(held_on)).filter(leader_name=self.thing.leader_name)
        done = Stocktake.objects.as_of(When(FAR)).filter(sitting=self.thing).values("project")
        live = ProjectStanding.objects.at(When(held_on)).filter(withdrawn_on=None, completed_on=None, area=self.thing.area).exclude(project__in=done)
        own = live.filter(project__in=mine.exclude(project=None).values("project")) | live.filter(sector__in=mine.filter(project=None).values("sector"))
        rows = list(own.order_by("name").values_list("project_id", "name"))
        if rows:
            self.fields["projects"] = forms.TypedMultipleChoiceField(
                label="会上还过了哪些项目", coerce=int, required=False, choices=rows, widget=forms.CheckboxSelectMultiple,
                help_text="没有单独写纪要的；勾上的记作本半月已调度",
            )
            self.fields["found"] = words("这些项目的情况", 500, 2, help_text="勾了项目就要写，如：按计划推进，没有新的问题")

    def clean(self):
        said = super().clean()
        if said.get("projects") and not (said.get("found") or "").strip():
            self.add_error("found", "请写明这些项目的情况")
        return said


class ClosePage(SittingPage):
    title, form, act, submit = "结会", CloseForm, staticmethod(sittings.close), "结会"
    intro = "结会后纪要和议定事项不再改动。"

    def details(self, said: dict) -> dict:
        return {"projects": list(Project.objects.filter(pk__in=said.get("projects") or [])), "found": said.get("found") or ""}

    def told(self, facts, said) -> str:
        return "已结会" + (f"，另有 {len(facts) - 1} 个项目记作已调度" if len(facts) > 1 else "")


class CallOffForm(Doing):
    note = why("取消的理由")


class CallOffPage(SittingPage):
    title, form, act, submit = "取消会议", CallOffForm, staticmethod(sittings.call_off), "取消这次会议"

    def why_not_now(self) -> str:
        return "" if self.stands.step.step == Step.CONVENED else f"这次会议{self.stands.step.get_step_display()}，不能取消"

    def told(self, facts, said) -> str:
        return "会议已取消，记录保留"


urls = [
    path("sittings/<int:pk>/hold", HoldPage.as_view(), name="sitting-hold"),
    path("sittings/<int:pk>/decisions/new", DecidePage.as_view(), name="sitting-decide"),
    path("sittings/<int:pk>/close", ClosePage.as_view(), name="sitting-close"),
    path("sittings/<int:pk>/call-off", CallOffPage.as_view(), name="sitting-call-off"),
    path("decisions/<int:pk>/revoke", RevokePage.as_view(), name="revoke"),
]
