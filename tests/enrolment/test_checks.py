"""What would be returned is said before: what is wrong, in which paper, what would settle it. What was not told is nobody's mistake."""
import pytest

from gongjian.enrolment.acts.papers import describe
from gongjian.enrolment.checks.registry import every_check, findings
from gongjian.enrolment.models import Particulars
from gongjian.projects.acts import card, mending
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.refused import Refused
from tests.enrolment.making import complete, day, lying, paper, started, taken
from tests.world import WAN, do, told

FILED = {"holder": "某某公司", "project_name": "河道治理", "number": "沁审备〔2023〕9号", "dated_on": day("2023-03-01"), "planned_total": 3000 * WAN}
APPLIED = {"holder": "某某公司", "project_name": "河道治理", "planned_total": 3000 * WAN, "started_on": day("2023-06-01"), "industry_code": "7610", "place_code": "140521101001", "sealed": True}
SIGNED = {
    "project_name": "河道治理", "party_a": "某某公司", "party_b": "某建筑公司", "number": "SG-01", "amount": 2500 * WAN, "dated_on": day("2023-04-01"),
    "starts_on": day("2023-05-01"), "ends_on": day("2024-05-01"), "sealed": True,
}
SHOWN = {"project_name": "河道治理", "place": "嘉峰镇", "started_on": day("2023-06-01"), "shown_on": day("2023-07-01"), "levelling_only": False, "verifier_name": "张某某", "verifier_post": "项目股"}


@pytest.fixture
def project(world):
    return started(world)


def found(project, check: str) -> list[tuple]:
    """(paper, what, blocks) of one check."""
    return [(finding.paper, finding.what, finding.blocks) for finding in findings(lying(project)) if finding.check == check]


def test_every_check_has_its_title_its_source_and_speaks_of_papers():
    checks = every_check()
    assert len(checks) >= 15 and all(name == check.code and check.title and check.confidence in "AaBC" for name, check in checks.items())
    assert len({check.title for check in checks.values()}) == len(checks)


def test_papers_in_order_have_nothing_found(world, project):
    for kind, says in (("filing", FILED), ("application", APPLIED), ("contract", SIGNED), ("photo", SHOWN), ("photo", SHOWN), ("licence", {"holder": "某某公司", "number": "91140521MA0000001X"}), ("scope", {"project_name": "河道治理"})):
        paper(project, kind, says=says)
    assert findings(lying(project)) == []


# name of the check: papers with what they say, then (paper, a part of what is found, blocks).
WRONG = {
    "holders": ([("filing", FILED), ("application", APPLIED | {"holder": "另一公司"})], ("application", "“另一公司”与立项单位“某某公司”不一致", True)),
    "parties": ([("filing", FILED), ("contract", SIGNED | {"party_a": "代建公司"})], ("contract", "合同甲方“代建公司”", True)),
    "totals": ([("filing", FILED), ("application", APPLIED | {"planned_total": 3200 * WAN})], ("application", "申请表计划总投资 3,200 万元，立项文件是 3,000 万元", True)),
    "permits": ([("filing", FILED), ("permit", {"holder": "某某公司", "planned_total": 2000 * WAN})], ("permit", "批复上的总投资 2,000 万元", False)),
    "project_names": ([("filing", FILED), ("application", APPLIED | {"project_name": "河道治理一期"})], ("application", "申请表写的是“河道治理一期”", True)),
    "levelling": ([("photo", SHOWN | {"levelling_only": True})], ("photo", "照片只有平场", True)),
    "photo_marks": ([("photo", {"project_name": "河道治理", "place": "嘉峰镇"})], ("photo", "照片上没有拍摄日期", True)),
    "photo_days": ([("photo", SHOWN | {"shown_on": day("2023-05-20")})], ("photo", "照片拍于 2023-05-20，早于开工日期 2023-06-01", True)),
    "photo_count": ([("photo", SHOWN)], ("photo", "只有 1 张", False)),
    "three_seals": ([("progress", {"three_seals": False})], ("progress", "三方签字盖章不全", True)),
    "seals": ([("contract", SIGNED | {"sealed": False})], ("contract", "合同双方没有都盖章", True)),
    "contract_period": ([("contract", SIGNED | {"ends_on": day("2023-05-20")})], ("contract", "合同工期到 2023-05-20 为止", False)),
    "industry": ([("application", APPLIED | {"industry_code": "水利"})], ("application", "行业代码“水利”不是", True)),
    "place_code": ([("application", APPLIED | {"place_code": "140521"})], ("application", "建设地代码“140521”不是 12 位", True)),
    "credit_code": ([("licence", {"number": "1405210001"})], ("licence", "不是 18 位", False)),
    "started": ([("application", APPLIED | {"started_on": day("2023-05-20")})], ("application", "写的开工日期是 2023-05-20，系统记的是 2023-06-01", False)),
}


