"""Who may: every act has its row; whoever is not related is refused with a sentence that names who may; a past day is only looked at."""
from datetime import date, datetime

import pytest

from gongjian.approvals import acts as approvals
from gongjian.approvals.flow import FLOW as ITEM_FLOW
from gongjian.approvals.models import Advice as Notice
from gongjian.approvals.models import Approval, Checklist, Lifted, Material, Vetting
from gongjian.desk.desk import Desk, settle
from gongjian.desk.may import MAY, MEND_ENROLLED
from gongjian.desk.relations import (
    RELATED,
    SEES,
    STATISTICS,
)
from gongjian.enrolment.models import Particulars
from gongjian.papers import acts as papers
from gongjian.papers.models import Document
from gongjian.people.models import Post
from gongjian.problems import acts as problems
from gongjian.problems.flow import FLOW, Step
from gongjian.problems.models import Problem, ProblemStep
from gongjian.projects.acts import card, evidence, figures, mending, milestones, twins
from gongjian.projects.models import Card, CatchUpPlan, CatchUpVerdict, Milestone, Official, Payment, Project, Report, Sponsorship, YearPlan
from gongjian.promotion.acts import leads
from gongjian.promotion.flow import OWN as LEAD_TURNS
from gongjian.reserve.acts import course as reserve
from gongjian.reserve.flow import FLOW as RESERVE_FLOW
from gongjian.reserve.flow import Step as ReserveTurn
from gongjian.targets import allotting
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.facts import facts_of_the_house
from gongjian.timeline.refused import Refused
from gongjian.timeline.seals import Link, seal, verify
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA
from tests.reserve.hands import join, propose, step
from tests.walls.may_rows import UNDER, UNDER_A_NAME, acts, rows
from tests.walls.test_contracts import EYES
from tests.world import NOV_2, PDF, TODAY, looks, photo, sits, voucher


def test_every_act_has_its_row():
    found = list(acts())
    assert len(found) >= 18
    rowed = {key[0] if isinstance(key, tuple) else key for key in MAY} | {name for name, under in UNDER_A_NAME.items() if under in MAY}
    assert [act.__qualname__ for act in found if act not in rowed and act.__name__ not in rowed and not hasattr(act, "under")] == []
    assert {key for key in MAY if isinstance(key, str)} == set(UNDER_A_NAME.values()) | set(UNDER)


def test_every_milestone_and_every_turn_of_a_problem_and_of_the_reserve_has_its_row():
    assert {kind for kind in Milestone.Kind.values if (milestones.reach, kind) not in MAY} == set()
    assert {step for step in FLOW if step != Step.FOUND and (problems.advance, step) not in MAY} == set()
    assert {state for state in ITEM_FLOW if (approvals.stand, state) not in MAY} == {state for state in Material.State if (approvals.deliver, state) not in MAY} == set()


def test_every_step_of_a_lead_that_is_its_own_has_its_row():
    assert {step for step in LEAD_TURNS if (leads.take_step, step) not in MAY} == set()
    assert {turn for turn in RESERVE_FLOW if turn not in (ReserveTurn.PROPOSED, ReserveTurn.JOINED) and (reserve.advance, turn) not in MAY} == set()


def test_every_row_names_relations_that_exist():
    known = {relation for relation, _ in RELATED}
    assert all(ways and set(ways) <= known for ways in MAY.values())
    assert all(set(ways) <= known and all((way, about) in RELATED for way in ways) for about, ways in SEES.items())


def test_every_fact_an_officer_may_tell_of_a_project_he_may_also_take_back():
    of_approvals = {Approval, Checklist, Material, Notice, Lifted, Vetting}
    of_projects = {Report, Payment, Official, Milestone, YearPlan, Card, Sponsorship, Evidence, Particulars, CatchUpPlan, CatchUpVerdict} | of_approvals
    assert of_projects <= set(facts_of_the_house())
    assert [model for model in of_projects if (mending.void, model) not in MAY] == []


def test_an_act_is_open_to_the_related_and_closed_to_all_others(county):
    _in_the_reserve(county)
    for key, act, kind, thing_of, related in rows():
        thing, ways = thing_of(county), MAY[key]
        for who in EYES:
            desk = sits(getattr(county.officers, who))
            why = desk.why_not(act, thing, kind)
            assert desk.may(act, thing, kind) == (not why)
            assert bool(related.get(who, set()) & set(ways)) == (not why), (key, who, why)
            if why and who == "admin":
                assert why == "您目前没有任职，不能办理"
            elif why:
                assert why.startswith("这件事由") and all(way in why for way in ways), (key, who, why)


