"""一周动态: started, enrolled, struck off, moved up the ladder, taken stock of, come onto the lists in the seven days up to the day; and the targets."""
from datetime import date, timedelta

from django.db.models import F

from gongjian.indicators.standing import target_lines
from gongjian.papers import figures
from gongjian.papers.blocks import CENTER, RIGHT, Block, Column, Head, Heading, Imprint, Paper, Para, RedHead, Table, Title
from gongjian.papers.kinds import Kind, organ_of
from gongjian.papers.saying import short_day
from gongjian.papers.tidy import tidy
from gongjian.problems.ledger import Rung
from gongjian.problems.models import Problem
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.sheets.compare import compare
from gongjian.sheets.registry import every_sheet
from gongjian.sheets.roll import Roll
from gongjian.stocktake.models import Stocktake
from gongjian.timeline.money import wan

NAME = "项目建设一周动态"
DAYS = 7
PROJECTS = (Column("序号", align=CENTER, share=0.75), Column("项目名称", share=4), Column("责任单位", share=1.6), Column("总投资", "万元", RIGHT, 1.5))


def draft(at: At) -> Paper:
    organ, since = organ_of(at.drive), at.on - timedelta(days=DAYS - 1)
    started, enrolled, struck = happened(at, "started_on", since), happened(at, "enrolled_on", since), solved(at, since)
    span = f"{short_day(since)}—{short_day(at.on)}"
    return Paper(f"{NAME}（{span}）", at.on, (
        RedHead(organ, Head.BRIEF, name=NAME, day=at.on), Title(f"{span}全县项目建设情况"),
        Para("whole", f"本周（{span}），全县新开工项目**{len(started)}个**，新入统项目**{len(enrolled)}个**，销号问题**{len(struck)}个**。"),
        *projects("started", "新开工项目", "开工日期", started), *projects("enrolled", "新入统项目", "入统日期", enrolled),
        Heading("struck", 1, "销号问题"),
        Table("struck-rows", (Column("序号", align=CENTER, share=0.75), Column("问题", share=3), Column("项目", share=3), Column("牵头单位", share=1.6),
                              Column("销号日期", align=CENTER, share=1.5)), struck, empty="本周没有销号的问题。"),
        Heading("climbed", 1, "问题督办"), climbed(at, since), Heading("taken", 1, "领导调度"), taken(at, since),
        Heading("lists", 1, "清单变动"), *lists(at), Heading("targets", 1, "目标完成情况"), targets(at),
        Imprint(organ, "县政府领导，各乡（镇），开发区，县直有关单位", at.on),
    ))


def happened(at: At, milestone: str, since: date) -> tuple[tuple[str, ...], ...]:
    rows = say(at.lens.see(Project), Project, at, ("unit_name", "total", milestone))
    found = rows.filter(withdrawn_on=None, **{f"{milestone}__range": (since, at.on)}).order_by(milestone, "name")
    told = found.values_list("name", "unit_name", "total", milestone)
    return tuple((str(place), name, unit or "", wan(total), short_day(on)) for place, (name, unit, total, on) in enumerate(told, 1))


def projects(key: str, title: str, day: str, rows: tuple[tuple[str, ...], ...]) -> tuple[Block, ...]:
    columns = (*PROJECTS, Column(day, align=CENTER, share=1.5))
    return Heading(key, 1, title), Table(f"{key}-rows", columns, rows, empty=f"本周没有{title}。")


def solved(at: At, since: date) -> tuple[tuple[str, ...], ...]:
    rows = say(at.lens.see(Problem), Problem, at, ("what", "project_name", "lead_name", "struck_on")).filter(struck_on__range=(since, at.on))
    told = rows.order_by("struck_on", "what").values_list("what", "project_name", "lead_name", "struck_on")
    return tuple((str(place), what, name or "", lead or "", short_day(on)) for place, (what, name, lead, on) in enumerate(told, 1))


def climbed(at: At, since: date) -> Table:
    """Problems that moved up the ladder in these days, by the rule or by hand, and why (M45)."""
    rows = say(at.lens.see(Problem), Problem, at, ("project_name", "lead_name")).filter(rung_on__range=(since, at.on), struck_on=None)
    told = rows.exclude(rung=Rung.DATED.value).exclude(rung_on=F("assigned_on")).order_by("rung_on", "pk")
    columns = (
        Column("日期", align=CENTER, share=1.8), Column("问题", share=3), Column("项目", share=2.4), Column("牵头单位", share=1.6), Column("转入", share=1.8),
        Column("原因", share=2.4),
    )
    said = tuple(
        (short_day(row.rung_on), row.what, row.project_name or "", row.lead_name or "", Rung(row.rung).label, tidy(row.rung_why, at.on)) for row in told
    )
    return Table("climbed-rows", columns, said, empty="本周没有转入13710督办或专题会议的问题。")


def taken(at: At, since: date) -> Table:
    """How often each leader took stock, of how many projects (M51)."""
    seen = at.lens.see(Project).values("project_id")
    told: dict[str, list[Stocktake]] = {}
    for fact in Stocktake.objects.as_of(at.when).filter(occurred_on__gte=since, project__in=seen).order_by("leader_name", "occurred_on", "pk"):
        told.setdefault(fact.leader_name, []).append(fact)
    columns = (Column("包保领导", share=2), Column("调度", "次", RIGHT), Column("涉及项目", "个", RIGHT), Column("其中现场", "次", RIGHT))
    rows = tuple(
        (name, str(len(facts)), str(len({fact.project_id for fact in facts})), str(sum(fact.how == Stocktake.How.SITE for fact in facts)))
        for name, facts in told.items()
    )
    return Table("taken-rows", columns, rows, empty="本周没有包保领导调度的记录。")


def lists(at: At) -> tuple[Block, ...]:
    """One line a list that changed: how many came, how many left, and who came."""
    before, told = at.then(at.on - timedelta(days=DAYS)), []
    for sheet in every_sheet():
        if isinstance(sheet, Roll):
            how = compare(sheet, before, at)
            if how.came or how.left:
                names = "、".join(row.title for row in how.came[:3]) + ("等" if len(how.came) > 3 else "")
                told.append((sheet.named(at), str(len(how.came)), str(len(how.left)), names))
    columns = (Column("清单", share=4), Column("新列入", "项", RIGHT), Column("已退出", "项", RIGHT), Column("新列入的有", share=4))
    return (Table("lists-rows", columns, tuple(told), empty="本周各清单没有变动。"),)


def targets(at: At) -> Table:
    """Asked and begun."""
    return figures.table("targets-rows", [line for line in target_lines(at) if line.begun and line.asked is not None])


PAPER = Kind("weekly", "一周动态", draft, Head.BRIEF, by_issue=True, help="最近七天：开工、入统、销号、督办、调度、清单变动和目标")
