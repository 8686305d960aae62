"""Only what is in the scope of investment statistics is handed in (rules.md §2.1)."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding
from gongjian.enrolment.dossier import Dossier
from gongjian.enrolment.needs import in_scope
from gongjian.timeline.money import wan


def find(dossier: Dossier) -> Iterator[Finding]:
    total, kind = dossier.row.total, dossier.row.investment_kind
    if total is None and not in_scope(total, kind):
        yield Finding("没有填总投资，定不了是否在统计范围内", "按立项文件填总投资", blocks=True)
    elif not in_scope(total, kind):
        yield Finding(f"总投资 {wan(total)} 万元，未到 500 万元", "不在统计范围内，不申报；总投资填错的请更正", blocks=True)


CHECK = Check("scope", "统计范围", (), find, "T1 T3", "A")
