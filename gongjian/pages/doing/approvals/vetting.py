"""研判 (M30): point by point, a verdict, who signed."""
from django.urls import path

from gongjian.approvals.acts import vet
from gongjian.approvals.vetting import Verdict
from gongjian.pages.doing.approvals.page import ApprovalsPage
from gongjian.pages.doing.fields import choice, day, units, why, words
from gongjian.pages.doing.form import Doing
from gongjian.timeline.when import When

POINTS = (("policy", "产业政策和规划"), ("elements", "要素：用地、用林、用能、用水、环境"), ("papers", "要件：已有什么、还缺什么"), ("start", "能否按期开工"))
SIGNERS = 6


class VetForm(Doing):
    papers, papers_title, paper_kinds, paper_first = 1, "研判记录", ("document", "other"), "document"
    beside = {"签字": "twos"}
    on = day("研判日期")
    verdict = choice("研判意见", Verdict.choices)
    conditions = words("条件", 500, 3, help_text="附条件通过的写明")
    note = why("说明", required=False, help_text="暂缓的写明理由")

    def build(self) -> None:
        for key, label in POINTS:
            self.fields[f"point_{key}"] = words(label, 300, 2)
        names = [(name, name) for _, name in units(When(self.today), self.look.request.user.area)]
        rows = []
        for place in range(SIGNERS):
            self.fields[f"unit_{place}"] = choice("签字单位", [("", "—"), *names], required=False)
            self.fields[f"name_{place}"] = words("签字人", 40)
            rows += [f"unit_{place}", f"name_{place}"]
        self.parts = (
            ("", ("on",)), ("逐项核实", tuple(f"point_{key}" for key, _ in POINTS)), ("意见", ("verdict", "conditions", "note")), ("签字", tuple(rows)),
        )

    def clean(self):
        said = super().clean()
        said["signers"] = []
        for place in range(SIGNERS):
            unit, name = said.get(f"unit_{place}"), said.get(f"name_{place}")
            if bool(unit) != bool(name):
                self.add_error(f"name_{place}", "签字单位和签字人要一起填")
            elif unit:
                said["signers"].append({"unit": unit, "name": name})
        if not said["signers"] and not self.errors:
            self.add_error("name_0", "研判须有签字人")
        if said.get("verdict") == Verdict.CONDITION and not said.get("conditions"):
            self.add_error("conditions", "附条件通过须写明条件")
        if said.get("verdict") == Verdict.STOP and not said.get("note"):
            self.add_error("note", "暂缓须写明理由")
        return said


class VetPage(ApprovalsPage):
    title, form, act = "研判", VetForm, staticmethod(vet)
    intro = "对计划新开工项目逐项核实是否符合政策规划、要素要件要求。暂缓的，手续停在这里，再次研判后接着办。"

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        points = [{"point": label, "words": said[f"point_{key}"]} for key, label in POINTS if said[f"point_{key}"]]
        return {"verdict": said["verdict"], "signers": said["signers"], "points": points, "conditions": said["conditions"], "on": said["on"]}

    def told(self, facts, said) -> str:
        return f"已记研判：{Verdict(said['verdict']).label}"


urls = [path("projects/<int:pk>/vetting", VetPage.as_view(), name="vet")]
