"""The pages of the reserve as buttons, so that each leads to the others."""
from django.urls import reverse

from gongjian.pages.look import Look

WAYS = (
    ("总库", "reserve"), ("清单", "reserve-list"), ("子库", "reserve-pools"), ("在审", "reserve-queue"), ("滚动清退", "reserve-stale"),
    ("省级重点候选", "reserve-key"), ("标签", "reserve-axes"),
)


def ways(eyes: Look, here: str) -> list[dict]:
    return [{"label": label, "url": eyes.keep(reverse(name))} for label, name in WAYS if name != here]


def crumb(eyes: Look, title: str) -> list[dict]:
    return [{"label": "谋划储备", "url": eyes.keep(reverse("reserve"))}, {"label": title}]
