"""一周动态: started, enrolled, struck off, come onto the lists in the seven days up to the day, and how the targets stand."""
from datetime import date, timedelta

from gongjian.indicators.standing import MEASURE, asked_in_words, spoken, target_lines
from gongjian.papers.blocks import CENTER, RIGHT, Block, Column, Head, Heading, Imprint, Paper, Para, RedHead, Table, Title
from gongjian.papers.kinds import Kind, organ_of
from gongjian.papers.saying import short_day
from gongjian.problems.models import Problem
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.sheets.compare import compare
from gongjian.sheets.registry import every_sheet
from gongjian.sheets.roll import Roll
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
        Heading("lists", 1, "清单变动"), *lists(at), Heading("targets", 1, "目标完成情况"), *targets(at),
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


def targets(at: At) -> tuple[Block, ...]:
    """Asked and begun; each with its basis, for figures of different bases are never set side by side unsaid."""
    columns = (
        Column("指标", share=3.2), Column("口径", align=CENTER, share=1.4), Column("目标", align=RIGHT, share=1.2), Column("完成", align=RIGHT, share=1.2),
        Column("单位", align=CENTER, share=0.9), Column("完成率", "%", RIGHT, 1.1), Column("序时", "%", RIGHT, 1.1),
    )
    rows = tuple(
        (
            line.target.title, line.target.get_basis_display(), asked_in_words(line), spoken(line, line.done) or "未报", MEASURE[line.target.measure],
            "" if line.rate is None else f"{line.rate:.1f}", "" if line.pace is None else f"{line.pace:.1f}",
        )
        for line in target_lines(at) if line.begun and line.asked is not None
    )
    return (Table("targets-rows", columns, rows, empty="目标尚未下达。"),)


PAPER = Kind("weekly", "一周动态", draft, Head.BRIEF, by_issue=True, help="最近七天：开工、入统、销号、清单变动和目标")
