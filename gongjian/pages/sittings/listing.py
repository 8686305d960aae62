"""/sittings: what was called, newest first, and what of their decisions is still open."""
from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.problems.flow import ENDED
from gongjian.problems.models import ProblemStanding
from gongjian.stocktake.acts import sittings
from gongjian.stocktake.models import AgendaItem, Decision, Sitting
from gongjian.stocktake.sittings import Stands, stands_of

COLUMNS = (
    Column("会议", "name"), Column("日期", "day"), Column("环节"), Column("主持"), Column("议题", "num"), Column("议定", "num"), Column("未了", "num", strong=True),
    Column("逾期", "num"),
)


def sittings_page(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    told = sorted(stands_of(eyes.lens.sittings().order_by("pk"), eyes.when), key=lambda stands: (stands.held_on, stands.sitting.pk), reverse=True)
    counts = counted(eyes, [stands.sitting for stands in told])
    rows = [row_of(stands, counts, eyes) for stands in told]
    return eyes.render("gongjian/table.html", {
        "title": "会议", "sub": "会议材料只列例外，前次议定未了的排在最前；议定事项都转为限时交办的问题", "acts": acts(eyes),
        "crumb": [{"label": "包保领导半月调度", "url": eyes.keep(reverse("stocktakes"))}, {"label": "会议"}],
        "table": Table(COLUMNS, rows, caption="会议", empty="还没有会议", empty_small="通知会议时，系统按当天情况生成材料并冻结为议题"),
    })


def row_of(stands: Stands, counts: dict[str, Counter], eyes: Look) -> Row:
    key = stands.sitting.pk
    late = counts["late"][key]
    cells = [
        str(stands.sitting), stands.held_on.isoformat(), stands.step.get_step_display(), stands.step.chair, str(counts["items"][key]),
        str(counts["decisions"][key]), str(counts["open"][key]), Cell(str(late), tone="late") if late else "",
    ]
    return Row(cells, eyes.keep(reverse("sitting", args=[key])), struck=stands.step.step == "called_off")


def counted(eyes: Look, told: list[Sitting]) -> dict[str, Counter]:
    """Three queries for all of them."""
    decisions = list(Decision.objects.as_of(eyes.when).filter(sitting__in=told).values_list("sitting_id", "problem_id"))
    stands = ProblemStanding.objects.at(eyes.when).filter(problem__in={problem for _, problem in decisions}, struck_on=None)
    open_ = dict(stands.exclude(step__in=[step.value for step in ENDED]).values_list("problem_id", "red_on"))
    return {
        "items": Counter(AgendaItem.objects.as_of(eyes.when).filter(sitting__in=told).values_list("sitting_id", flat=True)),
        "decisions": Counter(sitting for sitting, _ in decisions),
        "open": Counter(sitting for sitting, problem in decisions if problem in open_),
        "late": Counter(sitting for sitting, problem in decisions if problem in open_ and open_[problem] and open_[problem] <= eyes.on),
    }


def acts(eyes: Look) -> list[dict]:
    desk = eyes.desk()
    if not desk.may(sittings.convene, Sitting.Kind.COUNTY):
        return []
    kinds = [Sitting.Kind.LEADER] if eyes.lens.seat and eyes.lens.seat.role == "leader" else list(Sitting.Kind)
    return [{"label": f"通知{kind.label}", "url": reverse("convene", args=[kind.value]), "key": not place} for place, kind in enumerate(kinds)]


urls = [path("sittings", sittings_page, name="sittings")]
