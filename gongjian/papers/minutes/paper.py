"""会议纪要: 时间地点主持出席 → 会议听取 → 议定事项 (事项、责任单位、责任人、时限), from what was typed at the sitting and nothing else (M50; rules.md §8).

What nobody typed is left to the person who edits, with a mark that keeps the paper from being checked as long as it stands.
"""
from gongjian.papers.blocks import CENTER, Block, Column, Head, Heading, Imprint, Paper, Para, RedHead, Table, Title
from gongjian.papers.convened import HELD, sitting_choices
from gongjian.papers.convened import sitting as called
from gongjian.papers.kinds import Ask, Kind, drive_of, organ_of
from gongjian.papers.saying import full_day, short_day
from gongjian.papers.texts import TO_WRITE
from gongjian.papers.tidy import tidy
from gongjian.people.models import UnitStanding
from gongjian.projects.models import ProjectStanding
from gongjian.reading.word import At
from gongjian.stocktake.models import AgendaItem, Decision, Minute
from gongjian.stocktake.sittings import Sitting, SittingStep, Stands

NAMED = 8
NAMES = {Sitting.Kind.COUNTY: "项目建设调度会议纪要", Sitting.Kind.LEADER: "包保项目调度会议纪要", Sitting.Kind.SPECIAL: "县政府专题会议纪要"}
COLUMNS = (
    Column("序号", align=CENTER, share=0.8), Column("议定事项", share=4.4), Column("涉及项目", share=2.4), Column("责任单位", share=1.8),
    Column("责任人", align=CENTER, share=1.2), Column("时限", align=CENTER, share=1.5),
)


def draft(at: At, *, sitting: str) -> Paper:
    told, organ, drive = called(at, sitting), organ_of(at.drive), drive_of(at)
    name = NAMES[Sitting.Kind(told.sitting.kind)]
    title = f"{drive.title.removeprefix(drive.region)}\n{told.sitting}纪要"
    return Paper(f"{told.sitting}纪要（{short_day(told.held_on)}）", at.on, (
        RedHead(organ, Head.MINUTES, name=name, day=told.held_on), Title(title), *present(told), Heading("heard", 1, "会议听取和研究的事项"), *heard(at, told),
        Heading("decided", 1, "议定事项"), *decided(at, told), Imprint(organ, f"参会单位，{drive.office}各成员单位"),
    ))


def present(told: Stands) -> list[Para]:
    """Who was there, as it was told; of the rest nothing is known here."""
    step = told.step
    said = (
        ("time", "时间：", full_day(told.held_on)), ("place", "地点：", step.place), ("chair", "主持：", step.chair),
        ("attendance", "出席：", "、".join(step.attendance)), ("excused", "请假：", ""), ("guests", "列席：", ""), ("clerk", "记录：", ""),
    )
    return [Para(key, text or TO_WRITE, lead=lead) for key, lead, text in said]


def heard(at: At, told: Stands) -> list[Block]:
    """Minutes against the agenda, in its order; then other business; then what was on the agenda and has no minutes."""
    items = list(AgendaItem.objects.as_of(at.when).filter(sitting=told.sitting).order_by("place"))
    minutes = {minute.item_id: minute.text for minute in Minute.objects.as_of(at.when).filter(sitting=told.sitting).order_by("pk")}
    blocks: list[Block] = []
    for item in items:
        if item.pk in minutes:
            words = f"会议听取：{tidy(item.words, at.on)}。" if item.words else TO_WRITE
            said = f"会议指出：{tidy(minutes[item.pk], at.on)}"
            blocks += [Heading(f"item-{item.place}", 2, item.text), Para(f"item-{item.place}-words", words), Para(f"item-{item.place}-said", said)]
    if None in minutes:
        blocks += [*([Heading("other", 2, "其他事项")] if blocks else []), Para("other-said", tidy(minutes[None], at.on))]
    if silent := [item.text for item in items if item.pk not in minutes]:
        named = "；".join(silent[:NAMED]) + (f"等{len(silent)}项" if len(silent) > NAMED else "")
        blocks.append(Para("silent", f"{TO_WRITE}下列议题没有记录讨论情况，请补记或删去：{named}。"))
    if not minutes:
        blocks.insert(0, Para("nothing", f"{TO_WRITE}会议没有留下记录。"))
    if told.step.step != SittingStep.Step.CLOSED:
        blocks.append(Para("unclosed", f"{TO_WRITE}会议尚未结会，记录和议定事项可能不全，结会后请重新起草。"))
    return blocks


def decided(at: At, told: Stands) -> list[Block]:
    """Each with unit, person and day; they run as problems of the ledger from the day of the sitting (13710)."""
    facts = list(Decision.objects.as_of(at.when).filter(sitting=told.sitting).order_by("pk"))
    units = dict(UnitStanding.objects.at(at.when).filter(unit__in=[fact.unit_id for fact in facts]).values_list("unit_id", "short"))
    projects = dict(ProjectStanding.objects.at(at.when).filter(project__in=[fact.project_id for fact in facts if fact.project_id]).values_list("project_id", "name"))
    rows = tuple(
        (str(place), fact.text, projects.get(fact.project_id, ""), units.get(fact.unit_id, ""), fact.person, short_day(fact.due_on))
        for place, fact in enumerate(facts, 1)
    )
    table = Table("decisions", COLUMNS, rows, empty="会议没有议定事项。")
    said = f"会议议定{len(rows)}项，自会议之日起列入问题台账，按13710工作制度督办，逐项销号。"
    return [Para("decided-said", said), table] if rows else [table]


PAPER = Kind(
    "minutes", "会议纪要", draft, Head.MINUTES, by_issue=True, help="由会议记录和议定事项生成；没有记录的留〔待补〕",
    asks=(Ask("sitting", "会议", required=True, choices=sitting_choices(*HELD)),),
)
