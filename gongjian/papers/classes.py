"""Publication classes of papers (公开属性, M61): which kinds may be published, and which blocks of them; a paper itself says so by its note.

A kind that is open goes out only where the signed paper ends with （此件公开发布）, and of it only the blocks named here: an appendix that lists persons,
problems or one project's figures stays in the house whatever the note says.
"""
from gongjian.reading.classes import INTERNAL, OPEN, Classes

MARK = "此件公开发布"

KIND_CLASSES: Classes = {
    "bulletin": OPEN,
    **dict.fromkeys(("weekly", "inspection", "assignment", "material", "minutes", "one_project", "pressing", "closing"), INTERNAL),
}
# By the keys of blocks. What names units by money or by enrolment may come down to one project, hence stays.
BLOCK_CLASSES: dict[str, Classes] = {
    "bulletin": {
        **dict.fromkeys((
            "head", "title", "to", "opening", "whole", "whole-targets", "whole-targets-said", "whole-targets-table", "growth", "whole-projects",
            "whole-projects-said", "fronts", "front-reserve", "front-reserve-said", "front-promotion", "front-promotion-said", "front-problems",
            "front-problems-said", "next", "next-starts", "next-starts-said", "next-problems", "next-problems-said", "next-reports", "next-reports-said",
            "signature", "note",
        ), OPEN),
        **dict.fromkeys((
            "whole-basis", "front-approvals*", "front-progress*", "ranking*", "league-*", "boards*", "praised*", "blamed*", "next-money*", "attachments", "sheet-*",
            "late*", "imprint",
        ), INTERNAL),
    },
}
