"""外出招商 (M22): heads of townships, the zone and bureaus went out themselves; some trips ended in a contract."""
from datetime import date, timedelta

from gongjian.people.posts import Rank
from gongjian.promotion.models import Trip
from gongjian.sample.courting import directions
from gongjian.sample.days import working_day
from gongjian.sample.lines import Tale, dice, moment
from gongjian.sample.people import clerks, officer

# first day, unit, place, enterprise, outcome, next step, by when. Enterprises are invented.
TRIPS = (
    (date(2023, 11, 2), "zone", "江苏省苏州市", "沁水泽润气体科技有限公司", "就煤层气提氦用地、用气达成一致，商定11月9日签约", "签订投资合同", date(2023, 11, 9)),
    (date(2023, 11, 6), "zhongcun", "河南省郑州市", "沁水嘉禾源冷链有限公司", "冷链物流园选址敲定", "签订投资合同", date(2023, 11, 15)),
    (date(2023, 11, 8), "energy", "北京市", "太岳源煤层气开发有限公司", "二期首批井位和集输方案对接完成", "", None),
    (date(2023, 11, 13), "guxian", "浙江省杭州市", "云岭新能源（沁水）有限公司", "农光互补光伏用地预审意见交企业", "签订投资合同", date(2023, 11, 22)),
    (date(2023, 11, 16), "culture-tourism", "陕西省西安市", "望岳文旅发展有限公司", "企业来县考察民宿集群三个点位", "签订合同", date(2023, 12, 1)),
    (date(2023, 11, 21), "agriculture", "福建省漳州市", "百谷生物科技有限公司", "菌种研发中心落户条件谈妥", "签订合同", date(2023, 11, 29)),
    (date(2023, 11, 27), "industry", "山东省临沂市", "青岚新材料有限公司", "煤层气管材生产线搬迁意向明确", "签订合同", date(2023, 12, 6)),
    (date(2023, 12, 4), "investment-promotion", "广东省东莞市", "沁水云算数据科技有限公司", "绿色算力中心一期机柜数和电价谈妥", "签订合同", date(2023, 12, 18)),
    (date(2023, 12, 7), "longgang", "河北省保定市", "禾田食品有限公司", "预制菜加工厂房租用标准化厂房", "签订合同", date(2023, 12, 27)),
    (date(2023, 12, 11), "duanshi", "四川省南充市", "清溪丝绸有限公司", "蚕桑文化项目用现有闲置校舍", "签订合同", date(2023, 12, 29)),
    (date(2023, 12, 14), "tuwo", "山东省寿光市", "绿野设施农业有限公司", "对方只提供技术服务，不投资", "", None),
    (date(2024, 1, 9), "zhengzhuang", "内蒙古自治区呼和浩特市", "盛禾牧业有限公司", "肉羊屠宰和冷链配送选址完成", "签订合同", date(2024, 1, 18)),
    (date(2024, 1, 15), "zone", "江苏省常州市", "舜泽装备有限公司", "智能井口装置一期租用厂房三期", "签订合同", date(2024, 2, 6)),
    (date(2024, 1, 17), "hudi", "安徽省合肥市", "明川瓦斯发电有限公司", "二期机组技术方案交流", "报装机容量论证", date(2024, 2, 8)),
    (date(2024, 1, 24), "shizhuang", "湖北省武汉市", "云岭新能源（沁水）有限公司", "储能配置比例未谈拢，约定节后再谈", "节后再谈一次", date(2024, 2, 26)),
    (date(2024, 2, 1), "jiafeng", "天津市", "锦川环保科技有限公司", "矿井水装备二期意向", "报可研框架", date(2024, 2, 23)),
)
LATE = {"hudi": 8, "tuwo": 5}  # days after which they told it


def tell_trips(tale: Tale) -> None:
    for day, unit, place, enterprise, outcome, then, by in TRIPS:
        back = working_day(day + timedelta(LATE.get(unit, 2)))
        tale.tell(
            Trip, day, moment(back, dice("trip", unit, str(day)), 9, 11), clerks()[unit].login, unit=unit, leader=officer(unit, Rank.HEAD).name, place=place,
            enterprise=enterprise, outcome=outcome, next_step=then, next_on=by, direction=directions().get(enterprise, ""),
        )
