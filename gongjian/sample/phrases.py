"""What units write beside a figure, and what leaders say of what they see."""
from datetime import date
from random import Random

from gongjian.sample.sketches import Sketch

BEGUN, MIDDLE, NEARLY = ("场地平整完成，基础开挖", "临建完成，施工队伍进场", "基础施工，材料陆续进场"), (
    "主体施工，设备订货", "主体施工过半，配套管线同步推进", "按计划推进，已完成主要分部工程", "设备陆续到场，正在安装",
), ("主体完工，进入设备调试", "收尾施工，准备验收", "附属工程扫尾")
OF_SECTOR = {
    "煤层气": ("钻井施工，集输管线焊接", "管沟开挖，站场基础施工", "站场设备安装", "压裂、排采作业"),
    "煤炭": ("巷道掘进", "设备井下安装", "地面系统改造"),
    "新能源": ("风机基础浇筑", "组件支架安装", "升压站土建施工", "集电线路施工"),
    "交通": ("路基填筑", "桥梁下部结构施工", "路面基层施工"),
    "菌菇": ("大棚骨架安装", "菌棒生产线安装", "冷库施工"),
    "水利": ("管道敷设", "堤防护岸施工", "取水口施工"),
}
FROZEN = ("冬季停工", "气温低，暂停露天作业", "冬季停工，做好现场维护", "春节放假，未施工")


def words(sketch: Sketch, done: float, rng: Random) -> str:
    """`done`: the share of the total investment completed."""
    general = BEGUN if done < 0.2 else MIDDLE if done < 0.8 else NEARLY
    special = OF_SECTOR.get(sketch.sector, ())
    return rng.choice(special if special and 0.1 < done < 0.85 and rng.random() < 0.6 else general)


NOT_BEGUN, ASKED, ASKED_FIRST, ASKED_TO_ENROL = (
    ("前期手续正在办理，尚未开工", "施工单位已确定，等用地手续", "场地已移交，临建进场"),
    ("每周报一次形象进度", "倒排工期，月底前完成本月计划", "冬季施工方案要落实到班组", "征拆、用电问题由乡镇和部门当面对接", "资金支付凭证同步归档", "继续按计划推进", "", ""),
    ("手续办理倒排到天，专人代办", "具备条件即开工，不等不靠", "缺的要件列单子、定人、定日子"), ("入统材料本周补齐，报县统计局", "施工合同、开工照片尽快上传"),
)


def seen(sketch: Sketch, day: date, rng: Random) -> str:
    """What a leader sees and hears of a project on a day."""
    if not sketch.started or sketch.started > day:
        return rng.choice(NOT_BEGUN)
    whole = ((sketch.ends or day) - sketch.started).days or 1
    return words(sketch, min(0.95, (day - sketch.started).days / whole), rng)


def asked(sketch: Sketch, day: date, rng: Random) -> str:
    """What he asks for; now and then nothing."""
    if not sketch.started or sketch.started > day:
        return rng.choice(ASKED_FIRST)
    return rng.choice(ASKED_TO_ENROL if not (sketch.enrolled and sketch.enrolled <= day) and rng.random() < 0.6 else ASKED)
