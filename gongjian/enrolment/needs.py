"""Papers a started project needs to be entered in the statistics (rules.md §2.2). Readiness is papers, never a figure."""
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.money import WAN

Paper = Evidence.Kind
FLOOR = 500 * WAN  # 计划总投资 500 万元 and above is in scope (rules.md §2.1)
NEEDED = (Paper.FILING, Paper.APPLICATION, Paper.CONTRACT, Paper.PHOTO, Paper.LICENCE, Paper.SCOPE)


def missing(papers: str) -> list[str]:
    """The labels of papers still missing. `papers` is what stands: ",contract,photo,"."""
    return [paper.label for paper in NEEDED if f",{paper.value}," not in papers]
