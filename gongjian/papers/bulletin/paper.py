"""项目建设通报: 总体情况 → 五大攻坚 → 排名 → 典型 → 点名 → 下步要求 → 附件 (M50, M52, M61; rules.md §6.3, §8)."""
from gongjian.papers.blocks import Attachments, Imprint, Note, Paper, Para, RedHead, Signature, Title, To
from gongjian.papers.bulletin.county import County
from gongjian.papers.bulletin.fronts import fronts
from gongjian.papers.bulletin.named import blamed, praised
from gongjian.papers.bulletin.next import next_steps
from gongjian.papers.bulletin.placing import placing
from gongjian.papers.bulletin.tables import appendices
from gongjian.papers.bulletin.whole import whole
from gongjian.papers.classes import MARK
from gongjian.papers.kinds import Kind, drive_of, organ_of
from gongjian.papers.saying import full_day
from gongjian.reading.word import At


def draft(at: At) -> Paper:
    organ, drive, county = organ_of(at.drive), drive_of(at), County(at)
    name = drive.title.removeprefix(drive.region)
    title, until = f"关于{name}进展情况的通报", full_day(at.on)
    beside = appendices(county)
    return Paper(f"{title}（截至{until}）", at.on, (
        RedHead(organ), Title(f"关于{name}\n进展情况的通报"), To("各乡（镇）人民政府，开发区管委会，县直有关单位"),
        Para("opening", f"现将截至{until}{drive.title}（以下简称行动）进展情况通报如下。"),
        *whole(county), *fronts(county), *placing(county), *praised(county), *blamed(county), *next_steps(county),
        Attachments(tuple(title for title, _ in beside)), Signature(organ), Note(MARK), *(block for _, blocks in beside for block in blocks),
        Imprint(organ, "县委办公室、县政府领导"),
    ))


PAPER = Kind("bulletin", "项目建设通报", draft, help="全县目标、五大攻坚、分组排名、典型、点名单位和附表")
