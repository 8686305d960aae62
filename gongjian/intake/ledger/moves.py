"""What may follow from a row of a ledger: acts the flow allows and that are the officer's to do. What a row demands beyond that is said and left out."""
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongjian.intake.ledger.finding import Found
from gongjian.intake.ledger.proposals import Said, Warn
from gongjian.intake.ledger.standing import Ledger
from gongjian.intake.matching import Change
from gongjian.problems.flow import Step

TO_ASSIGN = (Step.FOUND, Step.VERIFIED, Step.REOPENED)


@dataclass(frozen=True)
class Move:
    """One act: find, advance (`to`), amend, concern; with its details. `cooperating` and `lead` are unit keys."""

    act: str
    to: Step | None = None
    note: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass
class Moves:
    """What follows from one row. `shown` is what differs, as the officer is shown it."""

    moves: list[Move] = field(default_factory=list)
    shown: list[Change] = field(default_factory=list)


@dataclass(frozen=True)
class Following:
    """What working out the rows of one file needs. `title` is the file's, for the reasons that are kept."""

    ledger: Ledger
    on: date
    title: str
    warn: Warn

    def say(self, said: Said, word: str, sentence: str, weight: Any = "warning") -> None:
        self.warn(said.row, word, sentence, weight)

    def struck(self, found: Found) -> None:
        stands = self.ledger.standing.get(found.problem or 0)
        if found.said.struck and not (stands and stands.struck_on):
            more = "" if stands else "；确已办结的，这一行可以不导入"
            self.say(found.said, "struck_on", f"写了销号时间“{found.said.struck[:20]}”：销号须凭佐证在系统里办，没有采用{more}。")

    def assignment(self, said: Said) -> dict[str, Any] | None:
        """What an assignment needs, where the row has it all and it is the officer's to give; else what is lacking is said."""
        asked = {"牵头单位": said.lead, "责任人": said.person, "办结时限": said.due_on}
        if not said.lead:
            return None
        if not self.ledger.assigns:
            self.say(said, "lead", "交办由指挥部办公室办理：只登记发现，牵头单位、责任人、时限没有采用。")
            return None
        lead = self.unit(said)
        if lacking := [label for label, value in asked.items() if not value]:
            self.say(said, "lead", f"交办还缺{'、'.join(lacking)}：只登记发现，没有交办。")
            return None
        return {"lead": lead, "cooperating": self.helpers(said), "leader": said.leader, "section": said.section, "person": said.person, "due_on": said.due_on}

    def assign(self, said: Said, assignment: dict[str, Any], step: str, day: date) -> list[Move]:
        """Verified first, where nobody has yet: no step is skipped (M43). What the list says of its progress is kept as its word, not as the unit's."""
        moves = [] if step != Step.FOUND else [Move("advance", Step.VERIFIED, f"随《{self.title}》核实", {"on": day})]
        note = f"据《{self.title}》：{said.progress}" if said.progress else f"随《{self.title}》交办"
        return [*moves, Move("advance", Step.ASSIGNED, note[:500], {**assignment, "weight": said.weight, "on": day})]

    def unit(self, said: Said) -> int | None:
        key = self.ledger.roster.find(said.lead)
        if key is None:
            self.say(said, "lead", f"牵头单位“{said.lead[:30]}”不在单位名录里：请改成名录里的名称，或先登记单位。", "error")
        return key

    def helpers(self, said: Said) -> list[int] | None:
        """Keys of the cooperating units; None where the row names none of the county's."""
        keys = [key for name in said.cooperating if (key := self.ledger.roster.find(name)) is not None and key != self.ledger.roster.find(said.lead)]
        return list(dict.fromkeys(keys)) or None

    def strangers(self, said: Said) -> None:
        if unknown := [name for name in said.cooperating if self.ledger.roster.find(name) is None]:
            self.say(said, "cooperating", f"配合单位“{'、'.join(unknown)[:60]}”不在单位名录里，没有列入。")
        if len("、".join(map(self.ledger.roster.name, self.helpers(said) or ()))) > 200:
            self.say(said, "cooperating", "配合单位太多，名称合计超过 200 字。", "error")
