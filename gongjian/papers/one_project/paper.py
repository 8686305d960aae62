"""一项目一清单一方案 (M34): one project's list of approvals and elements, the way to its start as a chart, who answers for what by when, what stands in the way."""
from collections.abc import Iterable

from gongjian.approvals.advice import Finding, Obstacle
from gongjian.approvals.flow import OPEN, State
from gongjian.papers.blocks import CENTER, Appendix, Block, Column, Facts, Head, Heading, Paper, Para, Picture, RedHead, Signature, Table, Title
from gongjian.papers.gantt import NAMES
from gongjian.papers.gantt_svg import picture
from gongjian.papers.kinds import Ask, Kind, organ_of
from gongjian.papers.one_project.chart import margin_said, spoken
from gongjian.papers.one_project.read import Plan, offered, plan
from gongjian.papers.saying import full_day
from gongjian.papers.tidy import tidy
from gongjian.reading.word import At
from gongjian.timeline.money import yi

DAYS_WIDE = 524  # px of the days on an upright sheet, so that the letters stay readable
LIST = (
    Column("序号", align=CENTER, share=0.8), Column("事项", share=3.2), Column("承办单位", share=2.4), Column("承办人", align=CENTER, share=1.2),
    Column("时限", align=CENTER, share=2.7), Column("状态", share=2.8),
)
ELEMENTS = (
    Column("序号", align=CENTER, share=0.8), Column("要素事项", share=3), Column("主管单位", share=2.2), Column("要不要办", align=CENTER, share=1.4),
    Column("状态和依据", share=4),
)
CRITICAL = (
    Column("序号", align=CENTER, share=0.8), Column("关键线路事项", share=3), Column("由谁办", share=2.4), Column("自", align=CENTER, share=1.6),
    Column("至", align=CENTER, share=1.6), Column("推算依据", share=2.6),
)
IDLE = (Column("序号", align=CENTER, share=0.8), Column("事项", share=3), Column("依据", share=6))
UNSURE = "*"
ANNEXES = ("审批清单", "要素前置清单", "前期手续横道图")
NOTE = f"带{UNSURE}的时限、用时未核实：取自国家规定、外地做法或按目录估计，不是本县办事指南，请承办单位核对。"


def draft(at: At, *, project: str) -> Paper:
    told = plan(at, project)
    name = told.row.name
    chart = told.chart(DAYS_WIDE)
    return Paper(f"{name}前期手续一项目一清单一方案", at.on, (
        RedHead(organ_of(at.drive), Head.PLAIN), Title(f"{name}前期手续\n一项目一清单一方案"), Facts("about", about(told)),
        Heading("judged", 1, "总的判断"), Para("judged-said", judged(told)), *obstacles(told),
        Heading("plan", 1, "办理方案"), Para("plan-said", planned(told)), *critical(told), Para("unsure", NOTE), Signature(organ_of(at.drive)),
        Appendix("list", ANNEXES[0]), Para("list-said", counted(told)), Table("list-rows", LIST, tidied(told, listed(told))), *idle(told),
        Appendix("elements", ANNEXES[1]), Table("element-rows", ELEMENTS, tidied(told, elements(told)), empty="没有要素前置事项。"),
        Appendix("chart-head", ANNEXES[2]), Picture("chart", picture(chart), NAMES + DAYS_WIDE, chart.height, tidy(chart.says, at.on)),
    ))


def about(told: Plan) -> tuple:
    row, way = told.row, told.way
    total = f"{yi(row.total, 2)}亿元" if row.total is not None else "未填"
    planned_on = full_day(way.planned_on) if way and way.planned_on else "未定"
    likely_on = full_day(way.likely_on) if way and way.likely_on and not way.blocked else "推算不出"
    return (
        (("项目代码", row.code or "未填"),), (("责任单位", row.unit_name or "未定"), ("责任人", row.said_responsible_name or "未定")),
        (("建设地点", row.place or "未填"),), (("总投资", total), ("包保领导", row.sponsors or "未定")), (("项目类型", told.kind), ("审批路径", told.path)),
        (("计划开工", planned_on), ("预计开工", likely_on)),
        (("代办员", told.agent or "未定"), ("研判", told.vetted or "没有研判")),
    )


def judged(told: Plan) -> str:
    way = told.way
    if told.row.started_on:
        return f"项目已于{full_day(told.row.started_on)}开工。"
    if way is None:
        return "还没有审批清单，推算不了开工日期。"
    if way.blocked:
        return f"手续停住：{'；'.join(way.blocked)}。"
    against = f"，比计划开工日期{margin_said(way)}" if way.planned_on else "；没有定计划开工日期"
    earliest = f"都按承诺和法定时限办，最早{spoken(way.earliest_on, told.on)}可以开工。" if way.earliest_on else ""
    push = "、".join(told.name(code) for code in way.push)
    return tidy(f"照此推算，**{full_day(way.likely_on)}**可以开工{against}。{earliest}" + (f"\n现在要推的是：**{push}**。" if push else ""), told.on)


