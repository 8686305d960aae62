"""What can be said of a project's approvals: the columns of list 9, how far they are, what is next and with whom, what stands in the way."""
from django.db.models import Case, CharField, F, FloatField, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf

from gongjian.approvals.catalogue.book import read
from gongjian.approvals.columns import COLUMNS
from gongjian.approvals.flow import Level, State
from gongjian.approvals.vetting import Verdict
from gongjian.people.models import UnitStanding
from gongjian.reading.word import At, Word


def labelled(field: str, labels: dict[str, str]):
    """A key of the catalogue by its Chinese name."""
    return lambda at: Case(*(When(**{field: key}, then=Value(label)) for key, label in labels.items()), default=Value(""), output_field=CharField())


def unit_called(field: str):
    """A unit's short name on the day, through the project's one row."""
    return lambda at: Subquery(UnitStanding.objects.at(at.when).filter(unit=OuterRef(field)).values("short")[:1])


def rate(at: At):
    return Cast(F("checklist__done"), FloatField()) * 100.0 / NullIf(F("checklist__needed"), 0)


NEEDS = ("checklist",)
APPROVALS: dict[str, Word] = {
    f"approval_{column}": Word(label, f"checklist__{column}", "choice", needs=NEEDS, choices=State) for column, (label, _) in COLUMNS.items()
} | {
    "approval_path": Word("审批路径", labelled("checklist__path", read().attributes["path"].choices), needs=NEEDS),
    "approval_kind": Word("项目类型", labelled("checklist__kind_of", {kind.key: kind.label for kind in read().kinds.values()}), needs=NEEDS),
    "listed_on": Word("审批清单", "checklist__listed_on", "day", needs=NEEDS, help="编出审批清单的日期；空白是还没有梳理"),
    "approvals_done": Word("已办结", lambda at: Coalesce(F("checklist__done"), 0), "plain_count", needs=NEEDS, help="开工前应办的事项中已办结的"),
    "approvals_needed": Word("应办", lambda at: Coalesce(F("checklist__needed"), 0), "plain_count", needs=NEEDS, help="开工前应办的事项；待核的不算"),
    "approvals_unknown": Word("待核", "checklist__unknown", "plain_count", needs=NEEDS, help="项目情况没有填全、还判不出要不要办的事项"),
    "approvals_rate": Word("手续办结率", rate, "percent", needs=NEEDS, help="已办结 ÷ 应办；没有应办事项的是无任务"),
    "approval_unit": Word("承办单位", unit_called("checklist__next_unit"), needs=NEEDS, help="在办事项中时限最近的一项"),
    "approval_handler": Word("承办人", "checklist__next_handler", needs=NEEDS),
    "approval_due_on": Word("办理时限", "checklist__next_due_on", "day", needs=NEEDS),
    "approval_level": Word("办理层级", "checklist__level", "choice", needs=NEEDS, choices=Level, help="未办结事项中最高的一级"),
    "agent_name": Word("代办员", lambda at: Coalesce(NullIf(F("checklist__agent_name"), Value("")), F("checklist__agent__name")), needs=NEEDS),
    "vetting": Word("研判", "checklist__vetting", "choice", needs=NEEDS, choices=Verdict),
    "obstacle": Word("政策性障碍", "checklist__obstacle", needs=NEEDS, help="一次性告知中与政策规划冲突、尚未消除的"),
    "permit_waits": Word("施工许可卡在", "checklist__permit_waits", needs=NEEDS, help="施工许可之前还没有办结、眼下就能办的事项；没有编审批清单的空白"),
    "approval_lacking": Word("缺件", "checklist__lacking", needs=NEEDS, help="在办事项中没有提供或被退回的材料"),
}
