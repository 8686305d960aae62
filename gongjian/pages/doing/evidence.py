"""补材料：papers and photos beside a project. A photo that knows its day says it itself."""
from django.urls import path, reverse

from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import day
from gongjian.pages.doing.form import Doing
from gongjian.projects.acts.evidence import Paper, add_evidence
from gongjian.timeline.evidence import Evidence


class EvidenceForm(Doing):
    papers, papers_title, vouchers = 4, "材料", True
    on = day("材料日期", required=False, help_text="纸上写的日期、照片拍摄的日期；不填时照片按自带的拍摄时间，其余按今天")

    def build(self) -> None:
        asked = self.look.request.GET.get("paper", "")
        self.paper_first = asked if asked in Evidence.Kind.values else ""

    def clean(self):
        said = super().clean()
        if not self.given and not self.errors:
            self.add_error("paper1_file", "请选择文件")
        return said


class EvidencePage(ActPage):
    title, form, act = "补材料", EvidenceForm, staticmethod(add_evidence)
    intro = "收照片（JPG、PNG、WebP）、PDF、Word、Excel、ZIP，每个不超过 20 MB。照片里的拍摄时间和位置读出后，从公开的副本中去掉。"

    def details(self, said: dict) -> dict:
        first: Paper = self.given.pop(0)
        return {"paper": first.kind, "name": first.name, "data": first.data, "amount": first.amount, "on": said["on"]}

    def back(self) -> str:
        """To where it was asked for."""
        return reverse("project-enrolment", args=[self.row.project_id]) if self.request.GET.get("from") == "enrolment" else super().back()

    def do(self, form):
        self.given = form.given
        return super().do(form)

    def also(self, desk, facts, said):
        found = []
        while self.given:
            found += desk.do(add_evidence, self.thing, **self.details(said))
        return found

    def told(self, facts, said) -> str:
        return f"已收 {len(facts)} 件：{'、'.join(fact.get_paper_display() for fact in facts)}"


urls = [path("projects/<int:pk>/evidence/new", EvidencePage.as_view(), name="add-evidence")]
