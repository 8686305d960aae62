"""招商: contracts and framework agreements; what was paid in, to projects that were attracted, nearly all of it with its voucher."""
from datetime import date, timedelta

from gongjian.projects.figures import Payment
from gongjian.sample.courting import Courting, court_on, open_books, place_of, promise_and_help, tell_landed, trade_of
from gongjian.sample.lines import OPENED, Tale, dice, moment, opening
from gongjian.sample.papers import paper
from gongjian.sample.people import clerks
from gongjian.sample.sketches import Sketch
from gongjian.timeline.money import WAN, YI

# day, unit, investor, title, 亿元. Contracts: 48.5 by 13 December, 58.0 by the year's end.
CONTRACTS = (
    (date(2023, 10, 11), "zone", "晋沁源装备制造有限公司", "液化天然气储运装备制造", 4.2), (date(2023, 10, 18), "duanshi", "沁水丰沃菌业有限公司", "食用菌工厂化栽培", 1.65),
    (date(2023, 10, 27), "shizhuang", "云岭新能源（沁水）有限公司", "风光储一体化", 5.55), (date(2023, 11, 3), "energy", "太岳源煤层气开发有限公司", "煤层气产能建设二期", 5.6),
    (date(2023, 11, 9), "zone", "沁水泽润气体科技有限公司", "煤层气提氦及深加工", 15.6), (date(2023, 11, 15), "zhongcun", "沁水嘉禾源冷链有限公司", "农产品冷链物流园", 1.7),
    (date(2023, 11, 22), "guxian", "云岭新能源（沁水）有限公司", "100兆瓦农光互补光伏", 5.8), (date(2023, 11, 24), "hudi", "沁水明川瓦斯发电有限公司", "低浓度瓦斯发电", 3.3),
    (date(2023, 11, 29), "agriculture", "百谷生物科技有限公司", "菌种研发与液体菌种生产", 1.2), (date(2023, 12, 1), "culture-tourism", "望岳文旅发展有限公司", "历山脚下精品民宿集群", 1.4),
    (date(2023, 12, 6), "industry", "青岚新材料有限公司", "煤层气管材生产", 1.8), (date(2023, 12, 12), "jiafeng", "锦川环保科技有限公司", "矿井水深度处理装备", 0.7),
    (date(2023, 12, 18), "zone", "沁水云算数据科技有限公司", "绿色算力中心一期", 4.4), (date(2023, 12, 21), "zhengcun", "沁水朗清储能有限公司", "共享储能电站", 3.2),
    (date(2023, 12, 27), "longgang", "禾田食品有限公司", "山货与预制菜加工", 0.9), (date(2023, 12, 29), "duanshi", "清溪丝绸有限公司", "蚕桑文化与丝绸制品", 1.0),
    (date(2024, 1, 18), "zhengzhuang", "盛禾牧业有限公司", "肉羊屠宰及冷链配送", 1.1), (date(2024, 2, 6), "zone", "舜泽装备有限公司", "智能井口装置制造", 2.3),
)
FRAMEWORKS = (
    (date(2023, 10, 20), "investment-promotion", "云岭新能源（沁水）有限公司", "整县新能源开发", 32.0),
    (date(2023, 11, 16), "zone", "沁水云算数据科技有限公司", "绿色算力中心", 10.8), (date(2023, 12, 5), "culture-tourism", "太岳里康养集团有限公司", "沁河古堡康养片区", 6.0),
    (date(2023, 12, 14), "industry", "青岚新材料有限公司", "煤层气制碳纤维", 8.5), (date(2024, 1, 24), "agriculture", "百谷生物科技有限公司", "菌菇全产业链二期", 3.6),
)
FAVOURED = ("煤层气提氦及深加工",)  # its contract holds an incentive: reviewed for fair competition before
# Paid in by attracted projects and shown by vouchers, 亿元: by 13 December, and by the year's end.
PAID = ((date(2023, 10, 1), date(2023, 12, 12), 4.1), (date(2023, 12, 14), date(2023, 12, 30), 1.5), (date(2024, 1, 3), date(2024, 2, 8), 0.9))
# Told and not yet shown by a voucher, 万元: they do not count.
BARE = (
    ("fungus-factory", date(2023, 12, 7), 380, "股东第二批出资，银行进账单还没取回"), ("tankers", date(2023, 12, 21), 620, "设备款分期到账，发票下月开"),
)


def tell_promotion(tale: Tale, sketches: list[Sketch]) -> None:
    told = open_books(tale)
    for kind, rows in (("framework", FRAMEWORKS), ("contract", CONTRACTS)):
        for day, unit, investor, title, total in rows:
            _signed(told, kind, day, unit, investor, title, total)
    court_on(told)
    tell_landed(told, sketches)
    promise_and_help(told)
    _payments(tale, [sketch for sketch in sketches if sketch.attracted])


def _signed(told: Courting, kind: str, day: date, unit: str, investor: str, title: str, total: float) -> None:
    """The lead, from the first word on, and its agreement."""
    rng = dice("sign", investor, title)
    at = opening(66) if day < OPENED else moment(day + timedelta(rng.randint(0, 1)), rng, 18, 19)
    key = told.lead(f"L:{title}", investor, unit, title, trade_of(title), day - timedelta(rng.randint(45, 75)), total, resource=place_of(title))
    told.step(key, unit, "talked", day - timedelta(rng.randint(20, 35)), "双方洽谈")
    if kind == "contract":
        told.reviewed(key, day, fair=title in FAVOURED)
        told.leads[title] = key, unit
    told.signed(key, unit, day, investor, title, total, kind, at)


def _payments(tale: Tale, attracted: list[Sketch]) -> None:
    for first, last, total in PAID:
        rng = dice("paid", first.isoformat())
        drawn = []
        for sketch in attracted:
            if sketch.started and sketch.started <= last and (not sketch.completed or sketch.completed > last):
                begun = max(first, sketch.started)
                drawn += [(sketch, begun + timedelta(rng.randint(0, (last - begun).days)), rng.uniform(0.4, 1) * sketch.total**0.5) for _ in range(rng.randint(1, 3))]
        scale, left = total * YI / sum(weight for *_, weight in drawn), round(total * YI)
        for place, (sketch, day, weight) in enumerate(drawn):
            amount = left if place == len(drawn) - 1 else round(weight * scale / WAN) * WAN
            left -= amount
            at = opening(63) if day < OPENED else moment(min(day + timedelta(rng.randint(0, 3)), date(2024, 2, 20)), rng)
            told = tale.tell(Payment, day, at, clerks()[sketch.unit].login, project=sketch.key, amount=amount)
            paper(tale, sketch, "payment", day, at, told.by, supports=told, amount=amount)
    for key, day, amount, note in BARE:
        sketch = next(sketch for sketch in attracted if sketch.key == key)
        tale.tell(Payment, day, moment(day + timedelta(1), dice("bare", key)), clerks()[sketch.unit].login, note, project=key, amount=amount * WAN)
