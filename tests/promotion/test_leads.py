"""A lead goes its way by the flow table: 线索 → 洽谈 → 框架协议 → 评审 → 正式合同 → 注册 → 落地, then what its project tells (M24)."""
from datetime import date

import pytest

from gongjian.projects.acts import mending, milestones
from gongjian.projects.models import Milestone, ProjectStanding
from gongjian.promotion.acts import enterprises, leads, signings
from gongjian.promotion.flow import FLOW, OWN, WAY, Step
from gongjian.promotion.models import Enterprise, Lead, LeadStep, Review, Signing
from gongjian.reading.say import say
from gongjian.reading.word import At
from gongjian.timeline.money import YI
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.promotion.making import DAYS, code_of, enlisted, lead_on, led
from tests.world import WAN, do, looks, pay_in, told


def stage(world, lead: Lead, on: str = "2023-12-13") -> str:
    at = At(looks(world.officers.office, date.fromisoformat(on)), world.drive)
    return say(at.lens.see(Lead).filter(lead=lead), Lead, at, ("stage",)).get().stage


def refused(act, thing, *args, **details) -> str:
    before = LeadStep.objects.count(), Signing.objects.count(), Review.objects.count()
    with pytest.raises(Refused) as caught:
        do(act, thing, *args, **details)
    assert (LeadStep.objects.count(), Signing.objects.count(), Review.objects.count()) == before
    return caught.value.reason


def test_the_way_is_the_one_the_plan_speaks_of():
    assert "→".join(step.label for step in WAY) == "线索→洽谈→框架协议→评审→正式合同→注册→落地→开工→到资→投产"
    assert all(need in FLOW for turn in FLOW.values() for need in turn.after) and set(OWN) < set(FLOW)


def test_a_lead_goes_its_whole_way_and_each_day_says_how_far(world):
    lead = led(world, "landed")
    gas = world.projects.gas
    do(milestones.reach, gas, told("2023-11-25"), kind="started")
    pay_in(gas, told("2023-12-05"), on=date(2023, 12, 4), amount=300 * WAN)
    do(milestones.reach, gas, told("2023-12-12"), kind="commissioned")
    found = [stage(world, lead, on) for on in ("2023-10-09", "2023-10-12", "2023-10-24", "2023-10-25", "2023-11-02", "2023-11-10", "2023-11-25", "2023-12-04", "2023-12-12")]
    assert found == ["found", "talked", "reviewed", "contract", "registered", "landed", "started", "paid", "commissioned"]
    stands = lead_on(lead)
    assert (stands.project, stands.contract_total, stands.company, stands.site) == (gas, 5 * YI, "沁水华岳装备有限公司", "嘉峰镇工业园")
    assert ProjectStanding.objects.at(When(world.today)).get(project=gas).attracted, "what landed and is recognised is an attracted project"


def test_a_start_is_the_projects_and_is_told_once(world):
    """The milestone moves, and with it the lead: nothing is kept twice."""
    lead = led(world, "landed")
    do(milestones.reach, world.projects.gas, told("2023-11-25"), kind="started")
    start = Milestone.objects.get(project=world.projects.gas, kind_of="started", planned=False)
    do(mending.correct, start, told("2023-12-01", note="记早了"), occurred_on=date(2023, 11, 28))
    assert (stage(world, lead, "2023-11-27"), stage(world, lead, "2023-11-28")) == ("landed", "started")
    assert refused(leads.take_step, lead, told("2023-12-01"), to="started") == "这一步不在这里记"


def test_no_step_is_skipped(world):
    lead = led(world, "found")
    assert "还没有洽谈，不能签框架协议" in refused(signings.conclude, lead, told("2023-10-20"), kind="framework", total=YI)
    assert "还没有洽谈，不能评审" in refused(leads.review, lead, told("2023-10-20"), kind="survey", passed_it=True, document="x")
    do(leads.take_step, lead, told("2023-10-12", note="见了面"), to="talked")
    assert "还没有评审，不能签正式合同" in refused(signings.conclude, lead, told("2023-10-20"), kind="contract", total=YI)
    assert "还没有正式合同，不能记注册" in refused(leads.take_step, lead, told("2023-10-20"), to="registered", company="甲", code=code_of(1))
    assert "洽谈须写明说明" in refused(leads.take_step, lead, told("2023-10-20"), to="talked")
    assert "还没到" in refused(leads.take_step, lead, told("2023-10-20", note="约了"), to="talked", on=date(2023, 10, 21))


