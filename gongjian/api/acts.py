"""What is done about a key: the office gives it and stops it. The secret itself is never told: whoever gives it makes it and shows it once."""
from datetime import date, timedelta

from gongjian.api.eyes import OF_A_UNIT, eyes_of
from gongjian.api.keys import Key, KeyStep, Step
from gongjian.api.life import life_of
from gongjian.desk.may import under
from gongjian.people.models import Officer, Unit
from gongjian.people.posts import Role
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When

LONGEST = timedelta(days=366)


@under("give_key")
def give_key(
    county: None, told: Told, *, system: str, purpose: str, secret_hash: str, hint: str, until_on: date,
    officer: Officer | None = None, unit: Unit | None = None, role: str = "",
) -> list[Fact]:
    """A key for a named system, with the eyes of an officer or of the post `role` at a unit, good until `until_on` (M54)."""
    system, purpose = " ".join(system.split()), purpose.strip()
    if not system or not purpose:
        raise Refused("请写明系统名称和用途：密钥只发给指明的系统")
    if (officer is None) == (unit is None):
        raise Refused("请指定一个人的权限，或者一个单位职务的权限，只能选一样")
    if until_on < told.on:
        raise Refused("有效期不能早于今天")
    if until_on > told.on + LONGEST:
        raise Refused(f"一把密钥最长用一年，请选 {told.on + LONGEST} 以前的日期；到期另发")
    if unit is not None and role not in OF_A_UNIT:
        raise Refused("县领导看什么随人而定，请改选具体的人；系统管理员看不到项目，不能发密钥")
    given = told.fact(KeyStep, step=Step.GIVEN, system=system[:60], purpose=purpose[:200], officer=officer, unit=unit, role=role, until_on=until_on)
    eyes = eyes_of(given, told.on)
    if eyes is None:
        raise Refused("目前没有人任这个职务，密钥打不开任何数据")
    if (seat := eyes.seat_on(told.on)) and seat.role == Role.ADMIN:
        raise Refused("系统管理员看不到项目，密钥打不开任何数据")
    given.key = Key.objects.create(area=told.area, secret_hash=secret_hash, hint=hint)
    given.save()
    return [given]


@under("stop_key")
def stop_key(key: Key, told: Told) -> list[Fact]:
    """From this moment it opens nothing; why stands in the note."""
    life = life_of(key, When(told.on))
    if life is None:
        raise Refused("这把密钥还没有发放")
    if life.stopped:
        raise Refused(f"这把密钥已于 {life.stopped.occurred_on} 停用")
    if not told.note:
        raise Refused("请写明停用的理由")
    return [told.tell(KeyStep, key=key, step=Step.STOPPED)]
