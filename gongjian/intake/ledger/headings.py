"""A column's heading → the words of a problem ledger it may be, each with a confidence."""
import re
from functools import lru_cache
from pathlib import Path

from gongjian.intake.headings import GENERIC_NAME, canon
from gongjian.intake.synonyms import table
from gongjian.intake.words import FREE, LEDGER

SYNONYMS = table(Path(__file__).with_name("synonyms.txt"), LEDGER)
PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple((re.compile(pattern), word) for pattern, word in (
    (r"投资|资金|万元|面积|率$|职务|形象|数量|个数", FREE),
    (r"代码", "code"),
    (r"(问题|事项|困难).*(类|性质)", "category"),
    (r"(问题|事项).*(来源|出处)", "origin"),
    (r"事权|(解决|协调|办理).*层级", "competence"),
    (r"(问题|难易|严重).*(程度|等级|级别)", "weight"),
    (r"(配合|协办|协同|协助|协作|会办)", "cooperating"),
    (r"(实际|已).*(销号|办结|完成|解决)|销号.*(时间|日期)", "struck_on"),
    (r"(办结|完成|解决|整改|销号|办理|计划|要求|承诺).*(时限|期限)|时限|限期|(要求|计划|拟|预计|承诺).*(办结|完成|解决|整改).*(时间|日期)", "due_on"),
    (r"(交办|派单|下发).*(时间|日期)", "assigned_on"),
    (r"(发现|提出|上报|反映|登记).*(时间|日期)", "found_on"),
    (r"(措施|建议|要求|打算|诉求|办法)", "measures"),
    (r"(办理|整改|解决|落实|推进|工作|目前|最新|当前).*(进展|情况|进度)|进展", "progress"),
    (r"(状态|是否.*(办结|解决|销号|完成))", "step"),
    (r"(项目).*(责任|主管|业主|建设|申报).*(单位|部门)|业主", "project_unit"),
    (r"(责任|牵头|主责|主办|承办|办理|落实|整改).*(单位|部门)", "lead"),
    (r"科室|股室", "section"),
    (r"领导|副县长", "leader"),
    (r"电话|联系方式", "contact"),
    (r"责任人|负责人|联系人|承办人|经办人", "person"),
    (r"(涉及|相关|所属|工程|建设).*项目|项目.*名称|工程.*名称", "projects"),
    (r"问题|困难|难点|堵点|难题", "what"),
    (r"备注", "remarks"),
))
# 责任单位 leads, unless another column is headed 牵头单位: then it answers for the project.
SECOND = {"责任单位": "project_unit", "责任部门": "project_unit", "主管部门": "project_unit", "主管单位": "project_unit"}
EXACT: dict[str, tuple[str, int]] = {}
for _word, _line in SYNONYMS.items():
    for _place, _spelling in enumerate(_line):
        EXACT.setdefault(canon(_spelling).text, (_word, _place))


@lru_cache(maxsize=4000)
def single(text: str) -> tuple[str, float]:
    """(word, confidence) of one canonical text; ('other', 0) when nothing fits. The usual spelling is a little surer than the rare one."""
    if not text or len(text) > 40:
        return FREE, 0.0
    for known in (text, re.sub(r"\(.*?\)|\[.*?\]", "", text)):
        if known in EXACT:
            word, place = EXACT[known]
            return word, 1.0 - min(place, 90) / 1000
    for pattern, word in PATTERNS:
        if pattern.search(text):
            return word, 0.7
    return FREE, 0.0


@lru_cache(maxsize=4000)
def words_of(levels: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Candidate (word, confidence) of a heading path, best first: ('责任分工', '牵头单位') → lead."""
    texts = [text for level in levels if (text := canon(level).text)]
    if not texts:
        return ()
    leaf, parents = texts[-1], "".join(texts[:-1])
    found = dict((single(leaf),))
    if parents and leaf in GENERIC_NAME:
        found = dict((single(parents),))
    elif parents:
        word, sure = single(parents + leaf)
        found[word] = max(found.get(word, 0.0), sure * 0.9)
    if leaf in SECOND:
        found.setdefault(SECOND[leaf], 0.6)
    return tuple(sorted(((word, sure) for word, sure in found.items() if sure and word != FREE), key=lambda item: -item[1]))


def assign(paths: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, float]]:
    """Column → (word, confidence). Each word once, the surest claim first."""
    bids = sorted(((sure, -column, word) for column, path in paths.items() for word, sure in words_of(path)), reverse=True)
    found: dict[int, tuple[str, float]] = {}
    for sure, column, word in bids:
        if -column not in found and word not in {taken for taken, _ in found.values()}:
            found[-column] = (word, sure)
    return found
