"""Is a table about problems or about projects? Told by its headings and its title: a list of projects with a column 存在问题 stays one."""
import re
from collections.abc import Iterable, Mapping

from gongjian.intake.headings import words_of as of_projects
from gongjian.intake.ledger.headings import EXACT, words_of
from gongjian.intake.text import blank, compact, shown
from gongjian.intake.words import MONEY, QUARTERS

# What only a ledger has, and what only a list of projects has.
MARKS = frozenset(("competence", "cooperating", "section", "assigned_on", "due_on", "struck_on", "step", "rung", "weight", "light"))
OF_PROJECTS = frozenset((*MONEY, *QUARTERS, "nature", "content", "period", "start_year", "end_year", "started_on", "planned_start_on", "planned_end_on",
                         "has_started", "owner", "funding", "industry", "approvals"))
TITLED = re.compile(r"(问题|困难|堵点|难点|难题|交办|销号).*(清单|台账|台帐|汇总|表|交办|销号|情况)|(清单|台账|台帐).*(问题|困难|交办|销号)")
OF_A_LEDGER = re.compile(r"牵头|办理|整改|解决|落实")
SPOTTED = frozenset(EXACT) - {"问题", "项目", "类型", "分类", "状态", "其他", "说明", "困难", "属地", "乡镇", "建议", "来源", "配合", "牵头", "科室", "股室"}


def about_problems(ledger: Mapping[int, tuple[str, float]], paths: Iterable[tuple[str, ...]], titles: Iterable[str]) -> bool:
    """`ledger`: what the columns say in a ledger's words (column → word, confidence); `paths`: their headings, level by level."""
    paths = list(paths)
    said = {word for word, sure in ledger.values() if sure >= 0.6}
    if "what" not in said:
        return False
    score = len(said & MARKS) + sum(bool(OF_A_LEDGER.search(compact(heading))) for path in paths for heading in path)
    if any(TITLED.search(compact(title)) for title in titles):
        score += 3
    others = len({words[0][0] for path in paths if (words := of_projects(path))} & OF_PROJECTS)
    return score > others and (score >= 2 or "due_on" in said)


def is_heading(row: list) -> bool:
    """Do the cells of a row read like the headings of a ledger: 问题 among them, and two more, no numbers, hardly anything else?"""
    texts = [value for value in row[:100] if not blank(value)]
    if len(texts) < 3 or not all(isinstance(text, str) and len(text) <= 40 for text in texts):
        return False
    words = [next(iter(words_of((shown(text),))), ("", 0.0)) for text in texts]
    sure = {word for word, confidence in words if confidence > 0.9}
    return any(word == "what" and confidence >= 0.7 for word, confidence in words) and len(sure) >= 3 and len(sure) >= 0.5 * len(texts)
