"""What follows from a row about a problem that is known: what waits is assigned, another lead is a handing over, other details set the assignment right.

Nothing is told in another's name: progress is the unit's own, and a limit that was extended, has passed or is under review stays.
"""
from dataclasses import dataclass, field
from typing import Any

from gongjian.intake.ledger.finding import Found, plainly
from gongjian.intake.ledger.moves import TO_ASSIGN, Following, Move, Moves
from gongjian.intake.ledger.proposals import Said
from gongjian.intake.matching import Change
from gongjian.problems.assignment import HANDED, amended
from gongjian.problems.flow import ENDED, FLOW, WORKING, Step
from gongjian.problems.ledger import Competence, Weight
from gongjian.problems.models import ProblemStanding
from gongjian.timeline.refused import Refused

PEOPLE = {"leader": "分管领导", "section": "责任科室", "person": "责任人"}


def follows(row: Following, found: Found, stands: ProblemStanding) -> Moves:
    """Nothing, where the row says what stands."""
    if stands.step in ENDED:
        row.say(found.said, "what", f"这个问题已于 {stands.step_on} {Step(stands.step).label}，没有改变；要重新打开请在问题页办理。")
        return Moves()
    changing = _Changing(row, found, found.said, stands)
    changing.fixed()
    changing.projects()
    changing.duties()
    changing.progress()
    return changing.made