def _in_the_reserve(county):
    u, gas = county.units, county.projects.gas
    propose(county, gas, vetter=u.forestry)
    join(county, u.duanshi, gas)
    step(gas, "credited", unit=u.duanshi)


def test_who_vets_and_for_whom_it_counts_see_the_project_and_nobody_who_only_joins(county):
    o, u, gas = county.officers, county.units, county.projects.gas

    def opens(who):
        return looks(getattr(o, who)).see(Project).filter(project=gas).exists()

    assert [opens(who) for who in ("forestry", "duanshi", "agriculture")] == [False] * 3
    propose(county, gas, vetter=u.forestry)
    join(county, u.duanshi, gas)
    assert [opens(who) for who in ("forestry", "duanshi", "agriculture")] == [True, False, False], "to join in opens nothing"
    step(gas, "credited", unit=u.duanshi)
    assert opens("duanshi") and not opens("agriculture")
    assert refused(sits(o.forestry), figures.report, gas, period=NOV_2, amount=1) == "这件事由责任单位办理"


def test_a_paper_of_a_unit_is_its_own(county):
    paper = Evidence(subject="unit", subject_id=county.units.jiafeng.pk)
    assert sits(county.officers.jiafeng).may(mending.void, paper) and not sits(county.officers.duanshi).may(mending.void, paper)


def test_an_act_nobody_has_a_row_for_is_nobodys(county):
    assert sits(county.officers.office).why_not(lambda thing, told: [], county.projects.gas)


def test_a_page_offers_exactly_what_may_be_done(county):
    for who in EYES:
        desk = sits(getattr(county.officers, who))
        offers = desk.offers(county.projects.gas)
        for act, kind in ((figures.report, None), (milestones.reach, "enrolled"), (milestones.reach, "started"), (card.sponsor, None), (figures.enter_official, None)):
            assert offers(act, kind=kind) == desk.may(act, county.projects.gas, kind), (who, act.__name__)


# --- walls that must not fall


def refused(desk: Desk, act, thing, **details) -> str:
    before = Link.objects.count(), Report.objects.count(), Official.objects.count(), Milestone.objects.count()
    with pytest.raises(Refused) as caught:
        desk.do(act, thing, **details)
    assert (Link.objects.count(), Report.objects.count(), Official.objects.count(), Milestone.objects.count()) == before
    return caught.value.reason


def test_nobody_reports_for_another_unit(county):
    """Not a neighbour, not the territory, not the office, not the magistrate: the unit's figure is the unit's."""
    for who in set(EYES) - {"jiafeng", "admin"}:
        assert refused(sits(getattr(county.officers, who)), figures.report, county.projects.gas, period=NOV_2, amount=1) == "这件事由责任单位办理"
        assert refused(sits(getattr(county.officers, who)), figures.pay_in, county.projects.gas, on=TODAY, amount=1, vouchers=[voucher()]) == "这件事由责任单位办理"
        mine = Report.objects.filter(project=county.projects.idle).last()
        assert refused(sits(getattr(county.officers, who)), mending.correct, mine, note="误", amount=1) == "这件事由责任单位办理"
    assert sits(county.officers.jiafeng).do(figures.report, county.projects.gas, period=NOV_2, amount=1)[0].by == county.officers.jiafeng


def test_the_bureau_alone_enters_official_figures_and_enrols(county):
    sheep = county.projects.sheep
    for who in set(EYES) - {"statistics", "admin"}:
        desk = sits(getattr(county.officers, who))
        assert refused(desk, figures.enter_official, sheep, month=date(2023, 11, 1), amount=1) == "这件事由县统计局办理"
        assert refused(desk, milestones.reach, sheep, kind="enrolled") == "这件事由县统计局办理"
        enrolled = Milestone.objects.get(project=county.projects.road, kind_of="enrolled")
        assert refused(desk, mending.correct, enrolled, note="误", occurred_on=date(2023, 11, 9)) == "这件事由县统计局办理"
        assert refused(desk, mending.void, enrolled, note="误") == "这件事由县统计局办理"
        assert refused(desk, mending.void, Official.objects.get(), note="误") == "这件事由县统计局办理"
        assert refused(desk, allotting.publish_growth, county.drive.targets.get(key="growth"), value=1, document="x") == "这件事由县统计局办理"
    desk = sits(county.officers.statistics)
    desk.do(figures.enter_official, sheep, month=date(2023, 11, 1), amount=1)
    desk.do(milestones.reach, sheep, kind="enrolled")
    assert MEND_ENROLLED == (STATISTICS,)


