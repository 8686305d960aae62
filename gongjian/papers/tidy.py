"""Words of the screen as a paper writes them: 12月3日 for 2023-12-03, and no blanks around figures."""
import re
from datetime import date

DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
BLANKS = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\d一-龥])|(?<=[\d%]) (?=[\u3000-\u9fff\uff00-\uffef])")


def tidy(text: str, on: date) -> str:
    """Days of another year than `on` keep their year."""

    def said(found: re.Match) -> str:
        year, month, day = (int(part) for part in found.groups())
        return f"{month}月{day}日" if year == on.year else f"{year}年{month}月{day}日"

    return BLANKS.sub("", DAY.sub(said, text))
