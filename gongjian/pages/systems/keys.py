"""/api/keys and /api/keys/N: who has a key, with whose eyes, until when, and how often it is used. The office's."""
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Max, Q, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.api import acts
from gongjian.api.eyes import called
from gongjian.api.keys import Key, KeyUse
from gongjian.api.life import Life, life_of, lives
from gongjian.pages.look import Look, look
from gongjian.pages.systems.page import may_keep
from gongjian.pages.table import Cell, Column, Row, Table

TABLE, FACTS, LOG, ACTS = (f"gongjian/parts/{name}.html" for name in ("table", "facts", "log", "acts"))
COLUMNS = (
    Column("系统", "name"), Column("按谁的权限", "unit"), Column("尾号"), Column("发放", "day"), Column("有效期至", "day"), Column("状态"),
    Column("近30天", "num", unit="次"), Column("拒绝", "num", unit="次"), Column("最近使用", "day"),
)
DAYS = (Column("日期", "name"), Column("次数", "num"), Column("拒绝", "num"))
MONTH, SHOWN = timedelta(days=30), 60
SECRET = "api-secret"
CRUMB = {"label": "对外接口", "url": "/api"}
TONES = {"有效": "", "无人任职": "late"}


def office(request: HttpRequest) -> Look:
    """Raises PermissionDenied for those who neither give nor stop keys."""
    eyes = look(request)
    if not may_keep(eyes):
        raise PermissionDenied(eyes.desk().why_not(acts.give_key, None))
    return eyes


def keys(request: HttpRequest) -> HttpResponse:
    eyes = office(request)
    told = lives(Key.objects.filter(area=request.user.area).order_by("-pk"), eyes.when)
    told.sort(key=lambda life: life.state(eyes.today) != "有效")
    used = uses(eyes)
    return eyes.render("gongjian/table.html", {
        "title": "接口密钥", "sub": "一个系统一把，按职务看数；换密钥先发新的，再停旧的", "crumb": [CRUMB, {"label": "接口密钥"}], "day": None,
        "acts": [{"label": "发密钥", "url": reverse("give-key"), "key": True}],
        "table": Table(
            COLUMNS, [row_of(eyes, life, used.get(life.key.pk, {})) for life in told], caption="接口密钥", empty="还没有发过密钥",
            empty_small="其他系统要读本系统的数，先在这里发一把",
        ),
    })


def uses(eyes: Look) -> dict[int, dict]:
    """{key: {count, refused, last}}: the last 30 days, and the last day of all. One query."""
    lately = Q(day__gt=eyes.today - MONTH)
    rows = KeyUse.objects.filter(key__area=eyes.request.user.area).values("key").annotate(
        times=Sum("count", filter=lately), turned=Sum("refused", filter=lately), last=Max("day", filter=Q(count__gt=0))
    )
    return {row["key"]: row for row in rows}


def row_of(eyes: Look, life: Life, used: dict) -> Row:
    given, state = life.given, life.state(eyes.today)
    return Row([
        Cell(given.system, small=given.purpose), called(given, eyes.today), f"…{life.key.hint}", given.occurred_on.isoformat(), life.outlived_on.isoformat(),
        Cell(state, tone=TONES.get(state, "quiet")), str(used.get("times") or 0), str(used.get("turned") or 0), str(used.get("last") or ""),
    ], reverse("api-key", args=[life.key.pk]))


def found(eyes: Look, pk: int) -> Life:
    key = Key.objects.filter(pk=pk, area=eyes.request.user.area).first()
    life = life_of(key, eyes.when) if key else None
    if life is None:
        raise Http404
    return life


def key(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = office(request)
    life = found(eyes, pk)
    given, state = life.given, life.state(eyes.today)
    kept = request.session.get(SECRET, {})
    secret = request.session.pop(SECRET)["secret"] if kept.get("key") == pk else ""
    once = [{"label": "密钥", "text": secret, "small": "只显示这一次，请现在就交给对方的系统；丢了不能找回，只能另发"}]
    stop = [{"label": "停用", "url": reverse("stop-key", args=[pk])}] if state not in ("已停用", "已到期") else []
    return eyes.render("gongjian/thing.html", {
        "title": given.system, "crumb": [CRUMB, {"label": "接口密钥", "url": reverse("api-keys")}, {"label": given.system}], "day": None,
        "full": [{"title": "密钥", "part": FACTS, "data": once}] if secret else [],
        "meta": [[{"text": state, "strong": True}], [{"text": f"有效期至 {life.outlived_on}"}]],
        "left": [{"title": "使用", "small": "只记每天几次，不记查了什么", "part": TABLE, "data": days(life.key)}],
        "right": [
            {"title": "这把密钥", "part": FACTS, "data": about(eyes, life)},
            {"title": "办理", "part": ACTS, "data": stop, "foot": "" if stop else f"{state}，没有要办的"},
            {"title": "经过", "part": LOG, "data": log(life)},
        ],
    })


def about(eyes: Look, life: Life) -> list[dict]:
    given = life.given
    return [
        {"label": "用途", "text": given.purpose}, {"label": "按谁的权限", "text": called(given, eyes.today), "small": "以今天的任职为准"},
        {"label": "尾号", "text": f"…{life.key.hint}"}, {"label": "有效期", "text": f"{given.occurred_on} 至 {life.outlived_on}"},
    ]


def days(told: Key) -> Table:
    rows = [Row([use.day.isoformat(), str(use.count), str(use.refused)]) for use in told.uses.order_by("-day")[:SHOWN]]
    return Table(DAYS, rows, caption="使用", empty="还没有用过", foot=f"最近 {SHOWN} 个有使用的日子" if len(rows) == SHOWN else "")


def log(life: Life) -> list[dict]:
    steps = [step for step in (life.stopped, life.given) if step]
    return [
        {
            "day": step.occurred_on.isoformat()[5:], "iso": step.occurred_on.isoformat(), "text": step.get_step_display(),
            "small": "，".join(filter(None, [step.by.name if step.by else "", step.note])),
        }
        for step in steps
    ]


urls = [path("api/keys", keys, name="api-keys"), path("api/keys/<int:pk>", key, name="api-key")]
