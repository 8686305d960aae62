"""督查通报: counts, the ten points, who does well, who is named with what was found, what is put right, what is asked (M52, M53; rules.md §8).

Units are named by inspections whose conclusion is published, and by no other: until then the unit may answer. What the group advises about persons is not in it.
"""
from datetime import date

from gongjian.inspections.models import Inspection
from gongjian.inspections.reading import Summary, month_summary
from gongjian.papers.blocks import Appendix, Attachments, Heading, Imprint, Paper, Para, RedHead, Signature, Title, To
from gongjian.papers.inspection.points import points, scores
from gongjian.papers.inspection.units import blamed, left_over, praised, published
from gongjian.papers.kinds import INSPECTORS_DRAFT, Ask, Kind, drive_of, organ_of
from gongjian.papers.saying import full_day
from gongjian.reading.word import At

MARKS = "各单位十督评分表"


def draft(at: At, *, month: str) -> Paper:
    first, organ, drive = date.fromisoformat(f"{month}-01"), organ_of(at.drive), drive_of(at)
    told = summary(at, first)
    before = [summary(at, period.start.replace(day=1)) for period in drive.months if period.end < first]
    named, title = published(told), f"关于{first.year}年{first.month}月项目建设专项督查情况的通报"
    annex = ((Attachments((MARKS,)),), (Appendix("marks", MARKS, wide=True), scores(named))) if named else ((), ())
    return Paper(title, at.on, (
        RedHead(organ), Title(title.replace("月", "月\n", 1)), To("各乡（镇）人民政府，开发区管委会，县直有关单位"),
        Para("opening", f"根据《{drive.title}方案》督查督办机制，现将县专项督查组{first.month}月督查情况（截至{full_day(at.on)}）通报如下。"),
        Heading("whole", 1, "总体情况"), Para("whole-said", whole(told)), points(named), Heading("praised", 1, "先进典型"), Para("praised-said", praised(told)),
        Heading("blamed", 1, "督查发现的主要问题"), *blamed(told), Heading("rectified", 1, "整改情况"), Para("rectified-said", left_over(told, before)),
        Heading("next", 1, "工作要求"), Para("next-said", asked(told)), *annex[0], Signature(organ), *annex[1], Imprint(organ, "县委办公室、县政府领导"),
    ))


def summary(at: At, month: date) -> Summary:
    return month_summary(at.lens.see(Inspection).filter(month=month).select_related("unit"), month, at.when)


def whole(told: Summary) -> str:
    if not told.rows:
        return f"{told.month.month}月没有开展督查。"
    kinds = {row.unit: row.kind for row in told.rows}
    shares = [(label, sum(kind == key for kind in kinds.values())) for key, label in (("township", "乡镇"), ("zone", "开发区"), ("department", "县直单位"))]
    said = f"共督查{told.units}家单位（{'、'.join(f'{label}{count}家' for label, count in shares if count)}）{len(told.rows)}次"
    named = published(told)
    waiting = len(told.rows) - len(named)
    found, mended = sum(row.findings for row in named), sum(row.rectified for row in named)
    parts = [f"已通报结论{len(named)}次，发现问题{found}个，已整改{mended}个" if named else "结论均未通报"]
    parts += [f"另有{waiting}次尚在督查或答复期内，不列入本通报"] if waiting and named else []
    return f"{said}，{'；'.join(parts)}。"


def asked(told: Summary) -> str:
    left = sum(row.findings - row.rectified for row in published(told))
    mend = "各单位要巩固整改成果，举一反三。"
    if left:
        mend = f"对尚未整改的{left}个问题，有关单位要照单全收、建立台账，明确责任人和时限，逐项整改销号，整改情况报县专项督查组。"
    return (
        f"{mend}\n要对照督机制、督目标、督程序、督投资、督进度、督入统、督服务、督施工、督环境、督问题十个方面自查自纠，如实填报、附具凭证，已有材料不重复报送。\n"
        "下次督查将首先复查本次发现的问题。"
    )


def months(at: At) -> list[tuple[str, str]]:
    """Of the drive, as far as they have begun; the latest first."""
    begun = [period.start for period in at.drive.months if period.start <= at.on] if at.drive else []
    return [(f"{day:%Y-%m}", f"{day.year}年{day.month}月") for day in reversed(begun)]


PAPER = Kind(
    "inspection", "督查通报", draft, drafted_by=INSPECTORS_DRAFT, help="一个月的专项督查：十督汇总、典型、点名、整改",
    asks=(Ask("month", "督查月份", required=True, choices=months),),
)
