"""One project that may be several: it rests on several filings, none of them as large as the floor (打捆, rules.md §2.6). Only what was told shows it."""
from collections.abc import Iterator

from gongjian.enrolment.doubts.doubt import Doubt, DoubtKind, Look, plain_number
from gongjian.enrolment.needs import FLOOR
from gongjian.timeline.evidence import Evidence


def find(look: Look) -> Iterator[Doubt]:
    for project, dossier in look.dossiers.items():
        filings = [paper.says for paper in dossier.of(Evidence.Kind.FILING) if paper.says and paper.says.number]
        numbers = {plain_number(says.number): says for says in filings}
        large = any(says.planned_total is not None and says.planned_total >= FLOOR for says in numbers.values())
        if len(numbers) > 1 and not large:
            said = "、".join(says.number for says in numbers.values())
            what = f"{look.name(project)}有 {len(numbers)} 个立项文号（{said}），请核对是调整批复，还是几个项目合在一起"
            yield Doubt("bundled", DOUBT.title, (project,), what, "调整批复的写明；是几个项目的分开登记、申报", tuple(sorted(numbers)))


DOUBT = DoubtKind("是否几个项目", find)
