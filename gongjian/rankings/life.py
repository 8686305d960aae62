"""A round as it stands on a day: what is proposed or published, what units answered, what the office found, and whether it can be reckoned again."""
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from gongjian.rankings.flow import FLOW, Plea, Step
from gongjian.rankings.frozen import Said, as_json, digest
from gongjian.rankings.packfile import PackError, read_pack
from gongjian.rankings.rounds import Round, RoundAnswer, RoundRuling, RoundStep
from gongjian.rankings.standing import ranking
from gongjian.reading.word import At
from gongjian.timeline.when import FAR, When


@dataclass
class Life:
    """`steps`: oldest first, at least the first proposal. `answers`, `rulings` in the order they were told."""

    round: Round
    steps: list[RoundStep]
    answers: list[RoundAnswer]
    rulings: dict[int, RoundRuling]

    @property
    def step(self) -> Step:
        return Step(self.steps[-1].step)

    @cached_property
    def proposal(self) -> RoundStep:
        """The last proposal."""
        return next(step for step in reversed(self.steps) if step.step == Step.PROPOSED)

    @cached_property
    def issued(self) -> RoundStep | None:
        return next((step for step in self.steps if step.step == Step.ISSUED), None)

    @property
    def stands(self) -> RoundStep:
        """What its rows are read from: the published ones for ever, else the last proposal's."""
        return self.issued or self.proposal

    @property
    def said(self) -> Said:
        return self.stands.ranking or {}

    @property
    def title(self) -> str:
        return self.stands.title

    @property
    def number(self) -> str:
        return self.issued.number if self.issued else ""

    def may_follow(self, step: Step) -> bool:
        return self.step in FLOW[step].after

    def answers_of(self, unit: int) -> list[RoundAnswer]:
        return [answer for answer in self.answers if answer.unit_id == unit]

    @property
    def unruled(self) -> list[RoundAnswer]:
        """Answers that ask for something and wait for the office."""
        return [answer for answer in self.answers if answer.plea != Plea.AGREES and answer.pk not in self.rulings]

    @property
    def excused(self) -> set[int]:
        """Units the office found to have missed by force majeure."""
        return {answer.unit_id for answer in self.answers if answer.plea == Plea.FORCE and answer.pk in self.rulings and self.rulings[answer.pk].upheld}

    @property
    def units(self) -> set[int]:
        """Those that have a row in it."""
        return {row["unit"] for board in self.said["boards"] for league in board["leagues"] for row in league["rows"]}

    def silent(self) -> set[int]:
        """Ranked units that have not answered since the last proposal."""
        since = self.proposal.recorded_at
        ranked = {row["unit"] for board in self.said["boards"] for league in board["leagues"] for row in league["rows"] if row["score"] is not None}
        return ranked - {answer.unit_id for answer in self.answers if answer.recorded_at >= since}

    def open_on(self, day: date) -> bool:
        """Whether units still have time to answer."""
        return self.step == Step.PROPOSED and self.proposal.answer_by is not None and day <= self.proposal.answer_by


def life_of(told: Round, when: When | None = None) -> Life | None:
    """None before the round was begun."""
    return next(iter(lives([told], when)), None)


def lives(rounds: Iterable[Round], when: When | None = None) -> list[Life]:
    """Those begun by the day, in the order given. Three queries."""
    at, told = when or When(FAR), list(rounds)
    keys = [one.pk for one in told]
    steps: dict[int, list[RoundStep]] = {key: [] for key in keys}
    answers: dict[int, list[RoundAnswer]] = {key: [] for key in keys}
    for step in RoundStep.objects.as_of(at).filter(round__in=keys).select_related("by").order_by("pk"):
        steps[step.round_id].append(step)
    for answer in RoundAnswer.objects.as_of(at).filter(round__in=keys).select_related("by").order_by("pk"):
        answers[answer.round_id].append(answer)
    rulings = {ruling.answer_id: ruling for ruling in RoundRuling.objects.as_of(at).filter(answer__round__in=keys).select_related("by").order_by("pk")}
    return [
        Life(one, steps[one.pk], answers[one.pk], {answer.pk: rulings[answer.pk] for answer in answers[one.pk] if answer.pk in rulings})
        for one in told if steps[one.pk]
    ]


def rounds_of(area: str, pack: str = ""):
    """Newest day first."""
    rows = Round.objects.filter(area__startswith=area).select_related("drive")
    return (rows.filter(pack=pack) if pack else rows).order_by("-on", "-pk")


def last_issued(at: At, pack: str, before: date | None = None) -> Life | None:
    """The newest published round of a pack whose day is before `before` (default: any), as known at the look. Three queries."""
    rows = rounds_of(at.lens.officer.area, pack).filter(steps__in=RoundStep.objects.as_of(at.when).filter(step=Step.ISSUED))
    found = (rows.filter(on__lt=before) if before else rows).first()
    return life_of(found, at.when) if found else None


def again(life: Life, at: At, excused: Collection[int] = ()) -> Said | None:
    """The round reckoned again: with the rules as they stood, of what was known then. None: those rules can no longer be read."""
    step = life.stands
    try:
        pack = read_pack(step.rules.encode())
    except PackError:
        return None
    then = replace(at, lens=at.lens.at(When(life.round.on, step.known)), drive=life.round.drive)
    return as_json(ranking(then, pack, excused))


def reproduced(life: Life, at: At) -> bool:
    """Whether reckoning again gives what was kept, to the last digit."""
    told = again(life, at, life.excused if life.issued else ())
    return told is not None and digest(told) == digest(life.said)
