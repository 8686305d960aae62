"""Papers to write: one of every block, and 一周动态 of the small world."""
from dataclasses import replace
from datetime import date

from gongjian.papers import acts
from gongjian.papers.blocks import (
    CENTER,
    RIGHT,
    Appendix,
    Attachments,
    Column,
    Facts,
    Head,
    Heading,
    Imprint,
    Note,
    Paper,
    Para,
    RedHead,
    Signature,
    Table,
    Title,
    To,
)
from gongjian.papers.documents import Document
from gongjian.papers.kinds import kind
from gongjian.reading.word import At
from tests.world import TODAY, looks, sits

ORGAN = "沁水县项目攻坚指挥部办公室"
COLUMNS = (Column("序号", align=CENTER, share=0.7), Column("项目名称", share=4), Column("完成", "万元", RIGHT, 1.5, "投资"), Column("完成率", "%", RIGHT, 1.2, "投资"))
WIDE = tuple(Column(f"栏目{number}", "万元", RIGHT) for number in range(12))


def rows(count: int) -> tuple[tuple[str, ...], ...]:
    return tuple((str(number), f"煤层气集输管网第{number}标段", f"{1234567.8 * number:,.1f}", f"{number % 100}.0") for number in range(1, count + 1))


def whole(style: Head = Head.DOCUMENT, count: int = 80, **said) -> Paper:
    """Every kind of block, a long table, a wide appendix."""
    return Paper("关于冬季行动推进情况的通报", TODAY, (
        RedHead(ORGAN, style, **{"number": "沁项攻坚办〔2023〕12号", "day": TODAY} | said), Title("关于全县2023年项目建设冬季行动推进情况的通报"),
        To("各乡（镇）人民政府，开发区管委会"), Heading("one", 1, "总体情况"), Para("said", "全县完成投资**31.2亿元**，为目标的70.4%。"),
        Heading("two", 2, "产业项目"), Heading("three", 3, "进度"), Heading("four", 4, "问题"), Heading("five", 1, "下步要求"),
        Para("present", "赵县、钱副、孙嘉", lead="出席："), Table("long", COLUMNS, rows(count), "项目进度表", "万元", ("合计", "", "1,234.5", "")),
        Facts("form", ((("编号", "3号"), ("日期", "2023年12月13日")), (("办理情况", ""),)), ((1, 40),)), Attachments(("项目进度表", "排名表")),
        Signature(ORGAN, date(2023, 12, 3)), Note("此件公开发布"), Appendix("wide", "项目进度表", wide=True),
        Table("wide-rows", WIDE, tuple(("123,456.7",) * 12 for _ in range(30))), Appendix("last", "排名表"), Para("end", "附后。"),
        Imprint(ORGAN, "县委办公室，县政协办公室", date(2023, 12, 3)),
    ))


def plain_page(*blocks, **said) -> Paper:
    return Paper("白页", TODAY, (RedHead(ORGAN, Head.PLAIN), *blocks), **said)


def draft_at(world, officer, key: str = "weekly", about: dict | None = None) -> Document:
    desk = sits(officer)
    at = At(looks(officer), world.drive)
    at = replace(at, lens=at.lens.at(replace(at.when, known=desk.now)))
    paper = kind(key).drafted(at, about or {})
    return desk.do(acts.draft, kind(key), drive=world.drive, about=about or {}, paper=paper, known=desk.now)[0].document
