"""All doubts of a county on a day. Shown to the office and the statistics bureau only; whoever calls sees to that."""
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from gongjian.enrolment.dossier import dossiers
from gongjian.enrolment.doubts.doubt import Doubt, Look, Task
from gongjian.enrolment.doubts.registry import every_doubt
from gongjian.enrolment.looked import Looked
from gongjian.enrolment.rules import EnrolmentRules, rules_at
from gongjian.projects.standings import ProjectStanding, Tally
from gongjian.timeline.when import When


def doubts(rows: Iterable[ProjectStanding], when: When, tasks: Sequence[Task] = (), visits: Mapping[int, date] | None = None) -> list[Doubt]:
    """Of these projects, those not looked into first. `visits`: the day of the newest photo of a visit, by project. Six queries, however many projects."""
    rows = [row for row in rows if row.withdrawn_on is None]
    keys = [row.project_id for row in rows]
    tallies = Tally.objects.at(when).filter(project__in=keys, physical__isnull=False, reported_on__isnull=False)
    physical = {tally.project_id: (tally.physical, tally.reported_on) for tally in tallies}
    area = rows[0].area if rows else ""
    rules = rules_at(EnrolmentRules.objects.as_of(when).filter(area=area))(when.on)
    look = Look(when, dossiers(rows, when), rules, physical, tuple(tasks), dict(visits or {}))  
    found = [doubt for kind in every_doubt().values() for doubt in kind.find(look)]
    looked = {told.doubt: told for told in Looked.objects.as_of(when).filter(doubt__in=[doubt.key for doubt in found]).select_related("by")}
    found = [replace(doubt, looked=looked.get(doubt.key)) for doubt in found]
    return sorted(found, key=lambda doubt: (doubt.looked is not None, doubt.kind, doubt.projects))
