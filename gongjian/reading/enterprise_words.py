"""What can be said of an enterprise of the register. Its contact is no word: it goes on no list and into no file (rules.md §9)."""
from django.db.models import Count, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from gongjian.people.models import UnitStanding
from gongjian.promotion.enterprises import Size
from gongjian.promotion.models import LeadStanding, Trip
from gongjian.reading.word import At, Word


def unit_name(at: At):
    return Subquery(UnitStanding.objects.at(at.when).filter(unit=OuterRef("unit")).values("short")[:1])


def leads(at: At):
    rows = LeadStanding.objects.at(at.when).filter(enterprise=OuterRef("enterprise_id"), lost_on=None).order_by().values("enterprise")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)


def visited(at: At):
    """The last trip to it, by its name."""
    return Subquery(Trip.objects.as_of(at.when).filter(enterprise=OuterRef("name")).order_by("-occurred_on").values("occurred_on")[:1])


ENTERPRISE: dict[str, Word] = {
    "name": Word("企业", "name"),
    "pinyin": Word("拼音", "pinyin"),
    "code": Word("统一社会信用代码", "code"),
    "size": Word("企业类型", "size", "choice", choices=Size),
    "region": Word("所在地区", "region"),
    "local": Word("本县企业", "local", "flag"),
    "chain": Word("产业链", lambda at: Coalesce(F("link__chain"), Value(""))),
    "link_name": Word("环节", lambda at: Coalesce(F("link__name"), Value(""))),
    "unit_name": Word("对接单位", unit_name),
    "intent": Word("投资意向", "intent"),
    "leads": Word("在谈项目", leads, "plain_count"),
    "visited_on": Word("最近走访", visited, "day"),
    "born_on": Word("登记日期", "born_on", "day"),
}
