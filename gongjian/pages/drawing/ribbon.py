"""The ribbon of a life: 储备 签约 立项 手续 开工 入统 竣工, what is done, where it stands, what is next."""
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SAID = {"done": "已完成", "now": "正在进行", "next": "尚未到", "skip": "不需要", "missed": "已错过"}


@dataclass(frozen=True)
class Stage:
    label: str
    says: str = ""  # "2022-11-08 · 38天"
    state: str = "next"  # done, now, next, skip, missed
    width: float = 1  # relative to the others; how long it took, say


def ribbon(stages: Iterable[Stage], says: str = "项目历程") -> SafeString:
    """An ordered list, so that it reads as one without the picture. Widths are kept between 0.8 and 2.6, so that words fit."""
    return format_html(
        '<ol class="life" aria-label="{}">{}</ol>',
        says,
        format_html_join(
            "",
            '<li class="{}" style="flex-grow:{}"{}><b>{}</b><span class="hidden">{}</span> {}</li>',
            (
                (
                    stage.state, f"{min(max(stage.width, 0.8), 2.6):g}", CURRENT if stage.state == "now" else "",
                    stage.label, SAID[stage.state], stage.says,
                )
                for stage in stages
            ),
        ),
    )


CURRENT = SafeString(' aria-current="step"')
