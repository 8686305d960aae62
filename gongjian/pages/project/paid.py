"""资金到位：what vouchers show of the funds paid in, and each payment that has none yet and therefore does not count (M17)."""
from django.urls import reverse

from gongjian.pages.drawing import light
from gongjian.pages.look import Look
from gongjian.projects.acts import figures
from gongjian.projects.models import Payment
from gongjian.projects.vouchers import unvouched
from gongjian.timeline.money import wan

WORDS = ("paid_total", "vouched_total", "unvouched_total")
SHOWN = 6


def bare(look: Look, row) -> list[Payment]:
    """Payments without a voucher; no query where every one has its own."""
    return unvouched([row.project_id], look.when) if row.unvouched_total else []


def vouch_url(payment: Payment) -> str:
    return reverse("vouch", args=[payment.pk])


def panels(row, left: list[Payment], may) -> list[dict]:
    """None before any funds were told."""
    if not row.paid_total:
        return []
    needs = [of(payment, may) for payment in left[:SHOWN]]
    if not left:
        needs = [{"light": light("G", "均附凭证"), "text": "每笔都附了到账凭证", "after": ""}]
    foot = f"未附凭证 {len(left)} 笔 {wan(row.unvouched_total)} 万元，未计入；补了凭证再计" if left else ""
    small = f"凭证到位 {wan(row.vouched_total)} 万元"
    return [{"title": "资金到位", "small": small, "part": "gongjian/parts/needs.html", "data": needs, "foot": foot, "id": "paid"}]


def of(payment: Payment, may) -> dict:
    act = {"act": {"label": "补凭证", "url": vouch_url(payment)}} if may(figures.vouch, payment) else {"after": "未附凭证"}
    text = f"{payment.occurred_on} 到账 {wan(payment.amount)} 万元"
    return {"light": light("R", f"{text}：未附凭证"), "text": text, "small": payment.note[:30], **act}
