"""/promotion: the three targets, how far the leads have come, how many signings start and when, what waits for somebody; and the way to the rest."""
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.indicators.standing import MEASURE, TargetLine, asked_in_words, done_in_words, spoken
from gongjian.indicators.unvouched import unvouched_of, unvouched_says
from gongjian.pages.drawing import bullet, light
from gongjian.pages.drawing.waiting import waiting
from gongjian.pages.look import Look, look
from gongjian.pages.promotion_told import Told, trips_of
from gongjian.pages.recall import recalled
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.promotion.chains import Strength, placed
from gongjian.promotion.commitments import Side
from gongjian.promotion.flow import WAY, Step
from gongjian.promotion.models import Enterprise, LinkCard, Outline, ResourceCard
from gongjian.promotion.rates import Rate, median, within
from gongjian.promotion.recognition import RULES
from gongjian.promotion.resources import latest
from gongjian.reading.shown import NO_TASK, NOT_ISSUED
from gongjian.timeline.money import yi

TABLE = "gongjian/parts/table.html"
TARGETS = (
    Column("", "light"), Column("指标", "name"), Column("目标", "num"), Column("完成", "num", strong=True), Column("完成率", "num"), Column("进度", "bar"),
    Column("分解到单位"),
)
WAY_COLUMNS = (
    Column("走到哪一步", "name"), Column("个数", "num"), Column("投资额", "num", unit="亿元", hint="签了正式合同的按合同，没签的按拟投资额"), Column("占比", "bar"),
)
OF_LEADS = ("leads", "enterprises", "commitments", "aids")  # tiles that would say 0 to who sees signings and no lead
FEW = 5  # watched so long: below this the end of the curve is one or two signings
ASSUMED = "评审环节、认定规则参照外地做法，本县口径未核实，由指挥部办公室核定"


