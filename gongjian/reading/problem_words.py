"""Everything that can be said of a problem on a day."""
from django.db.models import OuterRef, Subquery

from gongjian.problems.flow import Step
from gongjian.problems.ledger import Competence, Weight
from gongjian.projects.models import ProjectStanding
from gongjian.reading.project_words import unit_name
from gongjian.reading.word import At, Word


def of_project(field: str):
    return lambda at: Subquery(ProjectStanding.objects.at(at.when).filter(project=OuterRef("project_id")).values(field)[:1])


def project_unit(at: At):
    rows = ProjectStanding.objects.at(at.when).filter(project=OuterRef("project_id")).annotate(called=unit_name("unit")(at))
    return Subquery(rows.values("called")[:1])


PROBLEM: dict[str, Word] = {
    "pinyin": Word("拼音", of_project("pinyin")),
    "what": Word("问题", "what"),
    "project_name": Word("涉及项目", of_project("name")),
    "unit_name": Word("责任单位", project_unit),
    "category": Word("类别", "category"),
    "competence": Word("事权层级", "competence", "choice", choices=Competence),
    "weight": Word("程度", "weight", "choice", choices=Weight),
    "step": Word("环节", "step", "choice", choices=Step),
    "step_on": Word("环节日期", "step_on", "day"),
    "lead_name": Word("牵头单位", unit_name("lead")),
    "cooperating_names": Word("配合单位", "cooperating_names"),
    "leader": Word("分管领导", "leader"),
    "section": Word("责任科室", "section"),
    "responsible_name": Word("责任人", "person"),
    "due_on": Word("办结时限", "due_on", "day"),
    "found_on": Word("发现日期", "found_on", "day"),
    "assigned_on": Word("交办日期", "assigned_on", "day"),
    "struck_on": Word("销号日期", "struck_on", "day"),
    "progress": Word("进展", "progress"),
}
