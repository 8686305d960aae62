"""Which steps and corrections follow from a row: what the flow allows, what is the officer's to do, and nothing in another's name.

What the row demands beyond that is said and left out: a limit that is no longer the assignment's, progress the unit has not told itself, a striking off.
"""
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongjian.intake.ledger.finding import Found, plainly
from gongjian.intake.ledger.proposals import Said, Warn
from gongjian.intake.ledger.standing import Ledger
from gongjian.intake.matching import Change
from gongjian.problems.assignment import amended
from gongjian.problems.flow import ENDED, FLOW, WORKING, Step
from gongjian.problems.ledger import Competence, Weight
from gongjian.problems.models import ProblemStanding
from gongjian.timeline.refused import Refused

PEOPLE = {"leader": "分管领导", "section": "责任科室", "person": "责任人"}
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
    """Works out what follows from rows of one file. `title` is the file's, for the reasons that are kept."""

    ledger: Ledger
    on: date
    title: str
    warn: Warn

    def of(self, found: Found) -> Moves:
        self._struck(found)
        self._strangers(found.said)
        return self._changed(found, self.ledger.standing[found.problem]) if found.problem else self._new(found)

    def _say(self, said: Said, word: str, sentence: str, weight: Any = "warning") -> None:
        self.warn(said.row, word, sentence, weight)

    def _struck(self, found: Found) -> None:
        stands = self.ledger.standing.get(found.problem or 0)
        if found.said.struck and not (stands and stands.struck_on):
            more = "" if stands else "；确已办结的，这一行可以不导入"
            self._say(found.said, "struck_on", f"写了销号时间“{found.said.struck[:20]}”：销号须凭佐证在系统里办，没有采用{more}。")

    # --- a problem that is new

    def _new(self, found: Found) -> Moves:
        said, ledger = found.said, self.ledger
        if foreign := [key for key in found.projects if key not in ledger.finds]:
            self._say(said, "projects", f"“{ledger.name(foreign[0])}”不是本单位的项目，它的问题由责任单位或指挥部办公室导入。", "error")
            return Moves()
        day = said.found_on or said.assigned_on or self.on
        details = {
            "category": said.category, "competence": said.competence or Competence.COUNTY.value, "weight": said.weight or Weight.ORDINARY.value, "on": day,
        }
        assignment = self._assignment(said, None)
        note = f"据《{self.title}》：{said.progress}" if said.progress and not assignment else ""
        made = Moves([Move("find", note=note[:500], details=details)])
        if assignment:
            if said.due_on and said.assigned_on is None and said.due_on < self.on:
                self._say(said, "due_on", f"办结时限 {said.due_on} 已过，又没有写交办日期：请在表里补上交办日期。", "error")
            made.moves += self._assign(said, assignment, Step.FOUND, said.assigned_on or self.on)
        return made

    def _assignment(self, said: Said, stands: ProblemStanding | None) -> dict[str, Any] | None:
        """What an assignment needs, where the row has it all and it is the officer's to give; else what is lacking is said."""
        asked = {"牵头单位": said.lead, "责任人": said.person, "办结时限": said.due_on}
        if not said.lead or (stands and stands.step not in TO_ASSIGN):
            return None
        if not self.ledger.assigns:
            self._say(said, "lead", "交办由指挥部办公室办理：只登记发现，牵头单位、责任人、时限没有采用。")
            return None
        lead = self._unit(said)
        if lacking := [label for label, value in asked.items() if not value]:
            self._say(said, "lead", f"交办还缺{'、'.join(lacking)}：只登记发现，没有交办。")
            return None
        return {"lead": lead, "cooperating": self._helpers(said), "leader": said.leader, "section": said.section, "person": said.person, "due_on": said.due_on}

    def _assign(self, said: Said, assignment: dict[str, Any], step: str, day: date) -> list[Move]:
        """Verified first, where nobody has yet: no step is skipped (M43). What the list says of its progress is kept as its word, not as the unit's."""
        moves = [] if step != Step.FOUND else [Move("advance", Step.VERIFIED, f"随《{self.title}》核实", {"on": day})]
        note = f"据《{self.title}》：{said.progress}" if said.progress else f"随《{self.title}》交办"
        return [*moves, Move("advance", Step.ASSIGNED, note[:500], {**assignment, "weight": said.weight, "on": day})]

    def _unit(self, said: Said) -> int | None:
        key = self.ledger.roster.find(said.lead)
        if key is None:
            self._say(said, "lead", f"牵头单位“{said.lead[:30]}”不在单位名录里：请改成名录里的名称，或先登记单位。", "error")
        return key

    def _helpers(self, said: Said) -> list[int] | None:
        """Keys of the cooperating units; None where the row names none of the county's."""
        keys = [key for name in said.cooperating if (key := self.ledger.roster.find(name)) is not None and key != self.ledger.roster.find(said.lead)]
        return list(dict.fromkeys(keys)) or None

    def _strangers(self, said: Said) -> None:
        if unknown := [name for name in said.cooperating if self.ledger.roster.find(name) is None]:
            self._say(said, "cooperating", f"配合单位“{'、'.join(unknown)[:60]}”不在单位名录里，没有列入。")
        if len("、".join(map(self.ledger.roster.name, self._helpers(said) or ()))) > 200:
            self._say(said, "cooperating", "配合单位太多，名称合计超过 200 字。", "error")

    # --- a problem that is known

    def _changed(self, found: Found, stands: ProblemStanding) -> Moves:
        said, made = found.said, Moves()
        if stands.step in ENDED:
            self._say(said, "what", f"这个问题已于 {stands.step_on} {Step(stands.step).label}，没有改变；要重新打开请在问题页办理。")
            return made
        self._fixed(said, stands)
        self._projects(found, made)
        if not self._same_duties(said, stands):
            self._duties(said, stands, made)
        self._progress(said, stands, made)
        return made

    def _fixed(self, said: Said, stands: ProblemStanding) -> None:
        """What was said once and for all when the problem was registered."""
        if plainly(said.what) != plainly(stands.what):
            self._say(said, "what", f"问题仍按登记时的表述：“{stands.what[:40]}”。")
        if said.category and said.category != stands.category:
            self._say(said, "category", f"类别登记为“{stands.category or '未分类'}”，不随清单改。")
        if said.competence and said.competence != stands.competence:
            self._say(said, "competence", f"事权登记为“{Competence(stands.competence).label}”，不随清单改。")
        if said.weight and said.weight != stands.weight and stands.step not in TO_ASSIGN:
            self._say(said, "weight", f"程度现为“{Weight(stands.weight).label}”，由办理规则和调整层级决定，不随清单改。")
        if said.found_on and said.found_on != stands.found_on:
            self._say(said, "found_on", f"发现日期登记为 {stands.found_on}，不随清单改。")

    def _projects(self, found: Found, made: Moves) -> None:
        more = [key for key in found.projects if key not in self.ledger.concerned[found.problem or 0]]
        if more and not self.ledger.assigns:
            self._say(found.said, "projects", "添加涉及项目由指挥部办公室办理，没有采用。")
        elif more:
            made.moves += [Move("concern", note=f"随《{self.title}》", details={"project": key}) for key in more]
            made.shown.append(Change("projects", "涉及项目", "", "、".join(map(self.ledger.name, more))))

    def _same_duties(self, said: Said, stands: ProblemStanding) -> bool:
        days = (said.due_on in (None, stands.due_on), said.assigned_on in (None, stands.assigned_on))
        words = (not getattr(said, name) or plainly(getattr(said, name)) == plainly(getattr(stands, name)) for name in PEOPLE)
        return all(days) and all(words) and not self._other_lead(said, stands) and not self._other_helpers(said, stands)

    def _other_lead(self, said: Said, stands: ProblemStanding) -> bool:
        return bool(said.lead) and self.ledger.roster.find(said.lead) != stands.lead_id

    def _other_helpers(self, said: Said, stands: ProblemStanding) -> bool:
        keys = {str(key) for key in self._helpers(said) or ()} - {str(stands.lead_id)}
        return bool(keys) and keys != set(stands.cooperating.strip(",").split(",")) - {""}

    def _duties(self, said: Said, stands: ProblemStanding, made: Moves) -> None:
        """Assign what waits for it; hand over to another lead unit; set right what the assignment said."""
        if not self.ledger.assigns:
            self._say(said, "lead", "牵头、配合、责任人、时限由指挥部办公室交办，没有采用。")
        elif stands.step in TO_ASSIGN:
            if assignment := self._assignment(said, stands):
                day = said.assigned_on if said.assigned_on and said.assigned_on != stands.assigned_on else self.on
                if day < stands.step_on:
                    self._say(said, "assigned_on", f"交办日期 {day} 早于{Step(stands.step).label}的 {stands.step_on}。", "error")
                if said.due_on and said.due_on < day:
                    self._say(said, "due_on", f"办结时限 {said.due_on} 已过，请写明新的时限。", "error")
                made.moves += self._assign(said, assignment, stands.step, day)
                self._show_duties(said, stands, made, "核实、交办" if stands.step == Step.FOUND else "交办")
        elif self._other_lead(said, stands):
            self._transfer(said, stands, made)
        else:
            self._amend(said, stands, made)

    def _transfer(self, said: Said, stands: ProblemStanding, made: Moves) -> None:
        lead = self._unit(said)
        if lead is None:
            return
        if Step(stands.step) not in FLOW[Step.TRANSFERRED].after:
            self._say(said, "lead", f"当前环节为“{Step(stands.step).label}”，不能转办，牵头单位没有改。")
        elif not said.person:
            self._say(said, "lead", "换牵头单位是转办，须写明责任人，没有采用。")
        else:
            due = said.due_on if said.due_on and said.due_on != stands.due_on and said.due_on >= self.on else None
            if said.due_on and said.due_on != stands.due_on and due is None:
                self._say(said, "due_on", f"转办的时限 {said.due_on} 已过，仍按原时限。")
            details = {
                "lead": lead, "cooperating": self._helpers(said), "leader": said.leader, "section": said.section, "person": said.person, "due_on": due,
            }
            made.moves.append(Move("advance", Step.TRANSFERRED, f"随《{self.title}》转办", details))
            self._show_duties(said, stands, made, "转办")

    def _amend(self, said: Said, stands: ProblemStanding, made: Moves) -> None:
        """Detail by detail, so that one that cannot be set right leaves the others."""
        asked: dict[str, Any] = {name: getattr(said, name) for name in PEOPLE if getattr(said, name)}
        asked |= {"cooperating": self._helpers(said)} if self._other_helpers(said, stands) else {}
        asked |= {"due_on": said.due_on} if said.due_on and said.due_on != stands.due_on else {}
        if said.assigned_on and said.assigned_on != stands.assigned_on:
            asked["assigned_on"] = said.assigned_on
        details: dict[str, Any] = {}
        for name, value in asked.items():
            if value is None or (name in PEOPLE and plainly(value) == plainly(getattr(stands, name))):
                continue
            try:
                if name == "assigned_on" and self._assigned_twice(stands):
                    raise Refused("交办过不止一次，交办日期以系统记录为准")
                amended(self.ledger.steps[stands.problem_id], stands, self.on, **{name: value})
            except Refused as no:
                self._say(said, name, f"{no.reason}，没有采用。")
            else:
                details[name] = value
        if details:
            made.moves.append(Move("amend", note=f"随《{self.title}》更正", details=details))
            self._show_duties(said, stands, made, "", set(details))

    def _assigned_twice(self, stands: ProblemStanding) -> bool:
        return sum(step.step in (Step.ASSIGNED, Step.TRANSFERRED) for step in self.ledger.steps[stands.problem_id]) > 1

    def _show_duties(self, said: Said, stands: ProblemStanding, made: Moves, steps: str, only: set[str] | None = None) -> None:
        name = self.ledger.roster.name
        pairs = [("step", "办理", Step(stands.step).label, steps), ("lead", "牵头单位", name(stands.lead_id), name(self.ledger.roster.find(said.lead)))]
        pairs.append(("cooperating", "配合单位", stands.cooperating_names, "、".join(map(name, self._helpers(said) or ()))))
        pairs += [(word, label, getattr(stands, word), getattr(said, word)) for word, label in PEOPLE.items()]
        pairs += [("assigned_on", "交办日期", str(stands.assigned_on or ""), str(said.assigned_on or ""))] if only else []
        pairs.append(("due_on", "办结时限", str(stands.due_on or ""), str(said.due_on or "")))
        made.shown += [Change(word, label, before, after) for word, label, before, after in pairs if after and before != after and (only is None or word in only)]

    def _progress(self, said: Said, stands: ProblemStanding, made: Moves) -> None:
        """The unit's own word, in its own file; an unsigned problem is signed for with it."""
        told = any(move.to == Step.ASSIGNED for move in made.moves)  # then the list's word stands with the assignment
        if not said.progress or told or plainly(said.progress) in plainly(stands.progress):
            return
        key, step = stands.problem_id, Step(stands.step)
        if key not in self.ledger.feeds:
            self._say(said, "progress", "进展由办理单位自己反馈，谁也不代填，这一格没有采用。")
        elif step in WORKING:
            made.moves.append(Move("advance", Step.FEEDBACK, said.progress))
            made.shown += [Change("step", "办理", step.label, "反馈"), Change("progress", "进展", stands.progress, said.progress)]
        elif step in FLOW[Step.SIGNED].after and key in self.ledger.signs:
            made.moves += [Move("advance", Step.SIGNED), Move("advance", Step.FEEDBACK, said.progress)]
            made.shown += [Change("step", "办理", step.label, "签收、反馈"), Change("progress", "进展", stands.progress, said.progress)]
        else:
            self._say(said, "progress", f"当前环节为“{step.label}”，不能反馈，这一格没有采用。")
