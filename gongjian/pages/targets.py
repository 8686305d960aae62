"""Every target of the drive against its pace: asked, done, gap, light, closure (M04–M20). Overlaps are said, never added up."""
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html_join

from gongjian.indicators.standing import MEASURE, TargetLine, asked_in_words, overlap_says, pair_says, run_rate, spoken, target_lines
from gongjian.pages.drawing import bullet, light
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.targets.models import Clause
from gongjian.timeline.money import WAN, YI, wan, yi
from gongjian.timeline.periods import month_end

COLUMNS = (
    Column("", "light"), Column("指标", "name"), Column("目标", "num"), Column("完成", "num", strong=True), Column("完成率", "num"),
    Column("进度", "bar", hint="竖线为序时：目标期内已过工作日所占的比例"), Column("缺口", "num"),
    Column("照此进度", "num", hint="按现在的速度到期末的数"), Column("单位分解", "text", hint="各单位任务之和与全县目标相比"),
    Column("差距最大", "long"),
    Column("期间 · 口径"), Column("条款 · 牵头"),
)


def targets(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    lines = target_lines(eyes.at)
    parts = dict(Clause.objects.filter(drive=eyes.drive).values_list("mark", "part")) if eyes.drive else {}
    rows: list[Row | Group] = []
    for label, group in groupby(lines, key=lambda line: part_of(parts.get(line.target.clause, ""))):
        together = list(group)
        rows.append(Group(label, overlaps(together, lines)))
        rows += [row_of(line, lines, eyes) for line in together]
    return eyes.render("gongjian/table.html", {
        "title": "目标", "landscape": True, "sub": f"{len(lines)} 项 · 竖线为序时（按工作日） · 各目标按自己的期间考核，不随行动起止",
        "table": Table(COLUMNS, rows, caption="目标", empty="还没有下达目标", empty_small="装入行动方案后，这里列出每项目标", classes="of-targets"),
    })


def part_of(part: str) -> str:
    """"二、行动目标（一）项目投资目标" → "项目投资目标"."""
    return part.rpartition("）")[2].split(" ")[0] or part or "其他"


def overlaps(group: list[TargetLine], lines: list[TargetLine]) -> str:
    return "；".join(said for line in group if (said := overlap_says(line, lines)))


def row_of(line: TargetLine, lines: list[TargetLine], eyes: Look) -> Row:
    target, measure = line.target, MEASURE[line.target.measure]
    asked = Cell(asked_in_words(line), tone="quiet") if line.asked is None else Cell(spoken(line, line.asked), small=measure)
    ends = run_rate(line)
    return Row([
        light(line.light, line.why), Cell(target.title, small=paired(line, lines)), asked, spoken(line, line.done) if line.begun else "",
        f"{line.rate:.1f}%" if line.rate is not None and line.begun else "", bar(line), spoken(line, line.gap) if line.begun else "",
        spoken(line, ends) if ends is not None and line.asked is not None else "", closed(line), gaps(line, eyes),
        Cell(span(line), small=" · ".join(filter(None, (limit(line), target.get_basis_display())))), Cell(target.clause, small=target.owner),
    ], eyes.keep(reverse("target", args=[target.key])))


def bar(line: TargetLine):
    if line.asked is None:
        return ""
    if not line.begun:
        return Cell(line.why, tone="quiet")
    return bullet(line.rate, line.pace, says=line.target.title)


def span(line: TargetLine) -> str:
    target = line.target
    if target.stock:
        return f"{target.starts_on.year}年存量"
    quarter = (target.starts_on.month + 2) // 3
    months = target.ends_on.month - target.starts_on.month + 1
    if target.starts_on.day != 1 or target.ends_on != month_end(target.ends_on) or target.starts_on.year != target.ends_on.year:
        said = f"{target.starts_on}—{target.ends_on}"
    elif months == 3 and target.starts_on.month % 3 == 1:
        said = f"{target.starts_on.year}年{'一二三四'[quarter - 1]}季度"
    else:
        said = f"{target.starts_on.year}年" if months == 12 else f"{target.starts_on.year}年{target.starts_on.month}—{target.ends_on.month}月"
    return said


def limit(line: TargetLine) -> str:
    return f"{line.target.by.month}月{line.target.by.day}日前" if line.target.by else ""


def paired(line: TargetLine, lines: list[TargetLine]) -> str:
    """Said once, at the count of a pair."""
    other = next((other for other in lines if other.target.key == line.target.paired_with), None)
    return pair_says(line, other) if other and line.target.measure == "count" else ""


def closed(line: TargetLine) -> Cell | str:
    if line.closure is None:
        return Cell("未分解", tone="quiet") if line.asked is not None and line.target.measure != "percent" else ""
    much = line.closure.difference
    if not much:
        return "平"
    words = f"{abs(much)} 个" if line.target.measure == "count" else money(abs(much))
    return Cell(f"{line.closure.word} {words}", tone="down" if much < 0 else "")


def money(yuan: int) -> str:
    """A difference of sums: 亿元 where it is much, 万元 where it is little, 元 where it is next to nothing."""
    return f"{yi(yuan)} 亿元" if yuan >= YI // 100 else f"{wan(yuan)} 万元" if yuan >= WAN else f"{yuan} 元"


def gaps(line: TargetLine, eyes: Look):
    told = line.worst() if line.begun and not line.reached else []
    return format_html_join(
        " · ", '<a href="{}">{}</a> {}', ((eyes.keep(reverse("unit", args=[unit.unit])), unit.name, spoken(line, unit.gap)) for unit in told),
    )


urls = [path("targets", targets, name="targets")]
