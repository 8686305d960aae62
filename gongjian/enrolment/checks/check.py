"""A check and what it finds."""
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gongjian.timeline.evidence import Evidence

if TYPE_CHECKING:
    from gongjian.enrolment.dossier import Dossier

Paper = Evidence.Kind


@dataclass(frozen=True)
class Finding:
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

    @property
    def verified(self) -> bool:
        """Whether the rule was read in an official text; else it is shown with 未核实."""
        return self.confidence == "A"


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
