"""调度材料: exceptions only, and first what earlier sittings decided and is still open (M50, M51, G14). The selection is that of the room `packs`.

With a sitting it is that sitting's agenda, in the words in which it was frozen; without one, the pack as it is on the day.
"""
from datetime import date
from itertools import groupby

from gongjian.packs.pack import Pack, pack
from gongjian.packs.part import Section
from gongjian.papers.blocks import CENTER, LEFT, RIGHT, Block, Column, Head, Heading, Paper, Para, RedHead, Table, Title
from gongjian.papers.convened import KINDS, leader_choices, leaders, sitting_choices
from gongjian.papers.convened import sitting as called
from gongjian.papers.kinds import Ask, Kind, organ_of
from gongjian.papers.saying import full_day
from gongjian.papers.tidy import tidy
from gongjian.reading.problem_words import Light
from gongjian.reading.word import At
from gongjian.stocktake.models import AgendaItem
from gongjian.stocktake.sittings import Sitting
from gongjian.timeline.refused import Refused

LIGHTS = dict(Light.choices)
WIDE = {"议定事项": 4, "项目": 3, "问题": 4, "存在问题": 3, "缺项材料": 3, "未调度的项目": 5, "缺口最大的单位": 3, "目标": 3, "情况": 2, "事项": 4, "序时": 2.4}
DAYS = ("会议", "时限", "应办结", "原计划", "开工", "计划开工", "改期")
NOTHING = "各项目标、项目、问题和调度均无例外事项。"
AGENDA = (Column("序号", align=CENTER, share=0.9), Column("事项", share=3.6), Column("情况", share=5), Column("灯", align=CENTER, share=0.7))


def draft(at: At, *, kind: str = "", leader: str = "", sitting: str = "") -> Paper:
    return from_agenda(at, sitting) if sitting else from_pack(at, kind, leader)


def from_pack(at: At, kind: str, leader: str) -> Paper:
    told = kind or (Sitting.Kind.LEADER if leader else Sitting.Kind.COUNTY)
    if leader and leader not in leaders(at):
        raise Refused(f"{full_day(at.on)}没有叫“{leader}”的县领导")
    made = pack(at, told, leaders(at)[leader] if leader else None)
    blocks = [block for section in made.sections for block in listed(section, at)]
    return framed(at, made.title, count_said(made), blocks)


def count_said(made: Pack) -> str:
    told = "；".join(f"{section.heading}{len(section)}项" for section in made.sections)
    return f"本材料只列需要会议关注的例外事项，共{made.count}项：{told}。" if told else NOTHING


def listed(section: Section, at: At) -> list[Block]:
    columns = (Column("序号", align=CENTER), *(column(name) for name in section.columns), Column("灯", align=CENTER, share=0.7))
    rows = tuple((str(place), *(tidy(cell, at.on) for cell in row.cells), LIGHTS.get(row.light, "")) for place, row in enumerate(section.rows, 1))
    blocks: list[Block] = [Heading(section.key, 1, section.heading), Table(f"{section.key}-rows", columns, rows)]
    return [*blocks[:1], Para(f"{section.key}-note", section.note), *blocks[1:]] if section.note else blocks


def column(name: str) -> Column:
    label, _, unit = name.partition("（")
    figures = bool(unit) or label in ("任务", "完成", "完成率", "天数", "已过")
    align = RIGHT if figures else CENTER if label in DAYS else LEFT
    return Column(label, unit.removesuffix("）"), align, WIDE.get(label, 2.1 if label in DAYS else 1.8))


def from_agenda(at: At, key: str) -> Paper:
    """The agenda of a sitting as it was frozen when the sitting was called."""
    told = called(at, key)
    items = list(AgendaItem.objects.as_of(at.when).filter(sitting=told.sitting).order_by("place"))
    frozen_on = min((item.occurred_on for item in items), default=at.on)
    blocks: list[Block] = []
    for section, together in groupby(items, key=lambda item: (item.section, item.heading)):
        rows = tuple((str(place), tidy(item.text, frozen_on), tidy(item.words, frozen_on), LIGHTS.get(item.light, "")) for place, item in enumerate(together, 1))
        blocks += [Heading(section[0], 1, section[1]), Table(f"{section[0]}-rows", AGENDA, rows)]
    said = f"会议定于{full_day(told.held_on)}{f'在{told.step.place}' if told.step.place else ''}召开，议题{len(items)}项。" if items else NOTHING
    return framed(at, f"{told.sitting}材料", said, blocks, frozen_on)


def framed(at: At, title: str, said: str, blocks: list[Block], until: date | None = None) -> Paper:
    day = full_day(until or at.on)
    return Paper(f"{title}（{day}）", at.on, (
        RedHead(organ_of(at.drive), Head.PLAIN), Title(title), Para("until", f"（截至{day}）", align=CENTER), Para("opening", said), *blocks,
    ))


PAPER = Kind(
    "material", "调度材料", draft, Head.PLAIN, help="会议材料，只列例外：前次议定未了、落后目标、红灯项目、逾期问题、未调度",
    asks=(
        Ask("kind", "会议", choices=lambda at: KINDS, help="不填为县政府调度会；写了包保领导即为其半月调度"),
        Ask("leader", "包保领导", choices=leader_choices), Ask("sitting", "已通知的会议", choices=sitting_choices(), help="用通知会议时冻结的议题"),
    ),
)
