"""At the site: points checked, known facts confirmed or not, findings that are problems at once, photos that know their day and place."""
import io
from datetime import date, datetime

import pytest
from PIL import Image

from gongjian.inspections.acts import course, site
from gongjian.inspections.models import Check, Finding
from gongjian.inspections.reading import month_summary
from gongjian.problems.models import Problem, ProblemStanding
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import CHINA, When
from tests.inspections.making import DECEMBER, arranged, begun, checked, proposed
from tests.world import PDF, do, looks, photo, told

WHEN = When(date(2023, 12, 13))


def exif_photo() -> bytes:
    """Taken on 11 December at 35.7°N 112.2°E."""
    out, exif = io.BytesIO(), Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2023:12:11 10:20:30"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (35.0, 42.0, 0.0), "E", (112.0, 12.0, 0.0)
    Image.new("RGB", (64, 48), "teal").save(out, "JPEG", exif=exif)
    return out.getvalue()


def refuses(inspection, reason, act=site.check, on="2023-12-12", **said):
    with pytest.raises(Refused, match=reason):
        act(inspection, told(on), **said)


def test_a_score_off_the_scale_or_points_taken_without_words_are_refused(world):
    inspection = begun(world)
    refuses(inspection, "评分在 0 到 10 分之间", dimension="progress", score=11)
    refuses(inspection, "有扣分的，请写明核查情况", dimension="progress", score=8)
    refuses(inspection, "没有评分或有扣分的", dimension="progress", score=None)
    refuses(inspection, "不在督查方案的范围内", dimension="targets", score=10)
    refuses(inspection, "不在督查方案的范围内", dimension="weather", score=10)
    refuses(inspection, "「填报 100 万元」有出入，请写明实际情况", dimension="progress", score=10, judged=[{"fact": "x", "said": "填报 100 万元", "true": False, "words": ""}])
    do(site.check, inspection, told("2023-12-12"), dimension="progress", score=10)
    assert Check.objects.count() == 1


def test_nothing_is_checked_before_it_began_nor_of_a_day_before_or_to_come(world):
    inspection = arranged(world)
    refuses(inspection, "当前为「已安排」，不能填写核查情况", dimension="progress", score=10)
    do(course.begin, inspection, told("2023-12-11"))
    with pytest.raises(Refused, match="核查日期还没到"):
        site.check(inspection, told("2023-12-12"), dimension="progress", score=10, on=date(2023, 12, 13))
    with pytest.raises(Refused, match="2023-12-11 才开展"):
        site.check(inspection, told("2023-12-12"), dimension="progress", score=10, on=date(2023, 12, 10))


def test_a_card_that_arrives_late_is_of_the_day_at_the_site_and_the_window_holds(world):
    inspection = begun(world)
    late = do(site.check, inspection, told("2023-12-21"), dimension="progress", score=10, on=date(2023, 12, 20))[0]
    assert late.occurred_on == date(2023, 12, 20)
    refuses(inspection, "督查时间到 2023-12-20 止", dimension="progress", score=10, on="2023-12-21")


def test_after_the_proposal_the_points_are_closed(world):
    refuses(proposed(world), "当前为「征求意见」，不能填写核查情况", dimension="progress", score=3, conclusion="改")


def test_the_latest_check_of_a_point_holds_and_the_earlier_one_stays(world):
    inspection = checked(world)
    do(site.check, inspection, told("2023-12-13"), dimension="progress", score=6, conclusion="现场未动工")
    row = month_summary(looks(world.officers.inspector).see(type(inspection)), DECEMBER, WHEN).rows[0]
    assert (row.scores, row.score, row.full) == ({"progress": 6, "enrolment": 10}, 16, 20) and Check.objects.filter(dimension="progress").count() == 2


def test_a_point_not_scored_is_not_a_zero(world):
    inspection = begun(world)
    do(site.check, inspection, told("2023-12-12"), dimension="progress", score=None, conclusion="道路不通，未到现场")
    row = month_summary(looks(world.officers.inspector).see(type(inspection)), DECEMBER, WHEN).rows[0]
    assert (row.scores, row.score, row.full) == ({"progress": None, "enrolment": None}, None, 0)
    do(site.check, inspection, told("2023-12-13"), dimension="progress", score=0, conclusion="未动工")
    row = month_summary(looks(world.officers.inspector).see(type(inspection)), DECEMBER, WHEN).rows[0]
    assert (row.score, row.full) == (0, 10)


def test_a_finding_is_a_problem_of_the_ledger_in_the_same_act(world):
    inspection = begun(world)
    facts = do(
        site.note_finding, inspection, told("2023-12-12", world.officers.inspector), dimension="progress", what="增压站未按期开工",
        project=world.projects.gas, category="用地",
    )
    assert isinstance(facts[0], Finding) and facts[0].problem == facts[1].problem
    stands = ProblemStanding.objects.at(WHEN).get(problem=facts[0].problem)
    assert (stands.project, stands.what, stands.step, stands.origin) == (world.projects.gas, "增压站未按期开工", "found", "inspection")


def test_a_finding_about_no_project_is_about_the_unit(world):
    facts = do(site.note_finding, begun(world), told("2023-12-12", world.officers.inspector), dimension="enrolment", what="没有专人报统")
    stands = ProblemStanding.objects.at(WHEN).get(problem=facts[0].problem)
    assert (stands.project, stands.unit) == (None, world.units.jiafeng)


def test_what_was_put_right_on_the_spot_is_counted_and_burdens_no_ledger(world):
    inspection, before = begun(world), Problem.objects.count()
    do(site.note_finding, inspection, told("2023-12-12"), dimension="progress", what="公示牌未立", on_spot=True)
    row = month_summary(looks(world.officers.inspector).see(type(inspection)), DECEMBER, WHEN).rows[0]
    assert (row.findings, row.rectified, Problem.objects.count()) == (1, 1, before)


def test_a_finding_needs_words_and_a_project_of_the_unit(world):
    inspection = begun(world)
    refuses(inspection, "请写明发现的问题", site.note_finding, dimension="progress", what=" ")
    refuses(inspection, "不是这个单位的项目", site.note_finding, dimension="progress", what="x", project=world.projects.road)


def test_a_photo_knows_its_day_and_place_and_the_telephone_fills_in(world):
    inspection = checked(world)
    card = Check.objects.get(dimension="progress")
    knows = do(site.photograph, inspection, told("2023-12-12"), supports=card, name="现场.jpg", data=exif_photo(), latitude=1.0, longitude=1.0)[0]
    assert (knows.occurred_on, knows.latitude, knows.longitude, knows.note) == (date(2023, 12, 11), 35.7, 112.2, "")
    moment = datetime(2023, 12, 12, 9, tzinfo=CHINA)
    plain = do(site.photograph, inspection, told("2023-12-12"), supports=card, name="2.jpg", data=photo(), taken_at=moment, latitude=35.5, longitude=112.1)[0]
    assert (plain.taken_at, plain.latitude, plain.note) == (moment, 35.5, "时间、位置由手机提供，照片本身没有")
    assert site.photograph(inspection, told("2023-12-12"), supports=card, name="again.jpg", data=photo()) == []
    with pytest.raises(Refused, match="不是照片"):
        site.photograph(inspection, told("2023-12-12"), supports=card, name="a.pdf", data=PDF)
    assert set(looks(world.officers.inspector).evidence().filter(subject="inspection")) == {knows, plain}
    assert not looks(world.officers.jiafeng).evidence().filter(subject="inspection").exists(), "not before the proposal"
    assert Evidence.objects.filter(subject="inspection").count() == 2