def counted(told: Plan) -> str:
    needed = [row for row in told.needed if row.state != State.UNKNOWN]
    done = sum(row.state == State.DONE for row in needed)
    unknown = len(told.needed) - len(needed)
    under_way = sum(row.state in OPEN for row in needed)
    said = f"开工前应办{len(needed)}项，已办结{done}项，在办{under_way}项，未启动{len(needed) - done - under_way}项"
    listed_on = f"清单{full_day(told.listed_on)}编，按{full_day(told.book.on)}版目录。" if told.listed_on else "清单按项目信息推定，未核实。"
    return said + (f"；另有{unknown}项要不要办待核。" if unknown else "。") + listed_on


def listed(told: Plan):
    for place, row in enumerate(told.needed, 1):
        yield str(place), told.name(row.item), told.units.get(row.unit_id, "") or told.owner_of(row.item), row.handler, limit(told, row), stands(told, row)


def limit(told: Plan, row) -> str:
    """The day where it runs, the term of the catalogue where it has not begun."""
    if row.state == State.DONE:
        return ""
    if row.due_on:
        return spoken(row.due_on, told.on)
    figure = told.item(row.item).limit
    return f"{figure}{UNSURE if not figure.verified else ''}" if figure else "没有规定"


def stands(told: Plan, row) -> str:
    said = State(row.state).label
    if row.state == State.DONE:
        return f"{said}，{row.document}" if row.document else said
    if row.state == State.UNKNOWN:
        return row.why or said
    if row.state in OPEN and row.due_on and row.due_on < told.on:
        return f"{said}，逾期{(told.on - row.due_on).days}天"
    return said


def elements(told: Plan):
    place = 0
    for code, row in told.stands.items():
        if code in told.book.items and told.book.items[code].element:
            place += 1
            need = {State.NOT_NEEDED: "不需要", State.UNKNOWN: "待核"}.get(State(row.state), "需要")
            yield str(place), told.name(code), told.units.get(row.unit_id, "") or told.owner_of(code), need, row.why or stands(told, row)


def planned(told: Plan) -> str:
    agent = f"由{told.agent}全程代办。" if told.agent else "还没有指定代办员。"
    return f"{agent}关键线路上的事项晚一天，开工就晚一天；其余事项并行办理，见附件 3。"


def critical(told: Plan) -> list[Block]:
    way = told.way
    if way is None or way.blocked:
        return []
    rows = []
    for code in way.critical:
        if code in way.spans and code in told.stands:
            takes, row = way.takes.get(code), told.stands[code]
            first, last = way.spans[code]
            who = " ".join(filter(None, [told.units.get(row.unit_id, "") or told.owner_of(code), row.handler]))
            why = f"{takes.why}{'' if takes.verified else UNSURE}" if takes else ""
            rows.append((str(len(rows) + 1), told.name(code), who, spoken(first, told.on), spoken(last, told.on), why))
    return [Table("critical", CRITICAL, tidied(told, rows), caption="关键线路", empty="")]


def tidied(told: Plan, rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """As a paper writes days and figures."""
    return tuple(tuple(tidy(cell, told.on) for cell in row) for row in rows)


def obstacles(told: Plan) -> list[Block]:
    """What was told once and whole, and what of it still stands."""
    if not told.notices:
        return [Heading("obstacles", 1, "政策性障碍"), Para("obstacles-said", "还没有一次性告知政策性障碍。")]
    last = {one["kind"]: one for notice in told.notices for one in notice.obstacles}
    free = [Obstacle(kind).label for kind, one in last.items() if one["finding"] == Finding.NONE]
    ends = {Finding.CONFLICT: "已消除", Finding.SETTLE: "须办手续"}
    said = [
        f"{Obstacle(kind).label}：{one.get('words') or '涉及'}（{'未消除' if kind in told.standing else ends[one['finding']]}）。"
        for kind, one in last.items() if one["finding"] != Finding.NONE
    ]
    when = f"{full_day(told.notices[-1].occurred_on)}一次性告知" + (f"（第{len(told.notices)}次，应当一次说清）" if len(told.notices) > 1 else "")
    told_free = f"不涉及{'、'.join(free)}。" if free else ""
    return [Heading("obstacles", 1, "政策性障碍"), Para("obstacles-said", "\n".join([f"{when}。{told_free}", *said]))]


def idle(told: Plan) -> list[Block]:
    not_needed = [row for row in told.stands.values() if row.state == State.NOT_NEEDED and row.item in told.book.items]
    rows = [(str(place), told.name(row.item), row.why or "没有写明依据") for place, row in enumerate(not_needed, 1)]
    return [Table("idle-rows", IDLE, tidied(told, rows), caption="无需办理的事项")] if rows else []


PAPER = Kind(
    "one_project", "一项目一清单一方案", draft, Head.PLAIN, help="一个项目的审批清单、要素前置清单、横道图和办理方案",
    asks=(Ask("project", "项目", required=True, choices=offered, help="有审批清单的项目"),),
)
