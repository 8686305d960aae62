"""Posts are facts: a new one is added (also to say that one ended), none is edited."""
from django import forms

from gongjian.desk.desk import settle
from gongjian.pages import clock
from gongjian.pages.admin.plain import PlainAdmin
from gongjian.people.models import Post
from gongjian.timeline.seals import seal
from gongjian.timeline.source import Source


class PostForm(forms.ModelForm):
    class Meta:
        model = Post
        fields = ("officer", "unit", "title", "role", "rank", "occurred_on", "ends", "note")
        labels = {"occurred_on": "自哪天起"}
        help_texts = {"ends": "勾上表示自这一天起离任"}


class PostAdmin(PlainAdmin):
    may = ("view", "add")
    form = PostForm
    list_display = ("officer", "unit", "title", "role", "rank", "occurred_on", "ends", "recorded_at")
    list_filter = ("role", "rank")
    search_fields = ("officer__name", "officer__login", "title")
    list_select_related = ("officer", "unit")

    def save_model(self, request, obj, form, change) -> None:
        obj.area, obj.recorded_at, obj.by = obj.officer.area, clock.now(), request.user
        obj.source = Source.objects.create(area=obj.area, kind=Source.Kind.FORM, title="系统管理：任职", made_at=obj.recorded_at, by=request.user)
        obj.save()
        settle([obj], obj.recorded_at)
        seal(obj.recorded_at, [obj])
