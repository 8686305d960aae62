"""What a text for everybody may not hold: numbers of persons are refused; names of officers and of private owners are pointed at, for a person to decide.

What was frozen before anybody looked (a signed paper) is shown with such numbers blotted out: `blotted`.
"""
import re

from gongjian.people.models import Officer
from gongjian.projects.card import Funding
from gongjian.projects.models import ProjectStanding
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When

# Mobile telephones, identity numbers, bank cards: 个人信息保护法. An office's own number (0356-…) may stand, and so may a sum of money.
PERSONAL = (
    (re.compile(r"(?<![0-9])1[3-9][0-9]([ -]?)[0-9]{4}\1[0-9]{4}(?![0-9]|\s*元)"), "手机号"),
    (re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9A-Za-z])"), "身份证号"),
    (re.compile(r"(?<![0-9])[0-9]{16}(?:[0-9]{3})?(?![0-9A-Za-z]|\s*元)"), "银行卡号"),
)
FEWEST = 2  # signs of a name worth looking for
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")  # signs that no page shows and no XML may hold


def personal(text: str) -> list[str]:
    """["手机号 138…"]: what must not stand in it, shortened so that the refusal repeats none of it whole."""
    return list(dict.fromkeys(f"{called} {match.group()[:3]}…" for pattern, called in PERSONAL for match in pattern.finditer(text)))


def clean(*texts: str) -> None:
    """Raises Refused where a text holds what is a person's own."""
    if found := [said for text in texts for said in personal(text)]:
        raise Refused(f"公开稿不能写个人信息，请删去：{'、'.join(dict.fromkeys(found))}")


def blotted(text: str) -> str:
    """A text for everybody, its numbers of persons after the third sign crossed out."""
    for pattern, _ in PERSONAL:
        text = pattern.sub(lambda match: match.group()[:3] + "×" * (len(match.group()) - 3), text)
    return text


def tidy(text: str) -> str:
    """As it was typed or pasted, without signs nobody sees: a word processor's line and page breaks are line breaks."""
    return UNSEEN.sub("", re.sub(r"\r\n?|[\x0b\x0c\u2028\u2029]", "\n", text)).strip()


def doubts(area: str, when: When, text: str) -> list[str]:
    """Sentences to be heard before it is saved. Two queries."""
    people = [name for name in Officer.objects.filter(area__startswith=area).values_list("name", flat=True).distinct() if len(name) >= FEWEST and name in text]
    rows = ProjectStanding.objects.at(when).filter(area__startswith=area).exclude(owner="").exclude(funding=Funding.GOVERNMENT)
    owners = [name for name in rows.values_list("owner", flat=True).distinct() if name and len(name) > FEWEST and name in text]
    found = [f"文中有干部姓名：{'、'.join(sorted(people))}。确需公开的再留"] if people else []
    return found + ([f"文中有企业名称：{'、'.join(sorted(owners))}。企业名称默认不公开，须征得企业同意"] if owners else [])


def paragraphs(words: str) -> list[str]:
    return [line.strip() for line in words.split("\n") if line.strip()]


def excerpt(words: str, most: int = 80) -> str:
    """The beginning of a text, on one line."""
    told = "".join(paragraphs(words))
    return told if len(told) <= most else f"{told[:most].rstrip('，。；、 ')}……"
