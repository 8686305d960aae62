"""One project name on all papers (names equal; rules.md §2.2, §2.5)."""
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper, same_name
from gongjian.enrolment.dossier import Dossier

OTHERS = (Paper.CONTRACT, Paper.PHOTO, Paper.SCOPE, Paper.PROGRESS)


def find(dossier: Dossier) -> Iterator[Finding]:
    filed, applied = dossier.said("project_name", Paper.FILING), dossier.said("project_name", Paper.APPLICATION)
    if filed and applied and not same_name(filed.value, applied.value):
        what = f"申请表写的是“{applied.value}”，立项文件是“{filed.value}”"
        yield Finding(what, "按立项文件的名称改申请表；改过名的附情况说明", Paper.APPLICATION, applied.evidence.pk, blocks=True)
    told = filed or applied
    if not told:
        return
    if not same_name(told.value, dossier.row.name):
        yield Finding(f"材料上的项目名称“{told.value}”与系统里的不一致", "更正项目信息里的名称，或附情况说明", told.evidence.paper, told.evidence.pk)
    for paper in dossier.of(*OTHERS):
        if paper.says and paper.says.project_name and not same_name(paper.says.project_name, told.value):
            what = f"写的项目名称“{paper.says.project_name}”与立项不一致"
            yield Finding(what, "换名称一致的材料，或附情况说明", paper.evidence.paper, paper.evidence.pk)


CHECK = Check("project_names", "项目名称", (Paper.FILING, Paper.APPLICATION, *OTHERS), find, "T5 T6 T8", "a", explained=True)
