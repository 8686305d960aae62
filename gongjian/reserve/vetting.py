"""What the owner department looks at before a project is admitted (M19): five questions, an answer and its words each, and what follows from them."""
from dataclasses import dataclass

from django.db import models


class Answer(models.TextChoices):
    PASS = "pass", "符合"
    CONDITION = "condition", "有条件符合"
    STOP = "stop", "不符合"


@dataclass(frozen=True)
class Question:
    label: str
    asks: str


QUESTIONS: dict[str, Question] = {
    "truth": Question("真实性", "投资主体、建设内容和总投资有据，不是拼凑或虚报"),
    "policy": Question("政策规划", "符合产业政策和国土空间等规划"),
    "land": Question("用地要素", "选址不碰生态保护红线、永久基本农田，用地来源说得清"),
    "owner": Question("投资主体", "主体明确，有实施能力，第一年资金有着落"),
    "twins": Question("是否重复", "与在库、在建的项目不是同一个，也不是拆分、打捆"),
}
Findings = dict[str, list[str]]  # question → [answer, words]


def verdict(findings: Findings) -> Answer:
    """One 不符合 stops it; one condition makes it conditional; else it passes."""
    given = {answer for answer, _ in findings.values()}
    return next((answer for answer in (Answer.STOP, Answer.CONDITION) if answer in given), Answer.PASS)


def lacking(findings: Findings) -> list[str]:
    """What is wrong with the answers, as sentences; [] when each question has one, with words where it is not 符合."""
    wrong = []
    for key, question in QUESTIONS.items():
        answer, words = findings.get(key) or ["", ""]
        if answer not in Answer.values:
            wrong.append(f"「{question.label}」还没有审查意见")
        elif answer != Answer.PASS and not words.strip():
            wrong.append(f"「{question.label}」{Answer(answer).label}的，须写明情况")
    return wrong


def in_words(findings: Findings) -> str:
    """"真实性符合；用地要素有条件符合：林地手续在办"."""
    told = ((question.label, findings[key]) for key, question in QUESTIONS.items() if key in findings)
    return "；".join(f"{label}{Answer(answer).label}" + (f"：{words}" if words else "") for label, (answer, words) in told)
