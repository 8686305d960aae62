"""Everything that can be said of a problem on a day."""
from django.db.models import Case, CharField, DateField, F, OuterRef, Q, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce

from gongjian.problems.flow import ENDED, WORKING, Step
from gongjian.problems.ledger import Competence, Grade, Origin, Rung, WaitsFor, Weight
from gongjian.problems.nodes import Node
from gongjian.projects.models import ProjectStanding
from gongjian.reading.project_words import unit_name
from gongjian.reading.word import At, Word


class Light(TextChoices):
    """rules.md §1.3 [C]: green in time; yellow near the limit or a node missed; red overdue until closed; still while the clock stands still."""

    GREEN = "G", "绿"
    YELLOW = "Y", "黄"
    RED = "R", "红"
    STILL = "N", "停表"
    DONE = "D", "办结"


def light(at: At):
    on = at.on
    return Case(
        When(Q(struck_on__isnull=False) | Q(closed_on__isnull=False) | Q(step=Step.DECLINED), then=Value(Light.DONE.value)),
        When(red_on__lte=on, then=Value(Light.RED.value)),
        When(~Q(step__in=[Step.ASSIGNED, Step.TRANSFERRED, *WORKING]), then=Value(Light.STILL.value)),
        When(Q(near_on__lte=on) | Q(node_by__lt=on), then=Value(Light.YELLOW.value)),
        default=Value(Light.GREEN.value), output_field=CharField(),
    )


DESK = Case(
    When(desk="office", then=Value("指挥部办公室")),
    *(When(desk=cause.value, then=Value(cause.label.removeprefix("等"))) for cause in WaitsFor),
    When(desk="", then=Value("")),
    default=F("lead_name"), output_field=CharField(),
)
OPEN = Q(struck_on=None) & ~Q(step__in=[step.value for step in ENDED])


def of_project(field: str):
    return lambda at: Subquery(ProjectStanding.objects.at(at.when).filter(project=OuterRef("project_id")).values(field)[:1])


def project_unit(at: At):
    """The unit that answers for the project; where the problem is about no project, the unit it is about."""
    rows = ProjectStanding.objects.at(at.when).filter(project=OuterRef("project_id")).annotate(called=unit_name("unit")(at))
    return Coalesce(Subquery(rows.values("called")[:1]), unit_name("unit")(at))


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
    "origin": Word("来源", "origin", "choice", choices=Origin),
    "raised_name": Word("提出单位", unit_name("raised_by")),
    "cause_name": Word("同因", "cause__name"),
    "rung": Word("督办层级", "rung", "choice", choices=Rung, help="限期办理、13710督办、县政府专题会议"),
    "rung_on": Word("转入日期", "rung_on", "day"),
    "rung_why": Word("转入原因", "rung_why"),
    "due_by": Word("顺延后时限", "due_by", "day", help="办结时限加上挂起、复核停表的天数；停表期间空白"),
    "limit_on": Word("应办结", lambda at: Coalesce(F("due_by"), F("due_on"), output_field=DateField()), "day"),
    "light": Word("灯", light, "choice", choices=Light, help="绿：正常；黄：临近时限或错过节点；红：逾期，办结才消；停表：挂起或待复核"),
    "reds": Word("曾亮红灯", "reds", "plain_count"),
    "desk_name": Word("在谁手上", lambda at: DESK),
    "desk_on": Word("到手日期", "desk_on", "day"),
    "node": Word("下一节点", "node", "choice", choices=Node),
    "node_by": Word("节点时限", "node_by", "day"),
    "waits_for": Word("挂起原因", "waits_for", "choice", choices=WaitsFor),
    "paused_on": Word("挂起日期", "paused_on", "day"),
    "extensions": Word("延期次数", "extensions", "plain_count"),
    "reported_up_on": Word("上报日期", "reported_up_on", "day"),
    "signed_on": Word("签收日期", "signed_on", "day"),
    "solved_on": Word("申请办结日期", "solved_on", "day"),
    "closed_on": Word("办结日期", "closed_on", "day"),
    "grade": Word("办结评价", "grade", "choice", choices=Grade),
    "assigned_on": Word("交办日期", "assigned_on", "day"),
    "struck_on": Word("销号日期", "struck_on", "day"),
    "progress": Word("进展", "progress"),
}
