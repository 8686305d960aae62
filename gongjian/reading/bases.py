"""口径: on which basis a word of a project is a figure. The three bases and 形象进度 are never mixed; what is no such figure has none.

    basis_of("reported_year")   # "调度口径"
"""
from gongjian.reading.project_words import PROJECT
from gongjian.targets.targets import Basis

PHYSICAL = "形象进度"
PREFIXES = {"reported_": Basis.REPORTED.label, "official_": Basis.OFFICIAL.label, **dict.fromkeys(("paid_", "vouched_", "unvouched_"), Basis.PAID.label)}
WORDS = {
    **dict.fromkeys(("total", "year_plan", "next_plan", "second_plan", "third_plan", "expected", "secured"), Basis.PLANNED.label),
    **dict.fromkeys(("year_share", "lag", "evidenced_share"), Basis.REPORTED.label), "physical": PHYSICAL,
}
FIGURES = ("money", "yi", "percent", "points", "share")


def basis_of(name: str) -> str:
    if name not in PROJECT or PROJECT[name].shown_as not in FIGURES:
        return ""
    return WORDS.get(name) or next((basis for prefix, basis in PREFIXES.items() if name.startswith(prefix)), "")
