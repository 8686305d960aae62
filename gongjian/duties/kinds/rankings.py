"""排名：a unit answers what is proposed, within its days; the office finds on what was answered, and its head publishes (M60, G10)."""
from collections.abc import Iterable
from datetime import date, timedelta

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.people.posts import Rank, Role
from gongjian.rankings.flow import Step
from gongjian.rankings.life import Life
from gongjian.rankings.seen import seen, units_seen
from gongjian.reading.word import At

WITHIN = timedelta(days=3)  # [C] after the units' time to answer


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Four queries; the one or two rounds under way. A unit may be silent: its duty is over with its days."""
    for life in seen(at.lens):
        if life.step == Step.PROPOSED and life.proposal.answer_by is not None:
            yield from (duty for duty in (*_answers(at, life, life.proposal.answer_by), *_office(at, life, life.proposal.answer_by)) if duty.on <= until)


def _answers(at: At, life: Life, by: date) -> Iterable[Duty]:
    if at.on > by:
        return
    for unit in sorted(life.silent() & units_seen(at.lens)):
        yield Duty(
            label="答复排名", key=f"ranking:{life.round.pk}:answer:{unit}", on=by, text=life.title, small="无异议也请答复", subject=("ranking", life.round.pk),
            act=("答复", "answer-ranking", (life.round.pk, unit)), page=("ranking-round", (life.round.pk,)), unit=unit, who=shorts(at).get(unit, ""),
        )


def _office(at: At, life: Life, by: date) -> Iterable[Duty]:
    said: dict = {"text": life.title, "subject": ("ranking", life.round.pk), "page": ("ranking-round", (life.round.pk,))}
    for answer in life.unruled:
        yield Duty(
            "核定申辩", f"ranking:{life.round.pk}:rule:{answer.pk}", by + WITHIN, small=f"{shorts(at).get(answer.unit_id, '')}：{answer.get_plea_display()}",
            act=("核定", "rule-ranking", (answer.pk,)), role=Role.OFFICE, who=Role.OFFICE.label, **said,
        )
    if not life.unruled and (at.on > by or not life.silent()):
        head: dict = {"role": Role.OFFICE, "rank": Rank.HEAD, "who": "指挥部办公室主任"}
        yield Duty("公布排名", f"ranking:{life.round.pk}:issue", by + WITHIN, act=("公布", "issue-ranking", (life.round.pk,)), **head, **said)


KIND = Kind("排名", find)