def test_a_framework_may_be_signed_or_passed_over_and_is_no_signing(world):
    lead = led(world, "talked")
    do(signings.conclude, lead, told("2023-10-15"), kind="framework", total=9 * YI)
    stands = lead_on(lead)
    assert (stands.step, stands.contract_on, stands.framework_on) == (Step.FRAMEWORK, None, date(2023, 10, 15))
    assert "已于 2023-10-15 签了框架协议" in refused(signings.conclude, lead, told("2023-10-16"), kind="framework", total=9 * YI)
    assert lead_on(led(world, "contract", title="另一项目", enterprise=lead.enterprise)).framework_on is None


def test_the_collective_decision_rests_on_the_reviews_before_it(world):
    lead = led(world, "talked")
    do(leads.review, lead, told("2023-10-16"), kind="survey", passed_it=True, document="考察表1号")
    assert refused(leads.review, lead, told("2023-10-18"), kind="collective", passed_it=True, document="纪要") == "集体审议以前须先通过部门评估、法律审查"
    do(leads.review, lead, told("2023-10-17"), kind="departments", passed_it=False, document="环保不同意")
    do(leads.review, lead, told("2023-10-18"), kind="legal", passed_it=True, document="法审2号")
    assert refused(leads.review, lead, told("2023-10-18"), kind="collective", passed_it=True, document="纪要") == "集体审议以前须先通过部门评估"
    do(leads.review, lead, told("2023-10-19"), kind="departments", passed_it=True, document="改方案后同意")
    do(leads.review, lead, told("2023-10-20"), kind="collective", passed_it=False, document="常务会暂缓")
    assert lead_on(lead).step == Step.TALKED, "a review that was not passed is no step"
    do(leads.review, lead, told("2023-10-22"), kind="collective", passed_it=True, document="常务会同意")
    assert lead_on(lead).reviewed_on == date(2023, 10, 22)
    assert "须写明文号或纪要" in refused(leads.review, lead, told("2023-10-22"), kind="fair", passed_it=True, document=" ")


def test_registering_needs_a_company_with_a_right_code_and_landing_a_project(world):
    lead = led(world, "contract")
    assert "注册须写明项目公司、项目公司的统一社会信用代码" in refused(leads.take_step, lead, told("2023-11-02"), to="registered")
    assert "校验位不对" in refused(leads.take_step, lead, told("2023-11-02"), to="registered", company="甲公司", code="91350100M000100Y44")
    do(leads.take_step, lead, told("2023-11-02"), to="registered", company="甲公司", code=" 91350100m000100y43 ")
    assert lead_on(lead).code == "91350100M000100Y43"
    assert "落地须写明对应的项目、落地地点" in refused(leads.take_step, lead, told("2023-11-05"), to="landed")


def test_what_was_lost_is_followed_again_only_when_somebody_says_so(world):
    lead = led(world, "talked")
    assert "没有流失" in refused(leads.take_step, lead, told("2023-10-14", note="再谈"), to="resumed")
    do(leads.take_step, lead, told("2023-10-15", note="去了邻县"), to="lost")
    assert (stage(world, lead, "2023-10-14"), stage(world, lead, "2023-10-15"), lead_on(lead).lost_why) == ("talked", "lost", "去了邻县")
    assert "已于 2023-10-15 流失" in refused(leads.take_step, lead, told("2023-10-16", note="又谈"), to="talked")
    assert "已于 2023-10-15 流失" in refused(leads.review, lead, told("2023-10-16"), kind="survey", passed_it=True, document="x")
    do(leads.take_step, lead, told("2023-11-01", note="又回来了"), to="resumed")
    assert stage(world, lead) == "talked" and lead_on(lead).lost_on is None
    do(leads.take_step, lead, told("2023-11-08", note="又走了"), to="lost")
    assert lead_on(lead).lost_on == date(2023, 11, 8)
    assert "请在项目上记「退出」" in refused(leads.take_step, led(world, "landed", title="落地了的", enterprise=lead.enterprise), told("2023-12-01", note="走了"), to="lost")


def test_a_step_others_stand_on_is_not_taken_back(world):
    lead = led(world, "contract")
    talked, collective = LeadStep.objects.get(step="talked"), Review.objects.get(kind_of="collective")
    for fact in (talked, collective, LeadStep.objects.get(step="found")):
        assert "以它为前提，请先作废" in refused(mending.void, fact, told("2023-12-01", note="误"))
    signing = Signing.objects.get()
    do(mending.void, signing, told("2023-12-01", note="合同没有盖章"))
    assert (lead_on(lead).step, lead_on(lead).contract_total) == (Step.REVIEWED, None)
    do(mending.void, collective, told("2023-12-02", note="没有上会"))
    assert lead_on(lead).step == Step.TALKED


