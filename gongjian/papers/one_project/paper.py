"""一项目一清单一方案 (M34): one project's list of approvals and elements, the way to its start as a chart, who answers for what by when, what stands in the way."""
from gongjian.approvals.advice import Finding, Obstacle
from gongjian.approvals.flow import OPEN, State
from gongjian.papers.blocks import Appendix, Facts, Head, Heading, Paper, Para, Picture, RedHead, Signature, Title
from gongjian.papers.gantt import NAMES
from gongjian.papers.gantt_svg import picture
from gongjian.papers.kinds import Ask, Kind, organ_of
from gongjian.papers.one_project.chart import chart, margin_said, spoken
from gongjian.papers.one_project.read import Plan, offered, plan
from gongjian.papers.one_project.reckoned import push, ready
from gongjian.papers.one_project.tables import UNSURE, critical_way, elements, idle, listed
from gongjian.papers.saying import full_day
from gongjian.papers.tidy import tidy
from gongjian.reading.word import At
from gongjian.timeline.money import yi

DAYS_WIDE = 524  # px of the days on an upright sheet, so that the letters stay readable
ANNEXES = ("审批清单", "要素前置清单", "前期手续横道图")
NOTE = f"带{UNSURE}的时限、用时未核实：取自国家规定、外地做法或按目录估计，不是本县办事指南，请承办单位核对。"


def draft(at: At, *, project: str) -> Paper:
    told, organ = plan(at, project), organ_of(at.drive)
    name, drawn = told.row.name, chart(told.way, wide=DAYS_WIDE)
    return Paper(f"{name}前期手续一项目一清单一方案", at.on, (
        RedHead(organ, Head.PLAIN), Title(f"{name}前期手续\n一项目一清单一方案"), Facts("about", about(told)),
        Heading("judged", 1, "总的判断"), Para("judged-said", tidy(judged(told), at.on)), Heading("obstacles", 1, "政策性障碍"), Para("obstacles-said", obstacles(told)),
        Heading("plan", 1, "办理方案"), Para("plan-said", planned(told)), *critical_way(told), Para("unsure", NOTE), Signature(organ),
        Appendix("list", ANNEXES[0]), Para("list-said", counted(told)), listed(told), *idle(told), Appendix("elements", ANNEXES[1]), elements(told),
        Appendix("chart-head", ANNEXES[2]), Picture("chart", picture(drawn), NAMES + DAYS_WIDE, drawn.height, tidy(drawn.says, at.on)),
    ))


def about(told: Plan) -> tuple:
    row, way = told.row, told.way
    total = f"{yi(row.total, 2)}亿元" if row.total is not None else "未填"
    planned_on = full_day(way.planned_on) if way.planned_on else "未定"
    likely_on = full_day(way.likely_on) if way.likely_on else "推算不出" if not way.started_on else f"{full_day(way.started_on)}已开工"
    return (
        (("项目代码", row.code or "未填"),), (("责任单位", row.unit_name or "未定"), ("责任人", row.said_responsible_name or "未定")),
        (("建设地点", row.place or "未填"),), (("总投资", total), ("包保领导", row.sponsors or "未定")), (("项目类型", told.kind), ("审批路径", told.path)),
        (("计划开工", planned_on), ("预计开工", likely_on)), (("代办员", told.agent or "未定"), ("研判", told.vetted or "没有研判")),
    )


def judged(told: Plan) -> str:
    way = told.way
    if way.started_on:
        return f"项目已于{full_day(way.started_on)}开工。"
    if way.stopped:
        return f"手续停住：{way.stopped}。"
    if ready(way):
        return "开工前的手续已经办齐，可以开工。"
    if way.likely_on is None:
        return "没有应办的事项，推算不了开工日期。"
    against = f"，比计划开工日期{margin_said(way)}" if way.planned_on else "；没有定计划开工日期"
    unsure = "" if way.verified else UNSURE
    said = [f"照此推算，**{full_day(way.likely_on)}**{unsure}可以开工{against}。都按承诺和法定时限办，最早{spoken(way.earliest_on, told.on)}可以开工。"]
    said += [f"要先处理：{'；'.join(way.blocked)}。"] if way.blocked else []
    names = "、".join(way.name(code) for code in push(way))
    return "\n".join([*said, *([f"现在要推的是：**{names}**。"] if names else [])])


def obstacles(told: Plan) -> str:
    """What was told once and whole, and what of it still stands."""
    if not told.notices:
        return "还没有一次性告知政策性障碍。"
    last = {one["kind"]: one for notice in told.notices for one in notice.obstacles}
    free = [Obstacle(kind).label for kind, one in last.items() if one["finding"] == Finding.NONE]
    ends = {Finding.CONFLICT: "已消除", Finding.SETTLE: "须办手续"}
    said = [
        f"{Obstacle(kind).label}：{one.get('words') or '涉及'}（{'未消除' if kind in told.standing else ends[one['finding']]}）。"
        for kind, one in last.items() if one["finding"] != Finding.NONE
    ]
    not_touched = f"不涉及{'、'.join(free)}。" if free else ""
    again = f"（第{len(told.notices)}次，应当一次说清）" if len(told.notices) > 1 else ""
    return "\n".join([f"{full_day(told.notices[-1].occurred_on)}一次性告知{again}。{not_touched}", *said])


def planned(told: Plan) -> str:
    agent = f"由{told.agent}全程代办。" if told.agent else "还没有指定代办员。"
    return f"{agent}关键线路上的事项晚一天，开工就晚一天；其余事项并行办理，见附件3。"


def counted(told: Plan) -> str:
    needed = [line for line in told.needed if line.state != State.UNKNOWN]
    done, under_way = sum(line.state == State.DONE for line in needed), sum(line.state in OPEN for line in needed)
    unknown = len(told.needed) - len(needed)
    said = f"开工前应办{len(needed)}项，已办结{done}项，在办{under_way}项，未启动{len(needed) - done - under_way}项"
    version = f"清单{full_day(told.listed.occurred_on)}编，按{full_day(told.listed.catalogue_on)}的目录。" if told.listed else "没有编审批清单，按项目信息推定，未核实。"
    return said + (f"；另有{unknown}项要不要办待核。" if unknown else "。") + version


PAPER = Kind(
    "one_project", "一项目一清单一方案", draft, Head.PLAIN, help="一个项目的审批清单、要素前置清单、横道图和办理方案",
    asks=(Ask("project", "项目", required=True, choices=offered, help="有手续记录的项目"),),
)
