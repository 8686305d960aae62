"""打标签: which members of the axes of M18 a project serves; and the reference lists themselves, which the county fills."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import why, words
from gongjian.pages.doing.form import Doing
from gongjian.reserve.acts import tags
from gongjian.reserve.models import Tag, TagStanding
from gongjian.reserve.tags import AXES, by_axis, members
from gongjian.timeline.when import When


class TagsForm(Doing):
    note = words("依据", 500)

    def build(self) -> None:
        for axis, named in by_axis(members(When(self.today), self.look.request.user.area)).items():
            if named:
                self.fields[axis] = forms.TypedMultipleChoiceField(
                    label=AXES[axis].title, choices=[(one.tag, one.name) for one in named], coerce=int, required=False, widget=forms.CheckboxSelectMultiple
                )
        self.order_fields([*AXES, "note"])


class TagsPage(ActPage):
    title, form, act = "打标签", TagsForm, staticmethod(tags.tag_project)
    intro = "按项目实际归属勾选，可以多选。"

    def why_closed(self) -> str:
        return "" if members(When(self.look.today), self.look.request.user.area) else "县里还没有录入战略定位、产业链等的名单，请先由指挥部办公室在“储备标签”里录入"

    def initial(self) -> dict:
        held = set(TagStanding.objects.at(self.look.when).filter(project=self.row.project_id).values_list("tag_id", flat=True))
        return {axis: [one.tag for one in named if one.tag in held] for axis, named in by_axis(members(self.look.when, self.look.request.user.area)).items()}

    def details(self, said: dict) -> dict:
        return {"tags": [tag for axis in AXES for tag in said.get(axis) or ()]}

    def told(self, facts, said) -> str:
        return "标签已更新"


class MemberForm(Doing):
    name = words("名称", 40, required=True)
    document = words("依据文件", 120, help_text="写在哪个文件里，如 沁发〔2023〕5号")


class AxisPage(ActPage):
    """An act on the county's lists, which are no project's."""

    def name(self) -> str:
        return AXES[self.axis].title

    def back(self) -> str:
        return reverse("reserve-axes")

    def crumb(self) -> list[dict]:
        return [{"label": "谋划储备", "url": reverse("reserve")}, {"label": "储备标签", "url": self.back()}, {"label": self.title}]


class EnterPage(AxisPage):
    title, form, act, submit = "录入一项", MemberForm, staticmethod(tags.enter), "录入"
    intro = "照县里的文件录入，系统不预设。"

    def find(self, axis: str) -> None:
        if axis not in AXES:
            raise Http404
        self.axis = self.thing = axis

    def details(self, said: dict) -> dict:
        return {"name": said["name"], "document": said["document"]}

    def told(self, facts, said) -> str:
        return f"{AXES[self.axis].title}已录入「{said['name']}」"


class TagPage(AxisPage):
    def find(self, pk: int) -> None:
        tag = Tag.objects.filter(pk=pk, area__startswith=self.look.request.user.area).first()
        if tag is None:
            raise Http404
        self.thing, self.axis = tag, tag.axis
        self.named = next((one for one in members(self.look.when, tag.area, ended=True) if one.tag == tag.pk), None)

    def about(self) -> list[dict]:
        return [{"label": "现名称", "text": self.named.name if self.named else "", "small": "已停用" if self.named and self.named.ends else ""}]


class RenamePage(TagPage):
    title, form, act = "改名", MemberForm, staticmethod(tags.rename)
    intro = "改名后从今天起用新名称，以前的日子仍显示原名；已打的标签不变。"

    def initial(self) -> dict:
        return {"name": self.named.name, "document": self.named.document} if self.named else {}

    def details(self, said: dict) -> dict:
        return {"name": said["name"], "document": said["document"]}


class EndForm(Doing):
    note = why("停用的理由")


class EndPage(TagPage):
    title, form, act, submit = "停用", EndForm, staticmethod(tags.end), "停用"
    intro = "停用后不能再打这个标签，以前打的保留在记录里。"


urls = [
    path("projects/<int:pk>/reserve/tags", TagsPage.as_view(), name="reserve-tags"),
    path("reserve/axes/<slug:axis>/new", EnterPage.as_view(), name="axis-enter"),
    path("reserve/tags/<int:pk>/name", RenamePage.as_view(), name="tag-rename"), path("reserve/tags/<int:pk>/end", EndPage.as_view(), name="tag-end"),
]