@pytest.mark.parametrize("check", WRONG)
def test_what_is_wrong_is_found_in_its_paper(world, project, check):
    papers, (kind, what, blocks) = WRONG[check]
    for told_kind, says in papers:
        paper(project, told_kind, says=says)
    one = [finding for finding in findings(lying(project)) if finding.check == check and what in finding.what]
    assert [(finding.paper, finding.blocks) for finding in one] == [(kind, blocks)] and one[0].settle
    assert one[0].evidence is None or Evidence.objects.get(pk=one[0].evidence).paper == kind


def test_filed_after_contract_or_start_is_out_of_order(project):
    paper(project, "filing", says=FILED | {"dated_on": day("2023-07-01")})
    assert found(project, "days_in_order") == [("filing", "立项日期 2023-07-01 晚于开工日期 2023-06-01", True)]
    paper(project, "contract", says=SIGNED)
    assert [what for _, what, blocks in found(project, "days_in_order") if blocks] == ["立项日期 2023-07-01 晚于合同日期 2023-04-01", "立项日期 2023-07-01 晚于开工日期 2023-06-01"]


def test_an_explanation_makes_of_a_block_a_question_for_the_bureau(project):
    paper(project, "filing", says=FILED)
    paper(project, "contract", says=SIGNED | {"party_a": "代建公司"})
    assert [blocks for *_, blocks in found(project, "parties")] == [True]
    paper(project, "explanation")
    (finding,) = [finding for finding in findings(lying(project)) if finding.check == "parties"]
    assert not finding.blocks and finding.settle == "已附情况说明，由县统计局审定"


def test_no_explanation_makes_levelling_a_start(project):
    paper(project, "photo", says=SHOWN | {"levelling_only": True})
    paper(project, "explanation")
    assert [blocks for *_, blocks in found(project, "levelling")] == [True]
    paper(project, "photo", says=SHOWN)
    assert [blocks for *_, blocks in found(project, "levelling")] == [False], "another photo shows works"


def test_names_are_compared_as_written_but_for_widths_and_spaces(project):
    paper(project, "filing", says=FILED | {"holder": "某某（沁水）公司"})
    paper(project, "application", says=APPLIED | {"holder": "某某(沁水) 公司"})
    assert found(project, "holders") == []


def test_amounts_of_forms_in_ten_thousands_are_the_same_below_one(project):
    paper(project, "filing", says=FILED | {"planned_total": 3000 * WAN + 9999})
    paper(project, "application", says=APPLIED)
    assert found(project, "totals") == []


def test_what_was_not_told_is_not_a_failure(world):
    project = complete(world)
    told_of = findings(lying(project))
    assert [finding for finding in told_of if finding.blocks] == []
    assert {finding.what for finding in told_of if finding.unsaid} == {"还没有填要素"}
    held = Evidence.objects.get(subject_id=project.pk, paper="contract")
    do(describe, held, told("2023-12-02"), **{name: value for name, value in SIGNED.items() if name not in ("amount", "sealed")})
    assert [finding.what for finding in findings(lying(project)) if finding.unsaid and finding.paper == "contract"] == ["未填金额、签章齐全"]


