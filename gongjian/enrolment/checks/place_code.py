"""The place code has 12 digits and lies in the county (rules.md §2.5 [A T21])."""
import re
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier


def find(dossier: Dossier) -> Iterator[Finding]:
    told = dossier.said("place_code", Paper.APPLICATION)
    if told and not re.fullmatch(r"\d{12}", told.value):
        yield Finding(f"建设地代码“{told.value}”不是 12 位", "填统计用区划代码 12 位（到村）", Paper.APPLICATION, told.evidence.pk, blocks=True)
    elif told and not told.value.startswith(dossier.row.area[:6]):
        yield Finding(f"建设地代码 {told.value} 不在本县（{dossier.row.area[:6]}）", "统计按项目所在地，核对建设地点", Paper.APPLICATION, told.evidence.pk)


CHECK = Check("place_code", "建设地代码", (Paper.APPLICATION,), find, "T21", "A")