def test_the_bureau_does_nothing_else_to_a_project(county):
    desk = sits(county.officers.statistics)
    for act, kind in ((figures.report, None), (milestones.reach, "started"), (card.change_card, None), (card.plan_year, None), (figures.opening, None)):
        assert not desk.may(act, county.projects.gas, kind)


def test_a_past_day_is_only_looked_at(county):
    yesterday = looks(county.officers.jiafeng, date(2023, 12, 12))
    desk = Desk(yesterday, datetime(2023, 12, 13, 9, tzinfo=CHINA))
    assert refused(desk, figures.report, county.projects.gas, period=NOV_2, amount=1) == "2023-12-12 是过去的一天，只能看不能办。请回到今天办理"
    assert not desk.may(figures.report, county.projects.gas) and not desk.offers(county.projects.gas)(figures.report)


def test_a_kind_does_not_open_another_acts_door(county):
    """`kind` names a row of MAY for lists and files; it must not lend their right to an act that has a row of its own."""
    for kind in ("issue", "receive", "draft_paper", card.register, "started"):
        assert not sits(county.officers.office).may(papers.sign, Document(kind="weekly"), kind)
        assert not sits(county.officers.duanshi).may(figures.report, county.projects.gas, kind)
        assert not sits(county.officers.office).may(figures.enter_official, county.projects.gas, kind)
        assert not sits(county.officers.office).may(milestones.reach, county.projects.gas, "enrolled")


def test_a_paper_of_something_else_is_not_taken_for_a_projects(county):
    """Evidence of a problem carries the problem's key, which may well be some other project's key too."""
    number, frame, desk = 10**6, Told("140521", TODAY, sits(county.officers.office).now), sits(county.officers.jiafeng)
    other = Project.objects.create(pk=number, area="140521")
    found = Problem.objects.create(pk=number, area="140521", project=county.projects.gas, what="缺电")
    settle([frame.tell(Card, project=other, says={"name": "另一项目", "unit": county.units.duanshi.pk}), frame.tell(ProblemStep, problem=found, step="found")], frame.at)
    paper = Evidence(subject="problem", subject_id=found.pk)
    assert desk.may(mending.void, paper) and not sits(county.officers.duanshi).may(mending.void, paper)


def test_a_refusal_in_the_middle_writes_nothing(county):
    seal(sits(county.officers.office).now)
    desk = sits(county.officers.office)
    projects = Project.objects.count()
    refused(desk, card.register, county.units.jiafeng, name="新项目", code="坏代码")
    refused(desk, twins.decide, county.projects.gas, other=county.projects.gas, verdict="same")
    assert Project.objects.count() == projects and verify().intact


def test_what_is_done_at_a_desk_stands_is_signed_and_is_sealed_at_once(county):
    seal(sits(county.officers.office).now)
    desk = sits(county.officers.jiafeng)
    fact = desk.do(milestones.reach, county.projects.gas, kind="started", note=" 首批桩基 ")[0]
    assert (fact.by, fact.recorded_at, fact.note, fact.occurred_on, fact.area) == (county.officers.jiafeng, desk.now, "首批桩基", TODAY, "140521")
    assert desk.lens.see(Project).get(project=county.projects.gas).started_on == TODAY
    desk.do(evidence.add_evidence, county.projects.gas, paper="photo", name="桩.jpg", data=photo("navy"), supports=fact)
    assert desk.lens.see(Project).get(project=county.projects.gas).start_evidenced
    assert verify().intact and Link.objects.filter(kind="projects.milestone", fact=fact.pk).exists()


def test_whatever_an_act_adds_stands_at_once(county):
    """`settle` knows every kind of fact that something stands on."""
    frame = Told("140521", TODAY, sits(county.officers.office).now, county.officers.office)
    sector = frame.tell(Sponsorship, sector="畜牧", leader=county.officers.deputy, leader_name="钱副")
    settle([sector], frame.at)
    settle([frame.tell(Card, project=county.projects.late, says={"sector": "畜牧"})], frame.at)
    assert looks(county.officers.deputy).see(Project).filter(project=county.projects.late).exists(), "he sponsors the whole sector"
    settle([frame.tell(Post, officer=county.officers.forestry, unit=county.units.forestry, title="股长", role="unit", rank=3, ends=True)], frame.at)
    assert not county.officers.forestry.seats.filter(unit=county.units.forestry, until_on__gt=TODAY, known_until__year=9999).exists()


