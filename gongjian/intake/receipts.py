"""Taking an import back: every fact it told of projects is voided, in one go, and a second receipt says so.

Units that were registered with it stay in the roll of units: another list may have named them since.
"""
from typing import Any

from django.db import transaction

from gongjian.intake.models import Receipt
from gongjian.problems.models import Problem, ProblemStep
from gongjian.problems.standings import rebuild_problems
from gongjian.projects.acts.mending import FRAME
from gongjian.projects.models import Card, Project, ProjectStanding
from gongjian.projects.restand import LISTS, rebuild
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import seal
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When

TOLD: tuple[Any, ...] = (*LISTS.values(), ProblemStep)


def undo(receipt: Receipt, told: Told) -> Receipt:
    """Refused when it was taken back before, or when later facts rest on what it brought in."""
    if receipt.undoes_id:
        raise Refused("这张回执本身就是撤销，不能再撤")
    if Receipt.objects.filter(undoes=receipt).exists():
        raise Refused(f"第 {receipt.pk} 号回执已经撤销过")
    facts = [fact for model in TOLD for fact in model._base_manager.filter(source=receipt.source_id, void=False).order_by("pk")]
    _nothing_rests_on(facts, receipt)
    with transaction.atomic():
        source = Source.objects.create(area=told.area, kind=Source.Kind.FILE, title=f"撤销导入：{receipt.source.title}"[:200], made_at=told.at, by=told.by)
        frame = Told(told.area, told.on, told.at, told.by, source, note=told.note or f"撤销第 {receipt.pk} 号导入回执")
        voids: list[Fact] = []
        for model in TOLD:
            here = [_void(fact, frame) for fact in facts if type(fact) is model]
            model.objects.bulk_create(here, batch_size=1000)
            voids += here
        rebuild(list(Project.objects.filter(pk__in={fact.project_id for fact in facts if hasattr(fact, "project_id")})))
        rebuild_problems(list(Problem.objects.filter(pk__in={fact.problem_id for fact in facts if isinstance(fact, ProblemStep)})))
        seal(told.at, voids)
        return Receipt.objects.create(
            area=told.area, source=source, made_at=told.at, by=told.by, new=0, changed=0, same=0, facts=len(voids), undoes=receipt
        )


def _void(fact: Fact, frame: Told) -> Fact:
    said = {field.attname: getattr(fact, field.attname) for field in fact._meta.concrete_fields if field.name not in FRAME}
    return frame.fact(type(fact), on=said.pop("occurred_on"), cell=fact.cell, corrects=fact, void=True, **said)


def _nothing_rests_on(facts: list[Fact], receipt: Receipt) -> None:
    """A project that came with this file and has been worked on since cannot vanish under its later facts."""
    for model in TOLD:
        mine = [fact.pk for fact in facts if type(fact) is model]
        mended = model._base_manager.filter(corrects__in=mine).first() if mine else None
        if mended:
            raise Refused(f"导入的{model._meta.verbose_name}（{mended.occurred_on}）后来更正过，不能整单撤销，请逐条作废")
    born = {fact.project_id for fact in facts if isinstance(fact, Card)}
    born -= set(Card._base_manager.filter(project__in=born).exclude(source=receipt.source_id).values_list("project", flat=True))
    for model in LISTS.values():
        later = model._base_manager.filter(project__in=born).exclude(source=receipt.source_id).first() if born else None
        if later:
            name = ProjectStanding.objects.at(When(FAR)).filter(project=later.project_id).values_list("name", flat=True).first()
            raise Refused(f"「{name or later.project_id}」导入后又有新的记录，不能整单撤销，请逐条作废")