@dataclass
class _Changing:
    row: Following
    found: Found
    said: Said
    stands: ProblemStanding
    made: Moves = field(default_factory=Moves)

    def say(self, word: str, sentence: str, weight: Any = "warning") -> None:
        self.row.say(self.said, word, sentence, weight)

    @property
    def step(self) -> Step:
        return Step(self.stands.step)

    def differs(self, word: str) -> bool:
        """Does the row say something of this, and something else than what stands?"""
        told, held = getattr(self.said, word), getattr(self.stands, word)
        return bool(told) and (plainly(told) != plainly(held) if isinstance(told, str) else told != held)

    def fixed(self) -> None:
        """What was said once and for all when the problem was registered."""
        stands = self.stands
        if self.differs("what"):
            self.say("what", f"问题仍按登记时的表述：“{stands.what[:40]}”。")
        if self.differs("category"):
            self.say("category", f"类别登记为“{stands.category or '未分类'}”，不随清单改。")
        if self.differs("competence"):
            self.say("competence", f"事权登记为“{Competence(stands.competence).label}”，不随清单改。")
        if self.differs("weight") and self.step not in TO_ASSIGN:
            self.say("weight", f"程度现为“{Weight(stands.weight).label}”，由办理规则和调整层级决定，不随清单改。")
        if self.differs("found_on"):
            self.say("found_on", f"发现日期登记为 {stands.found_on}，不随清单改。")

    def projects(self) -> None:
        ledger = self.row.ledger
        more = [key for key in self.found.projects if key not in ledger.concerned[self.stands.problem_id]]
        if more and not ledger.assigns:
            self.say("projects", "添加涉及项目由指挥部办公室办理，没有采用。")
        elif more:
            self.made.moves += [Move("concern", note=f"随《{self.row.title}》", details={"project": key}) for key in more]
            self.made.shown.append(Change("projects", "涉及项目", "", "、".join(map(ledger.name, more))))

    # --- who leads, who answers, by when

    def other_lead(self) -> bool:
        return bool(self.said.lead) and self.row.ledger.roster.find(self.said.lead) != self.stands.lead_id

    def other_helpers(self) -> bool:
        keys = {str(key) for key in self.row.helpers(self.said) or ()} - {str(self.stands.lead_id)}
        return bool(keys) and keys != set(self.stands.cooperating.strip(",").split(",")) - {""}

    def duties(self) -> None:
        """Assign what waits for it; hand over to another lead unit; set right what the assignment said."""
        if not (self.other_lead() or self.other_helpers() or any(map(self.differs, (*PEOPLE, "due_on", "assigned_on")))):
            return
        if not self.row.ledger.assigns:
            self.say("lead", "牵头、配合、责任人、时限由指挥部办公室交办，没有采用。")
        elif self.step in TO_ASSIGN:
            self.assign()
        elif self.other_lead():
            self.transfer()
        else:
            self.amend()

    def assign(self) -> None:
        said, stands = self.said, self.stands
        assignment = self.row.assignment(said)
        if assignment is None:
            return
        day = said.assigned_on if said.assigned_on and self.differs("assigned_on") else self.row.on
        if day < stands.step_on:
            self.say("assigned_on", f"交办日期 {day} 早于{self.step.label}的 {stands.step_on}。", "error")
        if said.due_on and said.due_on < day:
            self.say("due_on", f"办结时限 {said.due_on} 已过，请写明新的时限。", "error")
        self.made.moves += self.row.assign(said, assignment, self.step, day)
        self.show("核实、交办" if self.step == Step.FOUND else "交办")

    def transfer(self) -> None:
        said, lead = self.said, self.row.unit(self.said)
        if lead is None:
            return
        if self.step not in FLOW[Step.TRANSFERRED].after:
            self.say("lead", f"当前环节为“{self.step.label}”，不能转办，牵头单位没有改。")
            return
        if not said.person:
            self.say("lead", "换牵头单位是转办，须写明责任人，没有采用。")
            return
        due = said.due_on if self.differs("due_on") and said.due_on and said.due_on >= self.row.on else None
        if self.differs("due_on") and due is None:
            self.say("due_on", f"转办的时限 {said.due_on} 已过，仍按原时限。")
        details = {"lead": lead, "cooperating": self.row.helpers(said), "leader": said.leader, "section": said.section, "person": said.person, "due_on": due}
        self.made.moves.append(Move("advance", Step.TRANSFERRED, f"随《{self.row.title}》转办", details))
        self.show("转办", leaving=("assigned_on",) if due else ("assigned_on", "due_on"))

    def amend(self) -> None:
        """Detail by detail, so that one that cannot be set right leaves the others."""
        steps = self.row.ledger.steps[self.stands.problem_id]
        asked: dict[str, Any] = {name: getattr(self.said, name) for name in (*PEOPLE, "due_on", "assigned_on") if self.differs(name)}
        asked |= {"cooperating": self.row.helpers(self.said)} if self.other_helpers() else {}
        details: dict[str, Any] = {}
        for name, value in asked.items():
            try:
                if name == "assigned_on" and sum(step.step in HANDED for step in steps) > 1:
                    raise Refused("交办过不止一次，交办日期以系统记录为准")
                amended(steps, self.stands, self.row.on, **{name: value})
            except Refused as no:
                self.say(name, f"{no.reason}，没有采用。")
            else:
                details[name] = value
        if details:
            self.made.moves.append(Move("amend", note=f"随《{self.row.title}》更正", details=details))
            self.show("", leaving=tuple({*PEOPLE, "lead", "cooperating", "due_on", "assigned_on"} - set(details)))

    def show(self, steps: str, leaving: tuple[str, ...] = ("assigned_on",)) -> None:
        """What differs, as a person is shown it: 办理 first, then who and when."""
        said, stands, name = self.said, self.stands, self.row.ledger.roster.name
        pairs = [
            ("step", "办理", self.step.label, steps), ("lead", "牵头单位", name(stands.lead_id), name(self.row.ledger.roster.find(said.lead))),
            ("cooperating", "配合单位", stands.cooperating_names, "、".join(map(name, self.row.helpers(said) or ()))),
            *((word, label, getattr(stands, word), getattr(said, word)) for word, label in PEOPLE.items()),
            ("assigned_on", "交办日期", str(stands.assigned_on or ""), str(said.assigned_on or "")),
            ("due_on", "办结时限", str(stands.due_on or ""), str(said.due_on or "")),
        ]
        self.made.shown += [Change(word, label, before, after) for word, label, before, after in pairs if after and before != after and word not in leaving]

    # --- how it goes

    def progress(self) -> None:
        """The unit's own word, in its own file; an unsigned problem is signed for with it. With an assignment the list's word stands already."""
        said, key = self.said, self.stands.problem_id
        if not said.progress or plainly(said.progress) in plainly(self.stands.progress) or any(move.to == Step.ASSIGNED for move in self.made.moves):
            return
        if key not in self.row.ledger.feeds:
            self.say("progress", "进展由办理单位自己反馈，谁也不代填，这一格没有采用。")
            return
        signs = self.step in FLOW[Step.SIGNED].after and key in self.row.ledger.signs
        if not signs and self.step not in WORKING:
            self.say("progress", f"当前环节为“{self.step.label}”，不能反馈，这一格没有采用。")
            return
        self.made.moves += [*([Move("advance", Step.SIGNED)] if signs else ()), Move("advance", Step.FEEDBACK, said.progress)]
        self.made.shown.append(Change("step", "办理", self.step.label, "签收、反馈" if signs else "反馈"))
        self.made.shown.append(Change("progress", "进展", self.stands.progress, said.progress))