def test_steps_over_a_contract_made_void_wait_until_it_is_told_again(world):
    lead = led(world, "registered")
    do(mending.void, Signing.objects.get(), told("2023-12-01", note="签错了主体"))
    assert (lead_on(lead).step, lead_on(lead).registered_on) == (Step.REVIEWED, None)
    do(signings.conclude, lead, told("2023-12-02"), kind="contract", total=4 * YI, on=date(2023, 10, 25))
    assert (lead_on(lead).step, lead_on(lead).contract_total) == (Step.REGISTERED, 4 * YI)


def test_what_changes_is_said_from_its_day_on(world):
    lead = led(world, "talked", expected=3 * YI, site="曲堤")
    do(leads.take_step, lead, told("2023-11-01", note="改了方案"), to="changed", title="智能井口装置", trade="digital", expected=4 * YI)
    before, after = lead_on(lead, date(2023, 10, 31)), lead_on(lead)
    assert (before.title, before.trade, before.expected) == ("井口装置制造", "industry", 3 * YI)
    assert (after.title, after.trade, after.expected, after.site) == ("智能井口装置", "digital", 4 * YI, "曲堤")


def test_one_enterprises_one_project_is_followed_by_one_unit(world):
    lead = led(world, "found")
    same = {"enterprise": lead.enterprise, "title": "井口装置制造", "trade": "industry"}
    assert "已由嘉峰镇于 2023-10-09 登记" in refused(leads.spot, world.units.duanshi, told("2023-11-01"), **same)
    for wrong, why in (({"title": " "}, "请写明项目名称"), ({"trade": "alchemy"}, "请选择类别"), ({"expected": 0}, "须大于零"), ({"on": date(2023, 12, 1)}, "还没到")):
        assert why in refused(leads.spot, world.units.duanshi, told("2023-11-01"), **(same | {"title": "新项目"} | wrong))


def test_what_is_not_recognised_lands_without_becoming_an_attracted_project(world):
    local = enlisted(world, "沁水某某公司", local=True)
    led(world, "landed", enterprise=local)
    assert not ProjectStanding.objects.at(When(world.today)).get(project=world.projects.gas).attracted


# --- enterprises


def test_an_enterprise_is_enlisted_once_by_its_code_or_its_name(world):
    unit, code = world.units.duanshi, code_of(1)
    enlisted(world, "华岳装备有限公司", code=code)
    for said in ({"name": "华岳公司", "code": code}, {"name": "华岳装备有限公司", "code": ""}):
        with pytest.raises(Refused, match="「华岳装备有限公司」已在目标企业库，对接单位是嘉峰镇"):
            do(enterprises.enlist, unit, told("2023-11-01"), **said)
    with pytest.raises(Refused, match="校验位"):
        do(enterprises.enlist, unit, told("2023-11-01"), name="乙", code=code[:-1] + ("0" if code[-1] != "0" else "1"))


def test_an_enterprise_described_anew_keeps_its_past(world):
    enterprise = enlisted(world, "华岳装备有限公司", region="江苏省")
    do(enterprises.restate, enterprise, told("2023-11-01"), name="华岳智能装备有限公司", region="江苏省")
    at = At(looks(world.officers.office), world.drive)
    names = [say(at.lens.at(When(day)).see(Enterprise), Enterprise, at.then(day), ("name",)).get().name for day in (date(2023, 10, 31), date(2023, 11, 1))]
    assert names == ["华岳装备有限公司", "华岳智能装备有限公司"]
    with pytest.raises(Refused, match="没有差别"):
        do(enterprises.restate, enterprise, told("2023-11-02"), name="华岳智能装备有限公司", region="江苏省")


def test_a_contact_is_read_for_a_purpose_that_stays_on_record(world):
    enterprise = enlisted(world, contact="王建国", phone="13800001234")
    with pytest.raises(Refused, match="请写明查看联系人的用途"):
        do(enterprises.disclose, enterprise, told("2023-11-01"), purpose="看 看")
    read = do(enterprises.disclose, enterprise, told("2023-11-01", world.officers.jiafeng), purpose="约 12月8日来沁考察")[0]
    assert (read.by, read.purpose, read.occurred_on) == (world.officers.jiafeng, "约 12月8日来沁考察", date(2023, 11, 1))
    with pytest.raises(Refused, match="没有登记联系人"):
        do(enterprises.disclose, enlisted(world, "无人公司"), told("2023-11-01"), purpose="约谈考察")


def test_the_days_of_the_making_are_in_order():
    assert list(DAYS.values()) == sorted(DAYS.values())
