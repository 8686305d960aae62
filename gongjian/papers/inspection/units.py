"""Who does well and who is named, of the inspections that are published."""
from collections.abc import Sequence

from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.inspections.reading import Inspected, Summary
from gongjian.papers.blocks import Block, Heading, Para

UNPUBLISHED = "督查结论尚未通报，暂不列名。"
GOOD, BEST = 90, 5  # percent of the full score; how many are praised


def published(told: Summary) -> list[Inspected]:
    return [row for row in told.rows if row.published_on]


def share(row: Inspected) -> float:
    return 100 * row.score / row.full if row.score is not None and row.full else 0


def praised(told: Summary) -> str:
    """Nine tenths of the points, and nothing left to put right."""
    rows = published(told)
    if told.rows and not rows:
        return UNPUBLISHED
    good = sorted((row for row in rows if share(row) >= GOOD and row.findings == row.rectified), key=lambda row: -share(row))
    if not good:
        return f"本月没有得分率{GOOD}%以上且无遗留问题的单位。"
    return "；".join(f"{row.unit_name}得分率{share(row):.1f}%{whole_marks(row)}" for row in good[:BEST]) + "。"


def whole_marks(row: Inspected) -> str:
    titles = [DIMENSIONS[key].title for key, score in row.scores.items() if score == DIMENSIONS[key].full]
    return f"，{'、'.join(titles[:3])}{f'等{len(titles)}项' if len(titles) > 3 else ''}满分" if titles else ""


def blamed(told: Summary) -> list[Block]:
    """Unit by unit, those with most left to put right first."""
    rows = published(told)
    if told.rows and not rows:
        return [Para("blamed-none", UNPUBLISHED)]
    named = sorted((row for row in rows if row.found), key=lambda row: (row.rectified - row.findings, -row.findings))
    if not named:
        return [Para("blamed-none", "本月督查没有发现问题。")]
    blocks: list[Block] = []
    for row in named:
        left = row.findings - row.rectified
        blocks.append(Heading(f"unit-{row.inspection}", 2, f"{row.unit_name}（问题{row.findings}个，{f'未整改{left}个' if left else '已全部整改'}）"))
        blocks.append(Para(f"unit-{row.inspection}-found", "\n".join(finding(place if len(row.found) > 1 else 0, one) for place, one in enumerate(row.found, 1))))
        if row.answer:
            blocks.append(Para(f"unit-{row.inspection}-answer", f"单位答复：{row.answer}"))
    return blocks


def finding(place: int, one) -> str:
    done = "已整改" if one.rectified else "未整改"
    return f"{f'{place}.' if place else ''}{DIMENSIONS[one.dimension].title}：{one.what.rstrip('。')}（{done}）。"


def left_over(told: Summary, before: Sequence[Summary]) -> str:
    """The month's own, and what earlier months left."""
    rows = published(told)
    found, mended = sum(row.findings for row in rows), sum(row.rectified for row in rows)
    said = f"本月发现的{found}个问题，已整改{mended}个，整改率{100 * mended / found:.1f}%。" if found else "本月没有需要整改的问题。"
    earlier = [row for month in before for row in published(month)]
    total = sum(row.findings for row in earlier)
    if not total:
        return said
    left = {row.unit_name: 0 for row in earlier}
    for row in earlier:
        left[row.unit_name] += row.findings - row.rectified
    named = "、".join(f"{name}（{count}个）" for name, count in sorted(left.items(), key=lambda pair: -pair[1]) if count)
    mended = sum(row.rectified for row in earlier)
    return said + f"以前月份发现的{total}个问题，已整改{mended}个" + (f"，尚未整改的有{named}。" if named else "，已全部整改。")
