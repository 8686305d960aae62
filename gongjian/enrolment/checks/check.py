"""A check and what it finds."""
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gongjian.enrolment.confidence import Sure
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.money import WAN

if TYPE_CHECKING:
    from gongjian.enrolment.dossier import Dossier

Paper = Evidence.Kind
TOLERANCE = WAN  # forms are in 万元: less than one apart is the same amount [C]


def same_name(one: str, other: str) -> bool:
    """As written, but for full- and half-width signs and spaces."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def same_amount(one: int, other: int) -> bool:
    return abs(one - other) < TOLERANCE


@dataclass(frozen=True)
class Finding(Sure):
    """`paper` is the kind of paper it is in ("" for the project itself), `evidence` the very one. `blocks`: with this it would be returned.

    `unsaid`: nothing is wrong, but what would tell was not filled in (未填要素).
    """

    what: str
    settle: str
    paper: str = ""
    evidence: int | None = None
    blocks: bool = False
    unsaid: bool = False
    check: str = ""
    title: str = ""
    confidence: str = ""

    @property
    def paper_label(self) -> str:
        return Paper(self.paper).label if self.paper else "项目信息"


@dataclass(frozen=True)
class Check:
    """`find` gives what is wrong in a project's papers. `explained`: a 情况说明 among the papers makes of a block a warning, for the bureau to decide."""

    code: str
    title: str
    papers: tuple[Paper, ...]
    find: "Callable[[Dossier], Iterable[Finding]]"
    source: str
    confidence: str
    explained: bool = False

    def look(self, dossier: "Dossier") -> list[Finding]:
        found = [replace(finding, check=self.code, title=self.title, confidence=self.confidence) for finding in self.find(dossier)]
        if self.explained and dossier.of(Paper.EXPLANATION):
            found = [replace(finding, blocks=False, settle="已附情况说明，由县统计局审定") if finding.blocks else finding for finding in found]
        return found
