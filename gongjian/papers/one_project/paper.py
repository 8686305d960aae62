"""一项目一清单一方案 (M34)."""
from gongjian.papers.blocks import Head, Paper, RedHead, Title
from gongjian.papers.kinds import Ask, Kind, organ_of
def draft(at, *, project: str) -> Paper:
    return Paper("一项目一清单一方案", at.on, (RedHead(organ_of(at.drive), Head.PLAIN), Title("一项目一清单一方案")))
PAPER = Kind("one_project", "一项目一清单一方案", draft, Head.PLAIN, asks=(Ask("project", "项目", required=True),))
