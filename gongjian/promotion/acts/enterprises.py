"""Enterprises: enlisted once by their code, described anew, and their contact read for a purpose."""
from datetime import date

from gongjian.people.models import Unit
from gongjian.promotion.chains import ChainLink
from gongjian.promotion.credit_code import plain, registered_in, wrong
from gongjian.promotion.enterprises import Disclosure, Enterprise, EnterpriseCard, EnterpriseStanding, Size
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When


def enlist(
    unit: Unit, told: Told, *, name: str, code: str = "", size: str = Size.OTHER, region: str = "", local: bool = False, link: ChainLink | None = None,
    intent: str = "", contact: str = "", contact_post: str = "", phone: str = "", on: date | None = None,
) -> list[Fact]:
    """An enterprise enters the register; `unit` keeps in touch with it. One code, one enterprise; without a code, one name."""
    said = _said(told, None, name, code, size, region, local, link, intent, contact, contact_post, phone, on)
    enterprise = Enterprise.objects.create(area=told.area)
    return [told.tell(EnterpriseCard, on=on, enterprise=enterprise, unit=unit, **said)]


def restate(
    enterprise: Enterprise, told: Told, *, name: str, code: str = "", size: str = Size.OTHER, region: str = "", local: bool = False,
    link: ChainLink | None = None, intent: str = "", contact: str = "", contact_post: str = "", phone: str = "", unit: Unit | None = None, on: date | None = None,
) -> list[Fact]:
    """What is known of it from the day `on` on, whole."""
    stands = EnterpriseStanding.objects.at(When(told.on)).get(enterprise=enterprise)
    said = _said(told, enterprise, name, code, size, region, local, link, intent, contact, contact_post, phone, on)
    keeps = unit.pk if unit else stands.unit_id
    now = {name: getattr(stands, name) for name in said if name != "link"} | {"link": stands.link_id}
    if now == said | {"link": link.pk if link else None} and keeps == stands.unit_id:
        raise Refused("变更前后没有差别")
    if on and on < stands.born_on:
        raise Refused(f"这家企业 {stands.born_on} 才登记，变更不能早于这一天")
    return [told.tell(EnterpriseCard, on=on, enterprise=enterprise, unit_id=keeps, **said)]


def disclose(enterprise: Enterprise, told: Told, *, purpose: str) -> list[Fact]:
    """Whoever tells reads the contact in full, for this purpose; it stays on record (rules.md §9)."""
    if len("".join(purpose.split())) < 4:
        raise Refused("请写明查看联系人的用途，如：约谈12月8日来沁考察")
    stands = EnterpriseStanding.objects.at(When(told.on)).get(enterprise=enterprise)
    if not stands.contact and not stands.phone:
        raise Refused("这家企业没有登记联系人")
    return [told.tell(Disclosure, enterprise=enterprise, purpose=" ".join(purpose.split())[:200])]


def _said(
    told: Told, but: Enterprise | None, name: str, code: str, size: str, region: str, local: bool, link: ChainLink | None, intent: str, contact: str,
    contact_post: str, phone: str, on: date | None,
) -> dict:
    name, code = " ".join(name.split())[:120], plain(code)
    if not name:
        raise Refused("请写明企业名称")
    if code and (reason := wrong(code)):
        raise Refused(reason)
    if size not in Size.values:
        raise Refused("请选择企业类型")
    if on and on > told.on:
        raise Refused("日期还没到")
    others = EnterpriseStanding.objects.at(When(told.on)).filter(area=told.area).exclude(enterprise=but)
    same = others.filter(code=code).first() if code else None
    same = same or others.filter(name=name).first()
    if same:
        raise Refused(f"「{same.name}」已在目标企业库，对接单位是{same.unit.name_on(told.on)}")
    return {
        "name": name, "code": code, "size": size, "region": region.strip()[:60], "local": bool(local), "link": link, "intent": intent.strip()[:300],
        "contact": contact.strip()[:40], "contact_post": contact_post.strip()[:40], "phone": phone.strip()[:20],
    }


def seems_local(code: str, area: str) -> bool:
    """By its code an enterprise is registered in this county."""
    return bool(code) and registered_in(code) == area[:6]