def promotion(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    return eyes.render("gongjian/thing.html", recalled(eyes, ("promotion",), lambda: shown(eyes)))


def shown(eyes: Look) -> dict:
    told = Told(eyes.at)
    return {
        "title": "招商", "meta": [[{"text": text}] for text in said(told)],
        "full": [targets(eyes, told), {"title": "各本台账", "part": "gongjian/parts/nine.html", "data": tiles(eyes, told), "id": "ledgers"}],
        "left": [*([] if told.blind else [way(eyes, told)]), started(told)],
        "right": [rates(told), *([] if told.blind else [promised(eyes, told), helped(eyes, told)])],
    }


def said(told: Told) -> list[str]:
    on_way = sum(count for step, count in told.by_stage.items() if step != Step.LOST)
    counted = told.counted
    seen = [] if told.whole else ["除三项指标外，只计您的单位和您经手的"]
    leads = [] if told.blind else [f"在册招商项目 {on_way} 个"]
    return [*leads, f"历年计入签约 {len(counted)} 个，{yi(sum(row.total for row in counted), 2)} 亿元", *seen, ASSUMED]


def targets(eyes: Look, told: Told) -> dict:
    rows = [target(eyes, line, told.whole) for line in told.lines]
    url = eyes.keep(reverse("sheet", args=[3]))
    table = Table(TARGETS, rows, caption="三项指标", empty="还没有下达招商目标", empty_small="装入行动方案后，这里列出三项指标", classes="of-targets")
    return {"title": "三项指标", "small": "目标与清单三相同 · 竖线为序时", "part": TABLE, "data": table, "link": {"label": "清单三", "url": url}, "id": "targets"}


def target(eyes: Look, line: TargetLine, whole: bool) -> Row:
    """`whole`: he sees all units; another sees what was asked of his own beside the county's."""
    closure, own, beside = line.closure, line.units[0] if len(line.units) == 1 else None, unvouched_says(unvouched_of(line))
    if not whole and not line.units:
        closes: Cell | str = Cell(NOT_ISSUED, tone="quiet", small="您的单位")
    elif own:
        closes = Cell(f"{done_in_words(own, line)} / {asked_in_words(own, line)}", small=own.name)
    elif closure is None:
        closes = Cell("未分解", tone="quiet")
    else:
        measure = MEASURE[line.target.measure]
        differs = f"合计{closure.word} {spoken(line, abs(closure.difference))} {measure}" if closure.difference else "合计与全县相等"
        closes = Cell(f"{closure.units} 家", small=differs)
    small = MEASURE[line.target.measure] + (f" · {beside}" if beside else "")
    return Row([
        light(line.light, line.why), Cell(line.target.title, small=small), asked_in_words(line), spoken(line, line.done),
        f"{line.rate:.1f}%" if line.rate is not None else "", bullet(line.rate, line.pace, says=line.target.title), closes,
    ], eyes.keep(reverse("target", args=[line.target.key])))


def way(eyes: Look, told: Told) -> dict:
    """How many have come how far; a row leads to those that stand there."""
    every = sum(told.by_stage.values())
    rows = []
    for step in (*WAY, Step.LOST):
        count = told.by_stage[step]
        money = sum((lead.contract_total or lead.expected or 0) for lead in told.leads if lead.stage == step)
        url = eyes.keep(f"{reverse('leads')}?stage={step.value}") if count else ""
        rows.append(Row([step.label, str(count), yi(money, 2) if count else "", bullet(count * 100 / every if every else 0, says=step.label)], url))
    table = Table(WAY_COLUMNS, rows if every else [], caption="环节", empty="还没有招商线索", empty_small="各单位登记线索后，这里看走到哪一步")
    link = {"label": "招商项目", "url": eyes.keep(reverse("leads"))}
    return {"title": "从线索到投产", "small": "每个项目只算在它最远走到的一步", "part": TABLE, "data": table, "link": link}


def started(told: Told) -> dict:
    """The survival curve 协议 → 开工, and the same in words."""
    points, on = told.curve, told.at.on
    last = max(((on - one.signed_on).days for one in told.outcomes), default=0)
    half = median(points)
    words = [f"签约 {len(told.outcomes)} 个", f"半数在 {half} 天内开工" if half is not None else "开工的还不到一半"] if points else []
    words += [f"{months} 个月内开工 {within(points, months * 30):.0f}%" for months in (3, 6, 12) if points and last >= months * 30]
    foot = "；".join(words) + "。签约不久的只按已过的天数估计，没有开工的不当作不会开工。" if words else ""
    if len(points) > 1 and points[-1].at_risk < FEW:
        foot += f"尾段只剩 {points[-1].at_risk} 个在观察，仅供参考。"
    return {
        "title": "签约后多久开工", "small": "还没开工的占比，按签约后的天数", "foot": foot,
        "html": waiting([(point.days, point.waiting) for point in points], last, "；".join(words) or "没有数据"),
    }


def rates(told: Told) -> dict:
    found = told.rates
    rows = (
        ("开工率", found.start, "计入的签约中已开工的", str), ("到位率", found.funds, "凭证到位资金 ÷ 合同总投资", lambda value: f"{yi(value, 2)} 亿元"),
        ("履约率", found.word, "企业承诺已到期的项目中，没有逾期和违约的", str), ("投产率", found.production, "已开工的项目中已投产的", str),
    )
    rows = tuple(row for row in rows if not (told.blind and row[1] is found.word))
    data = [{"label": label, "text": spoken_rate(rate), "small": f"{shown_as(rate.top)} / {shown_as(rate.bottom)}　{hint}"} for label, rate, hint, shown_as in rows]
    paid = sum(one.paid for one in told.outcomes)
    foot = f"到位资金（填报）{yi(paid, 2)} 亿元，其中有凭证 {yi(found.funds.top, 2)} 亿元；没有凭证的不进到位率" if paid else ""
    return {"title": "签了以后", "small": "没有分母写“无任务”", "part": "gongjian/parts/facts.html", "data": data, "foot": foot}


def spoken_rate(rate: Rate) -> str:
    return NO_TASK if rate.percent is None else f"{rate.percent:.1f}%"


def promised(eyes: Look, told: Told) -> dict:
    """Both sides' promises counted (M28)."""
    data = []
    for side in Side:
        held = told.accounts[side]
        small = f"按期 {held.kept} · 逾期兑现 {held.kept_late} · 逾期未兑现 {held.late} · 认定未兑现 {held.broken} · 未到期 {held.ahead}"
        data.append({"label": side.label, "text": f"{held.all} 条，兑现率 {NO_TASK if held.rate is None else f'{held.rate:.1f}%'}", "small": small})
    url = eyes.keep(reverse("commitments"))
    return {"title": "双向承诺", "part": "gongjian/parts/facts.html", "data": data, "link": {"label": "逐条台账", "url": url}}


def helped(eyes: Look, told: Told) -> dict:
    """Elements under way, the most overdue first (M27)."""
    titles = {lead.lead_id: lead.title for lead in told.leads}
    rows = sorted((row for row in told.aids if row.open), key=lambda row: (-row.days, row.due_on or told.at.on))
    items = []
    for row in rows[:6]:
        days = (row.due_on - told.at.on).days if row.due_on else 0
        limit = f"逾期 {row.days} 天" if row.days else f"剩 {days} 天" if days else "今日到期"
        items.append({
            "light": light("R" if row.days else "Y" if days <= 7 else "G", f"{row.element.label}：{limit}"), "text": f"{row.element.label}：{titles[row.lead_id]}",
            "url": eyes.keep(reverse("lead", args=[row.lead_id])), "small": told.names.get(row.unit_id, ""), "limit": limit, "late": bool(row.days),
        })
    small = f"{len(rows)} 项未了" if rows else ""
    return {"title": "帮办服务", "small": small, "part": "gongjian/parts/todo.html", "data": items, "link": {"label": "全部", "url": eyes.keep(reverse("aids"))}}


def tiles(eyes: Look, told: Told) -> list[dict]:
    when, area = eyes.when, eyes.request.user.area
    links = placed(LinkCard.objects.as_of(when).filter(area__startswith=area).select_related("link"))
    places = latest(ResourceCard.objects.as_of(when).filter(area__startswith=area))
    gaps = sum(one.card.strength != Strength.WHOLE for one in links)
    amiss = sum(held.late + held.broken for held in told.accounts.values())
    late = sum(row.open and bool(row.days) for row in told.aids)
    waits = sum(row.doubtful for row in told.contracts)
    not_counted = sum(not row.counted and not row.doubtful for row in told.signings)
    tiles = [
        tile(eyes, "leads", "招商项目", len(told.leads), "个"), tile(eyes, "enterprises", "目标企业", eyes.lens.see(Enterprise).count(), "家"),
        tile(eyes, "signings", "签约认定", len(told.signings), f"次 · {waits} 待认定" if waits else f"次 · {not_counted} 不计", bool(waits)),
        tile(eyes, "commitments", "双向承诺", len(told.promises), f"条 · {amiss} 未兑现" if amiss else "条", bool(amiss)),
        tile(eyes, "aids", "帮办服务", sum(row.open for row in told.aids), f"项未了 · {late} 逾期" if late else "项未了", bool(late)),
        tile(eyes, "trips", "外出招商", trips_of(eyes.at).count(), "次"),
        tile(eyes, "chains", "招商图谱", len(links), f"环节 · {gaps} 缺失薄弱" if gaps else "环节"),
        tile(eyes, "places", "招商地图", len(places), "处" if Outline.objects.exists() else "处 · 未导入轮廓"),
        tile(eyes, "promotion-rules", "认定规则", len(RULES), "条 · 未核实" if told.rules.since is None else "条"),
    ]
    return [tile for tile in tiles if not (told.blind and tile["name"] in OF_LEADS)]


def tile(eyes: Look, name: str, title: str, count: int, small: str, amiss: bool = False) -> dict:
    return {"name": name, "title": title, "count": str(count), "small": small, "tone": "down" if amiss else "", "url": eyes.keep(reverse(name))}


urls = [path("promotion", promotion, name="promotion")]
