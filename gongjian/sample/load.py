"""Loading the story: the county and its plan, every line as a fact with its own moment, what stands of them, the lists put out, and the seal."""
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from gongjian.enrolment import rules as enrolment
from gongjian.people.countyfile import read_county
from gongjian.people.loading import load_county
from gongjian.people.models import Officer
from gongjian.problems.rules import lay_down, read
from gongjian.sample.agendas import hold_sittings
from gongjian.sample.issuing import put_lists_out
from gongjian.sample.lines import OPENED, opening
from gongjian.sample.people import people
from gongjian.sample.publicity import publish
from gongjian.sample.rankings import hold_rankings
from gongjian.sample.sketches import COUNTY_FILE, HOME
from gongjian.sample.story import story
from gongjian.sample.writing import AREA, Writer
from gongjian.targets.loading import load_plan
from gongjian.targets.planfile import read_plan
from gongjian.timeline import calendar
from gongjian.timeline.facts import facts_of_the_house
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import seal
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA, end_of

PLAN_FILE = HOME.parent.parent / "plans" / "qinshui-winter-2023.toml"
END_OF_STORY = end_of(date(2024, 2, 20))  # the day the sample county stands on
PLAN_AT = datetime(2023, 11, 17, 9, 0, tzinfo=CHINA)
TITLE = "示例数据（虚构）"


@transaction.atomic
def load(password: str, password_at: datetime, until: date | None = None, say: Callable[[str], None] = lambda words: None) -> int:
    """Load the sample county, or what was recorded of it by the end of the day `until`. Returns how many facts there are.

    Raises Refused when the database already holds facts: the sample is never mixed with what people told.
    """
    if any(model._base_manager.exists() for model in facts_of_the_house()):
        raise Refused("数据库里已经有事实，示例县只能装进空库。要看示例，请用 DATABASE_URL 指一个新库")
    last = end_of(until) if until else None
    say("示例县：日历、区划、单位……")
    calendar.fill(2022, 2026)
    source = Source.objects.create(area=AREA, kind=Source.Kind.SAMPLE, title=TITLE, made_at=last or END_OF_STORY)
    officers = hire(password, password_at)
    load_county(read_county(COUNTY_FILE), Told(AREA, OPENED, opening(-30), officers["admin"], source))
    if last is None or last >= PLAN_AT:
        plan, frame = read_plan(PLAN_FILE), Told(AREA, PLAN_AT.date(), PLAN_AT, officers["office-head"], source)
        load_plan(plan, frame, PLAN_FILE.read_bytes())
        lay_down(read(plan.problems.said()), frame, plan.drive.starts_on)
        enrolment.lay_down(enrolment.windows_of(plan.rhythm.enrol_window), frame, plan.drive.starts_on)
    say("示例县：编排 2023 年冬季的经过……")
    told = story()
    writer = Writer(told, source, last, officers)
    say(f"示例县：写入 {len(writer.lines)} 条事实……")
    writer.write()
    say("示例县：推算每一天的状态……")
    writer.stand()
    say("示例县：封存……")
    end = max(line.at for line in writer.lines)
    put_lists_out(officers["office"], source, last or end)
    hold_sittings(writer, last or end)
    hold_rankings(officers, source, last or end)
    publish(officers, source, last or end)
    batch = seal(end + timedelta(minutes=1))
    count = batch.count if batch else 0
    say(f"示例县：完成，共 {count} 条事实。")
    return count


def hire(password: str, password_at: datetime) -> dict[str, Officer]:
    """Everybody, by login. One hash for all: they share the sample's password, and hashing ninety times takes seconds."""
    hashed = make_password(password)
    officers = [
        Officer(
            login=person.login, name=person.name, area=AREA, phone=person.phone, must_change=False, password=hashed,
            password_changed_at=password_at, is_staff=person.role == "admin", is_superuser=person.role == "admin",
        )
        for person in people().values()
    ]
    return {officer.login: officer for officer in Officer.objects.bulk_create(officers)}
