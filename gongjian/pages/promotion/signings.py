"""/promotion/signings: every signing, whether it counts and why; above them the pairs that may be one project, for a person to decide (G13)."""
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from gongjian.pages import clock
from gongjian.pages.doing.mending import mend_url
from gongjian.pages.listing import Listing, listing
from gongjian.pages.look import Look, look
from gongjian.pages.promotion.said import by_name, crumb, dated
from gongjian.pages.promotion_told import Told, signings_of
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.projects.acts import mending
from gongjian.promotion.acts import signings as acts
from gongjian.promotion.models import Lead, Sameness, SigningStanding
from gongjian.timeline.money import wan
from gongjian.timeline.refused import Refused
from gongjian.timeline.source import Source
from gongjian.timeline.when import CHINA

RULE = "系统只提出，由人认定；待认定的后一次签约先不计入，认定不是同一项目的补计"
COLUMNS = (
    Column("签约", "day"), Column("项目", "name"), Column("投资方", "unit"), Column("招引单位", "unit"), Column("协议"), Column("总投资", "num", unit="万元"),
    Column("计入"), Column("理由", "long"), Column("办理"),
)
SHOWN = (("counted", "计入"), ("doubtful", "待认定"), ("refused", "不计入"))


def signings(request: HttpRequest) -> HttpResponse:
    return page(look(request))


def page(eyes: Look, refused: str = "", about: tuple[str, str] = ("", ""), note: str = "", status: int = 200) -> HttpResponse:
    told, asked = Told(eyes.at), listing(eyes.request)
    rows = narrowed(told.signings, asked)
    first, last = asked.span(len(rows))
    desk = eyes.desk()
    sample = told.signings[0].signing if told.signings else None
    may_rule = sample is not None and desk.may(acts.rule_on, sample)
    to = lead_way(eyes)
    counted = told.counted
    return eyes.render("gongjian/signings.html", {
        "title": "签约认定", "sub": f"计入 {len(counted)} 次，{wan(sum(row.total for row in counted))} 万元 · {RULE}", "landscape": True,
        "crumb": crumb(eyes, "签约认定"),
        "acts": [{"label": "认定规则", "url": eyes.keep(reverse("promotion-rules"))}],
        "pairs": [pair_of(pair, told.names, to, refused, about, note) for pair in told.doubts], "action": reverse("signings-decide"),
        "may": bool(told.doubts) and desk.may(acts.decide_pair, told.doubts[0].later.signing), "decided": decided(eyes, told),
        "filter": asked.filter([asked.select("shown", "认定", SHOWN)]), "paging": asked.paging(len(rows), "次"),
        "table": Table(
            COLUMNS, [row_of(row, told.names, may_rule, to) for row in rows[first:last]], (), "签约", "没有符合条件的签约",
            "在招商项目页上签协议后，计不计入、为什么，都列在这里", tall=True,
        ),
    }, status=status)


def narrowed(rows: list[SigningStanding], asked: Listing) -> list[SigningStanding]:
    match asked.chosen("shown"):
        case "counted":
            rows = [row for row in rows if row.counted]
        case "doubtful":
            rows = [row for row in rows if row.doubtful]
        case "refused":
            rows = [row for row in rows if not row.counted and not row.doubtful]
    return rows[::-1]


def lead_way(eyes: Look) -> Callable[[SigningStanding], str]:
    """To the lead of a signing; "" where he sees the signing and not the lead (the statistics bureau)."""
    seen, to = set(eyes.lens.see(Lead).values_list("lead_id", flat=True)), eyes.way("lead")
    return lambda row: to(row.lead_id) if row.lead_id in seen else ""


def row_of(row: SigningStanding, names: dict[int, str], may_rule: bool, to: Callable[[SigningStanding], str]) -> Row:
    verdict = Cell("待认定", tone="near") if row.doubtful else "计入" if row.counted else Cell("不计", tone="quiet")
    fits = may_rule and row.kind_of == "contract" and not row.one_with_id
    act: Cell | str = Cell("人工认定", reverse("rule-on", args=[row.signing_id])) if fits else ""
    kind = "正式合同" if row.kind_of == "contract" else "框架协议"
    said = [str(row.signed_on), Cell(row.title, small=row.site), row.investor, names.get(row.unit_id, ""), kind, wan(row.total)]
    return Row([*said, verdict, row.why, act], to(row))


def pair_of(pair, names: dict[int, str], to: Callable[[SigningStanding], str], refused: str, about: tuple[str, str], note: str) -> dict:
    one, other = pair.earlier, pair.later
    here = set(about) == {str(one.signing_id), str(other.signing_id)}
    words = [
        ("投资方", one.investor, other.investor), ("招引单位", names.get(one.unit_id, ""), names.get(other.unit_id, "")),
        ("签约", f"{one.signed_on}", f"{other.signed_on}"), ("总投资（万元）", wan(one.total), wan(other.total)),
        ("落地地点", one.site, other.site), ("现在", one.why, other.why),
    ]
    return {
        "one": side(one, to), "other": side(other, to), "why": pair.why, "refused": refused if here else "", "note": note if here else "",
        "words": [(label, left, right, left == right and left != "") for label, left, right in words if left or right],
    }


def side(row: SigningStanding, to: Callable[[SigningStanding], str]) -> dict:
    return {"pk": row.signing_id, "name": row.title, "url": to(row)}


def decided(eyes: Look, told: Told) -> list[dict]:
    """What was decided of the signings he sees, latest first."""
    seen = {row.signing_id for row in told.signings}
    facts = Sameness.objects.as_of(eyes.when).select_related("by", "signing", "other").order_by("-recorded_at")
    may = eyes.desk().may
    lines = []
    for fact in facts:
        if {fact.signing_id, fact.other_id} & seen:
            kept = f"，计入 {fact.signing.occurred_on} 签的「{fact.signing.title}」" if fact.verdict == Sameness.Verdict.SAME else ""
            text = f"「{fact.signing.title}」与「{fact.other.title}」：{fact.get_verdict_display()}{kept}"
            ways = [{"label": "作废", "url": mend_url("void", fact)}] if may(mending.void, fact) else []
            lines.append(dated(fact.recorded_at.astimezone(CHINA).date(), text, fact.note, by_name(fact), acts=ways))
    return lines[:50]


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    eyes, said = look(request), request.POST
    keys, verdict = (said.get("signing", ""), said.get("other", "")), said.get("verdict", "")
    if verdict == "keep-other":
        keys = keys[::-1]
    rows = signings_of(eyes.at).filter(signing__in=[key for key in keys if key.isdecimal() and len(key) < 12]).select_related("signing")
    seen = {str(row.signing_id): row.signing for row in rows}
    if not all(key in seen for key in keys):
        raise Http404
    note = said.get("note", "").strip()
    source = Source.objects.create(area=request.user.area, kind=Source.Kind.FORM, title="重复签约认定", made_at=clock.now(), by=request.user)
    try:
        eyes.desk(source).do(
            acts.decide_pair, seen[keys[0]], other=seen[keys[1]], verdict="same" if verdict.startswith("keep-") else verdict, note=note,
        )
    except Refused as no:
        source.delete()
        return page(eyes, no.reason, keys, note, status=422)
    messages.success(request, "已认定。")
    return HttpResponseRedirect(reverse("signings"))


urls = [path("promotion/signings", signings, name="signings"), path("promotion/signings/decision", decide, name="signings-decide")]
