"""Taking an import back: every fact it told is voided, in one go, and a second receipt says so.

Units that were registered with it stay in the roll of units: another list may have named them since. A project that was worked on since stops
the whole; a problem that moved on since stays where it is, and the second receipt names it (`ledger.undoing`).
"""
from typing import Any

from django.db import transaction

from gongjian.intake.ledger.undoing import TakenBack, moved_on, take_back, told_by
from gongjian.intake.models import Receipt
from gongjian.problems.models import Problem
from gongjian.projects.acts.mending import FRAME
from gongjian.projects.models import Card, Project, ProjectStanding
from gongjian.projects.restand import LISTS, rebuild
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import seal
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told
from gongjian.timeline.when import FAR, When

TOLD: tuple[Any, ...] = tuple(LISTS.values())


def undo(receipt: Receipt, told: Told) -> Receipt:
    """Refused when it was taken back before, or when later facts rest on what it brought in."""
    if receipt.undoes_id:
        raise Refused("这张回执本身就是撤销，不能再撤")
    if Receipt.objects.filter(undoes=receipt).exists():
        raise Refused(f"第 {receipt.pk} 号回执已经撤销过")
    facts = [fact for model in TOLD for fact in model._base_manager.filter(source=receipt.source_id, void=False).order_by("pk")]
    _nothing_rests_on(facts, receipt)
    if not facts:
        _something_can_be(receipt)
    with transaction.atomic():
        source = Source.objects.create(area=told.area, kind=Source.Kind.FILE, title=f"撤销导入：{receipt.source.title}"[:200], made_at=told.at, by=told.by)
        frame = Told(told.area, told.on, told.at, told.by, source, note=told.note or f"撤销第 {receipt.pk} 号导入回执")
        voids: list[Fact] = []
        for model in TOLD:
            here = [_void(fact, frame) for fact in facts if type(fact) is model]
            model.objects.bulk_create(here, batch_size=1000)
            voids += here
        rebuild(list(Project.objects.filter(pk__in={fact.project_id for fact in facts if hasattr(fact, "project_id")})))
        back = take_back(receipt.source, receipt.made_at, frame)
        seal(told.at, [*voids, *back.facts])
        return Receipt.objects.create(
            area=told.area, source=source, made_at=told.at, by=told.by, new=0, changed=0, same=0, facts=len(voids) + len(back.facts), undoes=receipt,
            remarks=_left(back),
        )


def _left(back: TakenBack) -> str:
    if not back.left:
        return ""
    return f"有 {len(back.left)} 个问题导入后又有办理，没有撤销：{'、'.join(f'「{problem.what[:30]}」' for problem in back.left)}"[:2000]


def _something_can_be(receipt: Receipt) -> None:
    """A ledger whose every problem moved on leaves nothing to take back."""
    told = told_by(receipt.source)
    if told and not set(told) - moved_on(told, receipt.source, receipt.made_at):
        raise Refused("这份文件里的问题导入后都又有办理，没有可撤销的；要撤回哪一步，请到问题页办理")


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
    if told := {key: steps for key, steps in told_by(receipt.source).items() if Problem.objects.filter(pk=key, project__in=born).exists()} if born else {}:
        if moved_on(told, receipt.source, receipt.made_at):
            raise Refused("导入的项目上的问题后来又有办理，不能整单撤销，请逐条作废")
    if born and (found := Problem.objects.filter(project__in=born).exclude(pk__in=told).first()):
        raise Refused(f"导入的项目后来又提了问题「{found.what[:40]}」，不能整单撤销，请逐条作废")
    for model in LISTS.values():
        later = model._base_manager.filter(project__in=born).exclude(source=receipt.source_id).first() if born else None
        if later:
            name = ProjectStanding.objects.at(When(FAR)).filter(project=later.project_id).values_list("name", flat=True).first()
            raise Refused(f"「{name or later.project_id}」导入后又有新的记录，不能整单撤销，请逐条作废")


