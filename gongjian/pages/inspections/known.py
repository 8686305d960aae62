"""What is known of a unit before anybody asks it: facts in words with links, by the names the table of points gives them (dimensions.py).

An inspector confirms or denies each (属实 / 有出入). The three figures of investment stand beside each other and are neither added nor compared.
"""
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Q, Sum
from django.urls import reverse

from gongjian.approvals.flow import OPEN, State
from gongjian.approvals.items import item_name
from gongjian.approvals.models import ApprovalStanding
from gongjian.indicators.standing import MEASURE, asked_in_words, spoken, target_lines
from gongjian.inspections.dimensions import Dimension
from gongjian.inspections.limits import cap
from gongjian.pages.inspections.about import About
from gongjian.people.models import PostStanding
from gongjian.people.posts import Rank
from gongjian.problems.flow import ENDED
from gongjian.projects.models import Project
from gongjian.reading.say import say
from gongjian.sheets.registry import sheet
from gongjian.timeline.money import wan

NAMES = 5  # of things told by name, before 等 n 个
ROWS = 8


@dataclass(frozen=True)
class Known:
    """`fact` is its key on the card; `text` what is known; `url` where it can be looked up."""

    fact: str
    text: str
    url: str = ""


def names(rows: Iterable, name: Callable = lambda row: row.name) -> str:
    told = [name(row) for row in rows]
    return "、".join(told[:NAMES]) + (f"等 {len(told)} 个" if len(told) > NAMES else "")


def posts(about: About) -> list[Known]:
    """Head and deputy on the day (M56)."""
    url = about.eyes.keep(reverse("unit", args=[about.unit.pk]))
    seats = list(PostStanding.objects.at(about.eyes.when).filter(unit=about.unit, rank__lte=Rank.DEPUTY).select_related("officer").order_by("rank", "pk"))
    found = []
    for rank in (Rank.HEAD, Rank.DEPUTY):
        mine = [seat for seat in seats if seat.rank == rank]
        said = names(mine, lambda seat: f"{seat.officer.name}（{seat.title}，{seat.from_on} 起）") or "没有登记"
        found.append(Known(f"posts-{rank.value}", f"{rank.label}：{said}", url))
    return found


def sponsors(about: About) -> list[Known]:
    without = [row for row in about.projects if not row.sponsors]
    rest = f"，没有的：{names(without)}" if without else ""
    return [Known("sponsors", f"{len(about.projects)} 个项目中 {len(about.projects) - len(without)} 个有包保领导{rest}")]


def persons(about: About) -> list[Known]:
    without = [row for row in about.projects if not row.said_responsible_name]
    return [Known("persons", f"没有写明责任人的项目：{names(without)}" if without else "每个项目都写明了责任人")]


def targets(about: About) -> list[Known]:
    found = []
    for line in target_lines(about.eyes.at):
        part = next((part for part in line.units if part.unit == about.unit.pk), None)
        if part and part.asked is not None and line.begun:
            rate = f"，为任务的 {part.rate:.1f}%" if part.rate is not None else ""
            pace = f"（序时 {line.pace:.1f}%）" if line.pace is not None else ""
            asked, done, unit = asked_in_words(part, line), spoken(line, part.done), MEASURE[line.target.measure]
            said = f"{line.target.title}：目标 {asked} {unit}，完成 {done} {unit}{rate}{pace}"
            found.append(Known(f"targets-{line.target.key}", said, about.eyes.keep(reverse("target", args=[line.target.key]))))
    return found or [Known("targets", "没有分解给这个单位的目标")]


def approvals(about: About) -> list[Known]:
    held = list(ApprovalStanding.objects.at(about.eyes.when).filter(project__in=about.keys).exclude(state__in=(State.NOT_NEEDED, State.UNKNOWN)))
    late = [row for row in held if row.state == State.UNDER_WAY and row.due_on and row.due_on < about.eyes.on]
    called = {row.project_id: row.name for row in about.projects}
    counted = Counter(row.state for row in held)
    said = f"应办手续 {len(held)} 项：已办结 {counted[State.DONE]}，在办 {sum(counted[state] for state in OPEN)}，未启动 {counted[State.NOT_BEGUN]}"
    rest = [f"逾期：{names(late, lambda row: f'{called[row.project_id]}—{item_name(row.item)}（{row.due_on} 到期）')}"] if late else []
    return [Known("approvals", "；".join([said, *rest]) if held else "项目没有登记手续", list_url(about, 9))]


