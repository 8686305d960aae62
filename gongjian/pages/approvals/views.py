"""The same approvals seen otherwise: one row of links on every page of them."""
from django.urls import reverse

from gongjian.pages.look import Look

VIEWS = (("总表", "approvals"), ("承办队列", "approvals-queue"), ("卡在哪里", "approvals-blocked"), ("清单报送", "handing-in"), ("手续目录", "catalogue"))


def views(eyes: Look, here: str) -> list[dict]:
    return [{"label": label, "url": eyes.keep(reverse(name))} for label, name in VIEWS if name != here]
