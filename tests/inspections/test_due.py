"""What an inspection makes due: the visit in its window, the conclusion, the unit's answer, the publication."""
from datetime import date

from gongjian.duties.due import due
from gongjian.inspections.acts import course
from gongjian.reading.word import At
from tests.inspections.making import arranged, officer, proposed
from tests.world import client_for, do, looks, told


def owes(world, who: str, on: str) -> list[tuple]:
    day = date.fromisoformat(on)
    told_due = due(At(looks(getattr(world.officers, who), day, today=day), world.drive))
    return [(duty.label, duty.on.isoformat(), duty.act[1]) for duty in told_due if duty.key.startswith("inspection:")]


def test_the_group_owes_its_visit_and_its_conclusion_by_the_end_of_the_window(world):
    inspection = arranged(world)
    assert owes(world, "inspector", "2023-12-12") == [] and owes(world, "inspector", "2023-12-13") == [("开展督查", "2023-12-20", "begin-inspection")]
    do(course.begin, inspection, told("2023-12-13"))
    assert owes(world, "inspector", "2023-12-22") == [("督查结论", "2023-12-20", "propose-inspection")]
    assert owes(world, "jiafeng", "2023-12-22") == [] and owes(world, "office", "2023-12-22") == []


def test_the_unit_has_its_days_to_answer_and_then_the_head_owes_the_publication(world):
    officer(world, "inspector_head", "inspection_group", "inspector", 1)
    inspection = proposed(world)
    assert owes(world, "jiafeng", "2023-12-13") == [("答复督查", "2023-12-15", "answer-inspection")] and owes(world, "duanshi", "2023-12-13") == []
    assert owes(world, "jiafeng", "2023-12-16") == [] and owes(world, "inspector", "2023-12-16") == []
    assert owes(world, "inspector_head", "2023-12-16") == [("通报督查", "2023-12-18", "publish-inspection")]
    do(course.answer, inspection, told("2023-12-16"), words="属实")
    assert owes(world, "inspector_head", "2023-12-16") == [("通报督查", "2023-12-19", "publish-inspection")]
    do(course.publish, inspection, told("2023-12-16"))
    assert owes(world, "inspector_head", "2023-12-16") == []


def test_it_stands_on_the_page_of_what_is_due_with_its_act(world):
    inspection = proposed(world)
    page = client_for(world.officers.jiafeng).get("/due").content.decode()
    assert "督〔2023〕12-01" in page and f"/inspections/{inspection.pk}/answer" in page