def reported(about: About) -> list[Known]:
    """调度口径: what the unit itself reports."""
    told = [row for row in about.projects if row.reported_on]
    total, last = sum(row.reported_year or 0 for row in told), max((row.reported_on for row in told), default=None)
    said = f"调度口径（单位填报）：本年完成 {wan(total)} 万元，填报至 {last}" if told else "调度口径（单位填报）：未报"
    return [Known("reported", said, about.eyes.keep(f"{reverse('projects')}?unit={about.unit.pk}"))]


def vouched(about: About) -> list[Known]:
    weak = [row for row in about.projects if row.reported_total and (row.evidenced_share or 0) < 50]
    return [Known("vouched", f"填报数中有凭证不到一半的项目：{names(weak)}" if weak else "填报数有凭证的都在一半以上")]


def official(about: About) -> list[Known]:
    """统计口径: what the statistics bureau accepted. A unit's total only, and not where it would be one respondent's figure (统计法)."""
    rows = say(about.eyes.lens.see(Project).filter(project__in=about.keys), Project, about.eyes.at, ("reported_total",)).filter(tally__official_on__isnull=False)
    told = rows.order_by().aggregate(total=Sum("tally__official"), count=Count("pk"), last=Max("tally__official_on"))
    if not told["count"]:
        return [Known("official", "统计口径（县统计局录入）：还没有数")]
    if told["count"] < 2:
        return [Known("official", "统计口径（县统计局录入）：只有一个调查对象有数，按统计法不显示")]
    return [Known("official", f"统计口径（县统计局录入）：{told['count']} 个项目累计 {wan(told['total'])} 万元，录至 {told['last']}")]


def paid(about: About) -> list[Known]:
    total, shown = (sum(getattr(row, name) or 0 for row in about.projects) for name in ("paid_total", "vouched_total"))
    return [Known("paid", f"到位资金（填报）：累计 {wan(total)} 万元，其中附凭证 {wan(shown)} 万元")]


def behind(about: About) -> list[Known]:
    keys = set(sheet(7).rows(about.eyes.at).filter(project__in=about.keys).values_list("project_id", flat=True))
    rows = sorted((row for row in about.projects if row.project_id in keys), key=lambda row: -(row.lag or 0))
    told = [
        Known(
            f"behind-{row.project_id}",
            f"{row.name}：序时应完成 {wan(row.expected)} 万元，填报 {wan(row.reported_year) or '未报'}{' 万元' if row.reported_year is not None else ''}，"
            f"落后 {row.lag:.1f} 个百分点",
            project_url(about, row),
        )
        for row in rows[:ROWS]
    ]
    return told or [Known("behind", "没有列入未按序时进度清单的项目", list_url(about, 7))]


def unreported(about: About) -> list[Known]:
    never = [row for row in about.started if not row.reported_on]
    return [Known("unreported", f"开工后从未填报的项目：{names(never)}")] if never else []


def not_enrolled(about: About) -> list[Known]:
    rows = [row for row in about.started if row.in_scope and not row.enrolled_on]
    told = [
        Known(f"enrol-{row.project_id}", f"{row.name}：{row.started_on} 开工，未入统，缺 {(row.enrol_missing or '').strip('、') or '无'}", project_url(about, row))
        for row in rows[:ROWS]
    ]
    return told or [Known("enrol", "没有已开工未入统的项目", list_url(about, 6))]


