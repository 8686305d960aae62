"""Two photos at least (rules.md §2.2 [a T8])."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier


def find(dossier: Dossier) -> Iterator[Finding]:
    for need in dossier.needs:
        there = len(dossier.of(*need.kinds))
        if 0 < there < need.least:
            yield Finding(f"只有 {there} 张", f"一般要 {need.least} 张以上，从不同角度补拍", need.paper)


CHECK = Check("photo_count", "照片张数", (Paper.PHOTO,), find, "T8", "a")
