"""/promotion/rules: what counts as a signing, rule by rule, as it stands on the day (recognition.py). Not verified here, and said so."""
from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.look import look
from gongjian.pages.promotion.said import by_name, crumb, dated
from gongjian.pages.promotion_told import Told
from gongjian.pages.table import Column, Row, Table
from gongjian.promotion.acts import signings as acts
from gongjian.promotion.models import PromotionRules
from gongjian.promotion.recognition import RULES

ONCE = (
    ("提出", "同一投资方（信用代码或名称）且名称相近、同一地点，或投资方和名称都相近，或落成同一个项目的，提出来由人认定"),
    ("认定以前", "后一次签约先不计入；认定不是同一项目的，从签约之日补计"), ("人工认定", "与规则不一致的，凭文件由指挥部办公室认定计入或不计"),
)
COLUMNS = (Column("规则", "name"), Column("怎么定的", "long"), Column("现在不计的", "num", unit="次"))


def rules(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    told = Told(eyes.at)
    against = Counter(key for row in told.signings if not row.counted for key in row.refused_by.strip(",").split(",") if key)
    facts = PromotionRules.objects.as_of(eyes.when).filter(area__startswith=request.user.area).select_related("by").order_by("-occurred_on", "-pk")
    lines = [dated(fact.occurred_on, fact.document or "没有写依据", fact.note, by_name(fact), year=True) for fact in facts]
    may = eyes.desk().may(acts.lay_rules, "county")
    since = "本县还没有定过，按系统默认执行" if told.rules.since is None else f"{lines[0]['iso']} 起执行" if lines else "尚未开始执行"
    return eyes.render("gongjian/table.html", {
        "title": "签约认定规则", "sub": f"{since} · 参照外地做法，本县口径未核实", "acts": [{"label": "定规则", "url": reverse("lay-rules"), "key": True}] if may else [],
        "crumb": crumb(eyes, "认定规则"),
        "table": Table(COLUMNS, [Row([rule.title, rule.says(told.rules), str(against[rule.key])]) for rule in RULES], caption="认定规则"),
        "below": [
            {"title": "同一项目只计一次", "part": "gongjian/parts/facts.html", "data": [{"label": label, "text": text} for label, text in ONCE]},
            {"title": "定过的规则", "part": "gongjian/parts/log.html", "data": lines},
        ],
    })


urls = [path("promotion/rules", rules, name="promotion-rules")]