def solving(about: About) -> list[Known]:
    """Problems it leads on: how many, how late."""
    rows, on = about.solves, about.eyes.on
    left = [row for row in rows if row.step not in ENDED]
    late = [row for row in left if row.due_by and row.due_by < on]
    if not rows:
        return [Known("solving", "没有交由本单位牵头办理的问题")]
    rest = f"；逾期：{names(late, lambda row: row.what)}" if late else ""
    return [Known("solving", f"牵头办理问题 {len(rows)} 个：已了结 {len(rows) - len(left)}，未了 {len(left)}，逾期 {len(late)}{rest}", list_url(about, 8))]


def handling(about: About) -> list[Known]:
    """Approvals it handles for others."""
    rows = ApprovalStanding.objects.at(about.eyes.when).filter(unit=about.unit).exclude(state__in=(State.NOT_NEEDED, State.UNKNOWN))
    late = Count("pk", filter=Q(state=State.UNDER_WAY, due_on__lt=about.eyes.on))
    told = rows.aggregate(all=Count("pk"), done=Count("pk", filter=Q(state=State.DONE)), late=late)
    return [Known("handling", f"承办手续 {told['all']} 项：已办结 {told['done']}，在办逾期 {told['late']}")] if told["all"] else []


def starts(about: About) -> list[Known]:
    bare = [row for row in about.started if not row.start_evidenced]
    said = f"在建 {len(about.started)} 个，开工有据 {len(about.started) - len(bare)} 个"
    return [Known("starts", f"{said}；没有开工照片、合同或施工许可的：{names(bare)}" if bare else said)]


def paused(about: About) -> list[Known]:
    rows = [row for row in about.projects if row.paused_on]
    return [Known("paused", f"停工：{names(rows, lambda row: f'{row.name}（{row.paused_on} 起）')}" if rows else "没有登记停工的项目")]


def obstacles(about: About) -> list[Known]:
    counted = Counter(row.category or "未分类" for row in about.obstacles)
    said = "、".join(f"{category} {count}" for category, count in counted.most_common())
    return [Known("obstacles", f"项目未了问题按类别：{said}" if counted else "项目没有未了问题", list_url(about, 8))]


def visits(about: About) -> list[Known]:
    """How often it was inspected: the burden is counted too (G6)."""
    drive = about.eyes.drive
    most = f"，每月上限 {cap(drive)} 次" if drive else ""
    said = f"本次行动已督查 {len(about.before)} 次：{names(about.before, lambda row: row.number)}" if about.before else "本次行动以前没有督查过"
    return [Known("visits", f"{said}{most}")]


def open_problems(about: About) -> list[Known]:
    told = []
    for row in about.obstacles[:ROWS]:
        late = "，已逾期" if row.due_by and row.due_by < about.eyes.on else ""
        limit = f"{row.due_by or row.due_on} 前办结{late}" if row.due_on else "未定时限"
        told.append(Known(f"problem-{row.problem_id}", f"{row.what}：{limit}", about.eyes.keep(reverse("problem", args=[row.problem_id]))))
    return told or [Known("problems", "项目没有未了问题")]


def rectified(about: About) -> list[Known]:
    left = [one for one in about.found_before if not one.rectified]
    if not about.found_before:
        return [Known("rectified", "以前的督查没有发现问题")]
    rest = f"；未整改：{names(left, lambda one: one.what)}" if left else ""
    return [Known("rectified", f"以前督查发现 {len(about.found_before)} 个问题，已整改 {len(about.found_before) - len(left)} 个{rest}")]


def project_url(about: About, row) -> str:
    return about.eyes.keep(reverse("project", args=[row.project_id]))


def list_url(about: About, number: int) -> str:
    return about.eyes.keep(reverse("sheet", args=[number]))


KNOWN: dict[str, Callable[[About], list[Known]]] = {
    told.__name__: told
    for told in (
        posts, sponsors, persons, targets, approvals, reported, vouched, official, paid, behind, unreported, not_enrolled, solving, handling, starts,
        paused, obstacles, visits, open_problems, rectified,
    )
}


def known(about: About, dimension: Dimension) -> list[Known]:
    """What is known on one point, in the order the table names it."""
    return [one for fact in dimension.facts for one in KNOWN[fact](about)]
