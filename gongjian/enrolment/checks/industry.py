"""The industry code is one of GB/T 4754, by the use of the project and not by its owner's trade (rules.md §2.5 [A T21])."""
import re
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier
from gongjian.projects.card import InvestmentKind

SHAPE = re.compile(r"[A-T]?(\d{2})\d{2}")
ESTATE = "70"


def find(dossier: Dossier) -> Iterator[Finding]:
    told, card = dossier.said("industry_code", Paper.APPLICATION), dossier.row.industry
    code, paper, key = (told.value, Paper.APPLICATION, told.evidence.pk) if told else (card, "", None)
    if not code:
        return
    shaped = SHAPE.fullmatch(code)
    if not shaped or not 1 <= int(shaped[1]) <= 97:
        yield Finding(f"行业代码“{code}”不是国民经济行业四位代码", "按项目用途查 GB/T 4754 的四位小类代码", paper, key, blocks=True)
        return
    if told and card and code[-4:] != card[-4:]:
        yield Finding(f"申请表行业代码 {code} 与系统里的 {card} 不一致", "按项目用途定一个，两处改一致", paper, key)
    if shaped[1] == ESTATE and dossier.row.investment_kind != InvestmentKind.ESTATE:
        yield Finding(f"行业代码 {code} 是房地产业，入统类别不是房地产", "确是房地产开发的请在项目信息里改入统类别", paper, key)


CHECK = Check("industry", "行业代码", (Paper.APPLICATION,), find, "T21", "A")