def test_what_the_camera_knew_need_not_be_told(world, project):
    paper(project, "photo", says={"project_name": "河道治理"}, taken_at=taken("2023-07-01"), latitude=35.7, longitude=112.2)
    assert found(project, "photo_marks") == []
    (left,) = [finding.what for finding in findings(lying(project)) if finding.unsaid and finding.paper == "photo"]
    assert "拍摄日期" not in left and "地点" not in left


def test_a_purchase_is_not_asked_for_a_period_nor_real_estate_for_nothing(world):
    bought = started(world, name="购置", investment_kind="purchase")
    paper(bought, "contract", says={name: value for name, value in SIGNED.items() if name not in ("starts_on", "ends_on")})
    assert not any("工期" in finding.what for finding in findings(lying(bought)))
    houses = started(world, name="小区", industry="7010")
    assert found(houses, "industry") == [("", "行业代码 7010 是房地产业，入统类别不是房地产", False)]
    do(card.change_card, houses, told("2023-12-02", note="房地产"), investment_kind="estate")
    assert found(houses, "industry") == []


def test_scope_and_start_are_checked_on_the_project_itself(world):
    small = started(world, name="小项目", total=400 * WAN)
    assert found(small, "scope") == [("", "总投资 400 万元，未到 500 万元", True)]
    assert found(world.projects.gas, "started") == [("", "还没有记开工日期", True)]


def test_particulars_are_told_beside_a_paper_and_mended_with_a_reason(world, project):
    held = paper(project, "contract")
    with pytest.raises(Refused, match="至少填一项"):
        do(describe, held, told("2023-12-02"))
    with pytest.raises(Refused, match="不填"):
        do(describe, held, told("2023-12-02"), holder="某")
    with pytest.raises(Refused, match="不能为负"):
        do(describe, held, told("2023-12-02"), amount=-1)
    with pytest.raises(Refused, match="还没到"):
        do(describe, held, told("2023-12-02"), dated_on=day("2023-12-03"))
    with pytest.raises(Refused, match="早于工期起"):
        do(describe, held, told("2023-12-02"), starts_on=day("2023-12-02"), ends_on=day("2023-12-01"))
    first = do(describe, held, told("2023-12-02"), number="SG-01")[0]
    with pytest.raises(Refused, match="没有差别"):
        do(describe, held, told("2023-12-03"), number="SG-01")
    more = do(describe, held, told("2023-12-03"), number="SG-01", amount=100)[0]
    with pytest.raises(Refused, match="须写明理由"):
        do(describe, held, told("2023-12-04"), number="SG-02", amount=100)
    last = do(describe, held, told("2023-12-04", note="看错"), number="SG-02", amount=100)[0]
    assert (more.corrects, last.corrects, last.occurred_on) == (first, more, day("2023-12-02"))
    assert lying(project, day("2023-12-02")).said("number", "contract").value == "SG-02", "mended, it is so from the first day on"
    do(mending.void, last, told("2023-12-05", note="误"))
    assert lying(project).said("number", "contract") is None


def test_a_paper_without_particulars_has_none_to_tell_and_one_taken_back_neither(world, project):
    with pytest.raises(Refused, match="没有要填的要素"):
        do(describe, paper(project, "study"), told("2023-12-02"), holder="某")
    held = paper(project, "contract", says={"number": "SG-01"})
    do(mending.void, held, told("2023-12-02", note="传错"))
    with pytest.raises(Refused, match="已被更正或作废"):
        do(describe, held, told("2023-12-03"), number="SG-02")
    assert lying(project).of("contract") == []


def test_a_verifiers_name_is_masked(world, project):
    held = paper(project, "photo", says=SHOWN)
    told_of = Particulars.objects.get(evidence=held)
    assert (told_of.verifier_name, told_of.masked_verifier) == ("张某某", "张**")
