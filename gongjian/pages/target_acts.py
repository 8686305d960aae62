"""Acts on a target: allotting, counting a project in or out of a frozen denominator, entering a published growth rate. Each names its document."""
from decimal import Decimal, InvalidOperation

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from gongjian.indicators.indicator import Published
from gongjian.indicators.registry import indicator
from gongjian.indicators.standing import TargetLine, asked_in_words
from gongjian.pages import clock
from gongjian.pages.look import Look
from gongjian.pages.target import found
from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.targets.allotting import allot, count_in, publish_growth
from gongjian.targets.amounts import NO_TASK, read_amount
from gongjian.timeline.refused import Refused
from gongjian.timeline.source import Source

WRITTEN = {"money": "金额连同单位，如 2.5亿、3000万元", "count": "个数，如 12", "percent": "百分数，如 40%"}


class AllotForm(forms.Form):
    unit = forms.ChoiceField(label="给谁")
    no_task = forms.BooleanField(label="无任务", required=False)
    value = forms.CharField(label="目标值", required=False, max_length=30)
    document = forms.CharField(label="依据文件", max_length=80, help_text="如 沁攻坚办〔2023〕5号")
    note = forms.CharField(label="说明", required=False, max_length=200)

    def __init__(self, *args, line: TargetLine, units: list[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.line = line
        self.fields["unit"].choices = [("", "全县"), *units]
        self.fields["unit"].required = False
        self.fields["value"].help_text = WRITTEN[line.target.measure]

    def clean(self) -> dict:
        said = super().clean() or {}
        if said.get("no_task"):
            if not said.get("unit"):
                self.add_error("no_task", "全县目标不能是无任务")
            said["value"] = NO_TASK
            return said
        try:
            written = said.get("value", "").strip()
            measure, amount = read_amount(int(written) if written.isdecimal() and self.line.target.measure == "count" else written)
        except ValueError as bad:
            self.add_error("value", str(bad))
            return said
        if measure != self.line.target.measure:
            self.add_error("value", f"这个目标按{self.line.target.get_measure_display()}计：{WRITTEN[self.line.target.measure]}")
        said["value"] = amount
        return said


class CountForm(forms.Form):
    project = forms.ChoiceField(label="项目")
    counted = forms.ChoiceField(label="办理", choices=[("1", "计入分母"), ("0", "移出分母")], widget=forms.RadioSelect, initial="1")
    note = forms.CharField(label="理由", max_length=200, widget=forms.Textarea({"rows": 2}), help_text="分母已锁定，每一次增减都留痕")

    def __init__(self, *args, projects: list[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["project"].choices = [("", "请选择"), *projects]


class GrowthForm(forms.Form):
    value = forms.CharField(label="增速", max_length=10, help_text="按可比口径公布的累计同比增速，下降写负数，如 7.5 或 -1.2")
    document = forms.CharField(label="发布文件", max_length=80)
    on = forms.DateField(label="发布日期", widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].after = "%"  # type: ignore[attr-defined]

    def clean_value(self) -> int:
        try:
            basis = Decimal(self.cleaned_data["value"].strip().rstrip("%％")) * 100
        except InvalidOperation:
            raise forms.ValidationError("请写数字，如 7.5") from None
        if not basis.is_finite() or basis != basis.to_integral_value() or abs(basis) > 100_000:
            raise forms.ValidationError("增速最多两位小数，且须在合理范围内")
        return int(basis)


def done(eyes: Look, line: TargetLine, act, form: forms.Form, **details) -> HttpResponse | None:
    """Does it and goes back to the target; None when refused, the reason then stands on the form."""
    source = Source(area=eyes.request.user.area, kind=Source.Kind.FORM, title=f"目标：{line.target.title}", made_at=clock.now(), by=eyes.request.user)
    source.save()
    try:
        facts = eyes.desk(source).do(act, line.target, **details)
    except Refused as no:
        form.add_error(None, no.reason)
        source.delete()
        return None
    messages.success(eyes.request, "已记录。" if facts else "与现有的一样，没有变化。")
    return HttpResponseRedirect(reverse("target", args=[line.target.key]))


def shown(eyes: Look, line: TargetLine, form: forms.Form, title: str, submit: str, intro: str = "") -> HttpResponse:
    back = reverse("target", args=[line.target.key])
    return eyes.render("gongjian/form.html", {
        "title": f"{title}：{line.target.title}", "form": form, "submit": submit, "intro": intro, "cancel": back,
        "crumb": [{"label": "目标", "url": reverse("targets")}, {"label": line.target.title, "url": back}, {"label": title}],
    })


def opened(eyes: Look, line: TargetLine, act) -> None:
    """Raises Refused for those who may not, or on a past day: the form is not even shown."""
    if not eyes.desk().may(act, line.target):
        eyes.desk().do(act, line.target)


def allot_page(request: HttpRequest, key: str) -> HttpResponse:
    eyes, line = found(request, key)
    opened(eyes, line, allot)
    units = list(eyes.lens.see(Unit).exclude(kind="leaders").order_by("order", "pk").values_list("unit_id", "name"))
    form = AllotForm(request.POST or None, line=line, units=units, initial={"unit": request.GET.get("unit", "")})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        unit = Unit.objects.get(pk=said["unit"]) if said["unit"] else None
        if answer := done(eyes, line, allot, form, unit=unit, value=said["value"], document=said["document"], note=said["note"]):
            return answer
    return shown(eyes, line, form, "下达或调整", "下达", f"全县现为 {asked_in_words(line)}。原有的值和文件都保留在记录里。")


def count_page(request: HttpRequest, key: str) -> HttpResponse:
    eyes, line = found(request, key)
    opened(eyes, line, count_in)
    projects = list(eyes.lens.see(Project).filter(withdrawn_on=None).order_by("name").values_list("project_id", "name"))
    form = CountForm(request.POST or None, projects=projects)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        project = Project.objects.get(pk=said["project"])
        if answer := done(eyes, line, count_in, form, project=project, counted=said["counted"] == "1", note=said["note"]):
            return answer
    return shown(eyes, line, form, "计入或移出分母", "记录")


def growth_page(request: HttpRequest, key: str) -> HttpResponse:
    eyes, line = found(request, key)
    if not isinstance(indicator(line.target.indicator), Published):
        raise Http404
    opened(eyes, line, publish_growth)
    form = GrowthForm(request.POST or None, initial={"on": eyes.on.isoformat()})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["on"] > eyes.on:
            form.add_error("on", "发布日期还没到")
        elif answer := done(eyes, line, publish_growth, form, **form.cleaned_data):
            return answer
    return shown(eyes, line, form, "录入发布增速", "录入", "增速照公布数录入，系统不由两年数额相除得出。")


urls = [
    path("targets/<slug:key>/allotment", allot_page, name="target-allot"), path("targets/<slug:key>/count", count_page, name="target-count"),
    path("targets/<slug:key>/growth", growth_page, name="target-growth"),
]
