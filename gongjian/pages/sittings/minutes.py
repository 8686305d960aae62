"""Saving the minutes: every textarea that was changed, in one press; what two people typed at once is never lost."""
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from gongjian.pages import clock
from gongjian.pages.look import Look, look
from gongjian.pages.sittings.found import keeps, sitting_of
from gongjian.pages.sittings.page import OTHER, shown
from gongjian.stocktake.acts import sittings
from gongjian.stocktake.models import AgendaItem, Minute
from gongjian.stocktake.sittings import Stands
from gongjian.timeline.refused import Refused
from gongjian.timeline.source import Source
from gongjian.timeline.when import FAR, When

MOST = 3000


@require_POST
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    eyes = look(request)
    stands = sitting_of(eyes, pk)
    if eyes.lens.past:
        raise Refused(eyes.desk().why_not(sittings.write, stands.sitting))
    if not keeps(eyes, stands.sitting):
        raise PermissionDenied("会议由指挥部办公室记录；包保领导只记自己主持的半月调度")
    typed, wrong = changed(request, stands)
    saved = save(eyes, stands, {key: text for key, text in typed.items() if key not in wrong}, wrong)
    if wrong:
        return shown(eyes, stands, typed, wrong, status=422)
    if saved:
        messages.success(request, f"已保存纪要 {saved} 条")
    return HttpResponseRedirect(after(request, pk))


def after(request: HttpRequest, pk: int) -> str:
    """To the form of a decision when that is what was pressed, else back to the page."""
    asked = request.POST.get("decide", "")
    if asked.isdigit():
        return f"{reverse('sitting-decide', args=[pk])}?item={asked}"
    return reverse("sitting", args=[pk])


def changed(request: HttpRequest, stands: Stands) -> tuple[dict[int, str], dict[int, str]]:
    """What was typed differently from what the page showed, and what of it cannot be saved because somebody else saved meanwhile."""
    standing = {minute.item_id or OTHER: minute for minute in Minute.objects.as_of(When(FAR)).filter(sitting=stands.sitting)}
    shown_texts = dict(Minute.objects.filter(sitting=stands.sitting).values_list("pk", "text"))
    typed, wrong = {}, {}
    for name, text in request.POST.items():
        if not name.startswith("minute-") or not name[7:].isdigit():
            continue
        key, was = int(name[7:]), request.POST.get(f"was-{name[7:]}", "")
        before = shown_texts.get(int(was), "") if was.isdigit() else ""
        said = text.replace("\r\n", "\n").strip()
        if said == before.strip():
            continue
        typed[key], now = said, standing.get(key)
        if len(said) > MOST:
            wrong[key] = f"太长：最多 {MOST} 字"
        elif str(now.pk if now else "") != was and said != (now.text if now else ""):
            wrong[key] = f"别人刚刚改成了“{now.text}”。请合到一起再保存" if now else "别人刚刚删去了这一条。请核对后再保存"
    return typed, wrong


@transaction.atomic
def save(eyes: Look, stands: Stands, typed: dict[int, str], wrong: dict[int, str]) -> int:
    """How many were saved; refusals go to `wrong`."""
    if not typed:
        return 0
    officer = eyes.request.user
    items = {item.pk: item for item in AgendaItem.objects.filter(sitting=stands.sitting, pk__in=typed)}
    source = Source.objects.create(area=officer.area, kind=Source.Kind.SITTING, title=stands.title[:200], made_at=clock.now(), by=officer)
    desk, saved = eyes.desk(source), 0
    for key, text in typed.items():
        if key != OTHER and key not in items:
            continue
        try:
            saved += bool(desk.do(sittings.write, stands.sitting, text=text, item=items.get(key)))
        except Refused as refused:
            wrong[key] = refused.reason
    return saved


urls = [path("sittings/<int:pk>/minutes", minutes, name="minutes")]
