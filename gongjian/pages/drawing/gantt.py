"""A Gantt chart on the screen: the drawing that papers show (papers/gantt_svg), its names beside it as links, so that they stay where the days are scrolled."""
from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gongjian.papers.gantt import LINE, MONTHS, SAID, Gantt, Row
from gongjian.papers.gantt_svg import KINDS, plot

LONG = 14  # signs that fit on one line beside the days
LEGEND = ("done", "spent", "left", "ahead", "stands")


def gantt(told: Gantt) -> SafeString:
    """The days stretch with the window. A chart of no rows is a sentence."""
    if not any(isinstance(row, Row) for row in told.rows):
        return mark_safe('<p class="none">还没有要办的手续<small>填了审批清单后，这里按天画出每一项</small></p>')
    return format_html(
        '<div class="gantt marks-{}"><ol class="names">{}</ol><div class="days" tabindex="0" role="region" aria-label="横道图，可左右滚动">'
        '<svg height="{}" role="img" aria-label="{}"><title>{}</title>{}</svg></div></div>{}',
        (told.head - MONTHS) // LINE, names(told.rows), told.height, told.says, told.says, mark_safe(plot(told)), legend(told),
    )


def names(rows: Iterable) -> SafeString:
    return format_html_join("", "{}", ((_name(row),) for row in rows))


def _name(row) -> SafeString:
    if not isinstance(row, Row):
        return format_html('<li class="stage">{}</li>', row.name)
    critical = mark_safe('<i aria-hidden="true">◆ </i><span class="hidden">关键：</span>') if row.critical else ""
    inner = format_html('<a href="{}">{}{}</a>', row.url, critical, row.name) if row.url else format_html("{}{}", critical, row.name)
    classes = " ".join(filter(None, ["critical" if row.critical else "", "long" if len(row.name) > LONG else ""]))
    return format_html('<li class="{}" title="{}"><span>{}</span></li>', classes, row.name, inner)


def legend(told: Gantt) -> SafeString:
    """What the patterns mean, of those that are there."""
    spans = {span.kind for row in told.rows if isinstance(row, Row) for span in row.spans}
    critical = any(isinstance(row, Row) and row.critical for row in told.rows)
    keys = [(KINDS[kind], SAID[kind]) for kind in LEGEND if kind in spans]
    drawn = format_html_join(
        "", '<li><svg width="22" height="12" aria-hidden="true"><rect x="1" y="1" width="20" height="10" {}/></svg>{}</li>',
        ((mark_safe(look), said) for look, said in keys),
    )
    also = [
        *(["◆ 粗框：关键线路，它晚一天开工就晚一天"] if critical else []), *(["┄ 富余：可以晚而不误开工"] if "spare" in spans else []),
        *(["灰底：休息日"] if told.rests else []),
    ]
    return format_html('<ul class="legend of-gantt">{}{}</ul>', drawn, format_html_join("", "<li>{}</li>", ((one,) for one in also)))
