"""What a person says of a clause (情况说明): by the office, or by a unit that leads on it or cooperates; each names the paper it rests on."""
from django.db import models

from gongjian.people.models import Unit
from gongjian.targets.drives import Clause
from gongjian.targets.owners import Directory, owners_of
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When

MOST = 500  # characters


class ClauseWord(Fact):
    """A unit's own words on a clause, from that day on; a later one of the same unit takes its place, and the earlier stays on record."""

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="words", verbose_name="条款")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name="说明单位")
    words = models.CharField("情况说明", max_length=MOST)
    document = models.CharField("依据", max_length=80)

    unit_id: int

    class Meta(Fact.Meta):
        verbose_name = "条款情况说明"
        indexes = [models.Index(fields=["clause", "occurred_on"], name="clause_word")]


def speaks_of(clause: Clause, unit: Unit, when: When) -> bool:
    """Whether the unit may: the office of every clause, another of those it leads on or cooperates in on the day."""
    owners = owners_of(clause, clause.drive.rules.get("workstreams", []), Directory(when, clause.drive.area))
    return unit.kind == Unit.Kind.OFFICE or bool(owners.part_of(unit.pk))


def explain(unit: Unit, told: Told, *, clause: Clause, words: str, document: str) -> list[Fact]:
    """Raises Refused for a clause that is not the unit's, for no words, and for words that rest on nothing. Said again, it changes nothing."""
    words, document = words.strip(), document.strip()
    if not words:
        raise Refused("请写明情况")
    if not document:
        raise Refused("情况说明须写明依据：文件、会议纪要或材料的名称")
    if len(words) > MOST:
        raise Refused(f"情况说明不超过 {MOST} 字")
    if not speaks_of(clause, unit, When(told.on)):
        raise Refused(f"{clause.mark} 不是{unit.name_on(told.on)}牵头或配合的条款")
    last = words_of([clause], When(told.on)).get(clause.pk, {}).get(unit.pk)
    if last and (last.words, last.document) == (words, document):
        return []
    return [told.tell(ClauseWord, clause=clause, unit=unit, words=words, document=document)]


def words_of(clauses, when: When) -> dict[int, dict[int, ClauseWord]]:
    """{clause: {unit: its last words by the day}}, the latest last. One query."""
    found: dict[int, dict[int, ClauseWord]] = {}
    for fact in ClauseWord.objects.as_of(when).filter(clause__in=clauses).select_related("by", "unit").order_by("occurred_on", "pk"):
        said = found.setdefault(fact.clause_id, {})
        said.pop(fact.unit_id, None)
        said[fact.unit_id] = fact
    return found
