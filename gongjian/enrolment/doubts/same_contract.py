"""One contract number beside two projects."""
from collections import defaultdict
from collections.abc import Iterator

from gongjian.enrolment.doubts.doubt import Doubt, DoubtKind, Look, plain_number
from gongjian.timeline.evidence import Evidence


def find(look: Look) -> Iterator[Doubt]:
    held: dict[str, dict[int, str]] = defaultdict(dict)
    for project, dossier in look.dossiers.items():
        for paper in dossier.of(Evidence.Kind.CONTRACT):
            if paper.says and (number := plain_number(paper.says.number)):
                held[number][project] = paper.says.number
    for number, projects in held.items():
        if len(projects) > 1:
            what = f"{look.names(projects)}的合同编号都是“{next(iter(projects.values()))}”，请核对是否误填"
            yield Doubt("same_contract", DOUBT.title, tuple(sorted(projects)), what, "填错的更正要素；一份合同确实包含几个项目的写明金额怎样划分", (number,))


DOUBT = DoubtKind("合同编号相同", find)
