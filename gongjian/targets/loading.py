"""Taking a plan in. Loading the same plan twice changes nothing; an amendment is a set of new facts with its document's number."""
import hashlib
import json
from dataclasses import asdict

from django.db import transaction

from gongjian.people.loading import unit_by_name
from gongjian.targets.allotting import allot
from gongjian.targets.drives import Clause, Drive
from gongjian.targets.plandefs import Amendment, PlanFile, TargetDef
from gongjian.targets.planfile import PlanError
from gongjian.targets.targets import Target
from gongjian.timeline.facts import Fact
from gongjian.timeline.told import Told


@transaction.atomic
def load_plan(plan: PlanFile, told: Told, file: bytes = b"") -> list[Fact]:
    """The drive, its clauses and targets. What the file's wording changes is brought up to date; values are facts and only ever added to."""
    said, head = plan.drive, asdict(plan.drive)
    drive, _ = Drive.objects.update_or_create(
        area=head.pop("area"), key=head.pop("key"), defaults=head | {"rules": _rules(plan), "file_sha256": hashlib.sha256(file).hexdigest()}
    )
    for clause in plan.clauses:
        Clause.objects.update_or_create(
            drive=drive, mark=clause.id,
            defaults={
                "part": clause.part, "text": clause.text, "duty": clause.duty, "workstream": clause.workstream,
                "measured_by": list(clause.measured_by), "lead": list(clause.lead), "cooperating": list(clause.cooperating),
            },
        )
    facts: list[Fact] = []
    for place, target in enumerate(plan.targets):
        defined = _define(drive, target, place)
        facts += _allot(defined, target.value, target.units, told, on=said.starts_on, document=said.number)
    return facts


def _define(drive: Drive, said: TargetDef, place: int) -> Target:
    target, _ = Target.objects.update_or_create(
        drive=drive, key=said.key,
        defaults={
            "clause": said.clause, "title": said.title, "measure": said.measure, "basis": said.basis, "indicator": said.indicator,
            "starts_on": said.starts_on, "ends_on": said.ends_on, "by": said.by, "owner": said.owner, "subset_of": said.subset_of,
            "overlapping": said.overlapping, "paired_with": said.paired_with, "stock": said.stock, "frozen": said.denominator == "frozen",
            "definition": said.definition, "note": said.note, "order": place,
        },
    )
    return target


@transaction.atomic
def amend(change: Amendment, told: Told) -> list[Fact]:
    """Raises PlanError when it names a drive, a target or a unit that is not there."""
    drive = Drive.objects.filter(area=told.area, key=change.drive).first()
    if drive is None:
        raise PlanError([f"没有标识为「{change.drive}」的行动，请先载入它的行动方案"])
    facts: list[Fact] = []
    for said in change.targets:
        target = drive.targets.filter(key=said.key).first()
        if target is None:
            raise PlanError([f"目标「{said.key}」不在「{drive.title}」里"])
        facts += _allot(target, said.value, said.units, told.because(said.note), on=change.issued_on, document=change.number)
    return facts


def _allot(target: Target, value, units, told: Told, *, on, document: str) -> list[Fact]:
    facts = [] if value is None else allot(target, told, value=value, on=on, document=document)
    for task in units:
        unit = unit_by_name(task.unit, told.on, told.area)
        if unit is None:
            raise PlanError([f"目标「{target.title}」分给「{task.unit}」：单位名录中没有这个名称，或不止一个"])
        facts += allot(target, told, unit=unit, value=task.value, on=on, document=document)
    return facts


def _rules(plan: PlanFile) -> dict:
    """The rest of the plan, as JSON."""
    rules = {
        "rhythm": asdict(plan.rhythm), "problems": plan.problems.said(), "lists": {str(row.number): asdict(row) for row in plan.lists},
        "papers": asdict(plan.papers) | {"prefixes": dict(plan.papers.prefixes)},
        "scoring": asdict(plan.scoring) if plan.scoring else {}, "workstreams": [asdict(row) for row in plan.workstreams],
    }
    return json.loads(json.dumps(rules, default=str, ensure_ascii=False))

