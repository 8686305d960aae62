"""/publicity/figures: the figures of today are drawn up; which key projects are left out is a person's word. They are drawn outside the transaction."""
from dataclasses import replace
from datetime import datetime

from django import forms
from django.urls import path

from gongjian.pages.doing.form import Doing
from gongjian.pages.look import Look
from gongjian.pages.papers.drafting import moment
from gongjian.pages.publicity.new import WritePage, text, title
from gongjian.publicity import acts, key_projects, release
from gongjian.publicity.life import Figures
from gongjian.reading.word import At


def drawn(eyes: Look, leave_out: list[int]) -> tuple[Figures, datetime]:
    """Of today, and the moment they were known at."""
    known = moment()
    return release.drawn(At(eyes.lens.at(replace(eyes.lens.when, known=known)), eyes.drive), leave_out), known


def left_out(eyes: Look) -> forms.Field:
    """Key projects to choose from: none is left out unless somebody says so."""
    options = [(row.project_id, f"{row.unit_name}　{row.name}") for row in key_projects.rows(eyes.at)]
    return forms.TypedMultipleChoiceField(
        label="不列入的重点项目", required=False, choices=options, coerce=int, widget=forms.SelectMultiple({"size": 10}),
        help_text="涉密、敏感或不宜公开的项目在这里选出，按住 Ctrl 可多选；公开的数据里不会有它们",
    )


class FiguresForm(Doing):
    title = title()
    words = text("说明", 4, required=False)

    def build(self) -> None:
        self.fields["leave_out"] = left_out(self.look)


class FiguresPage(WritePage):
    title, form, act, submit = "编数据", FiguresForm, staticmethod(acts.draw_up), "取数并存为草稿"
    intro = "按今天的数据编成一期：全县目标、各单位合计、重点项目。核稿、签发、公开后不再变动。单个项目的完成投资、统计口径的单位数不会在里面。"

    def find(self) -> None:
        self.thing = self.look.drive

    def initial(self) -> dict:
        on = self.look.on
        return {"title": f"{self.look.drive.title}进展数据（截至{on.month}月{on.day}日）" if self.look.drive else ""}

    def why_closed(self) -> str:
        return "" if self.look.drive else "还没有载入行动方案，不能编数据"

    def details(self, said: dict) -> dict:
        figures, known = drawn(self.look, said["leave_out"])
        return {"title": said["title"], "words": said["words"], "figures": figures, "known": known}

    def name(self) -> str:
        return f"截至 {self.look.on}"


urls = [path("publicity/figures", FiguresPage.as_view(), name="draw-up-figures")]