def test_a_problem_moves_by_its_flow_and_only_in_the_right_hands(county):
    stuck, o = county.projects.stuck, county.officers
    assert refused(sits(o.jiafeng), problems.advance, stuck, kind=Step.FEEDBACK, note="快了") == "这件事由牵头办理单位、配合单位办理"
    assert "当前环节为「交办」，不能反馈" in refused(sits(o.zone), problems.advance, stuck, kind=Step.FEEDBACK, note="已会同踏勘")
    sits(o.agriculture).do(problems.advance, stuck, kind=Step.SIGNED)
    assert "不能申请办结" in refused(sits(o.agriculture), problems.advance, stuck, kind=Step.SOLVED, note="好了"), "no step is skipped"
    sits(o.zone).do(problems.advance, stuck, kind=Step.FEEDBACK, note="已会同踏勘")
    assert refused(sits(o.zone), problems.advance, stuck, kind=Step.SOLVED, note="好了") == "这件事由牵头办理单位办理"
    assert "须写明说明" in refused(sits(o.agriculture), problems.advance, stuck, kind=Step.SOLVED)
    sits(o.agriculture).do(problems.advance, stuck, kind=Step.SOLVED, note="已批")
    assert "当前环节为「申请办结」，不能反馈" in refused(sits(o.agriculture), problems.advance, stuck, kind=Step.FEEDBACK, note="又")
    assert "不能退回" in refused(sits(o.office), problems.advance, stuck, kind=Step.RETURNED, note="材料不全")
    sits(o.jiafeng).do(problems.advance, stuck, kind=Step.REVIEWED, note="仍未批")
    sits(o.office).do(problems.advance, stuck, kind=Step.RETURNED, note="材料不全")
    sits(o.agriculture).do(problems.advance, stuck, kind=Step.SOLVED, note="补齐")
    sits(o.office).do(problems.advance, stuck, kind=Step.REVIEWED, note="属实")
    assert "办结须写明办结评价" in refused(sits(o.office), problems.advance, stuck, kind=Step.CLOSED)
    sits(o.office).do(problems.advance, stuck, kind=Step.CLOSED, grade="good")
    assert refused(sits(o.office), problems.advance, stuck, kind=Step.STRUCK, note="属实").startswith("销号须有佐证")
    sits(o.agriculture).do(evidence.add_evidence, stuck, paper="permit", name="批文.pdf", data=PDF)
    sits(o.office).do(problems.advance, stuck, kind=Step.STRUCK, note="属实")
    assert "不能督办" in refused(sits(o.office), problems.advance, stuck, kind=Step.PRESSED, note="x")
    stands = looks(o.office).see(Problem).get(problem=stuck)
    assert (stands.step, stands.struck_on, stands.person, stands.lead) == ("struck", TODAY, "吴农", county.units.agriculture)


def test_a_problem_is_not_moved_on_a_day_to_come_nor_before_its_last_step(county):
    stuck, office = county.projects.stuck, sits(county.officers.office)
    assert "还没到" in refused(office, problems.advance, stuck, kind=Step.PRESSED, note="x", on=date(2023, 12, 20))
    assert "还没到" in refused(office, problems.find, county.projects.gas, what="缺电", on=date(2023, 12, 20))
    sits(county.officers.agriculture).do(problems.advance, stuck, kind=Step.SIGNED)
    assert "2023-12-13" in refused(office, problems.advance, stuck, kind=Step.PRESSED, note="x", on=date(2023, 12, 1))
    sits(county.officers.office).do(problems.advance, stuck, kind=Step.PRESSED, note="请抓紧")


def test_an_assignment_says_who_leads_who_answers_and_by_when(county):
    found = sits(county.officers.jiafeng).do(problems.find, county.projects.gas, what="缺电")[0].problem
    office = sits(county.officers.office)
    assert refused(office, problems.advance, found, kind=Step.ASSIGNED) == "当前环节为「发现」，不能交办"
    office.do(problems.advance, found, kind=Step.VERIFIED, note="属实")
    assert refused(office, problems.advance, found, kind=Step.ASSIGNED) == "交办须写明牵头单位、责任人、办结时限"
    early = {"lead": county.units.zone, "person": "某", "due_on": date(2023, 12, 12)}
    assert "办结时限早于交办之日" in refused(office, problems.advance, found, kind=Step.ASSIGNED, **early)
    assert "请写明问题" in refused(sits(county.officers.jiafeng), problems.find, county.projects.gas, what=" ")


