"""/projects/N/enrolment: what is asked and there, what would be returned and how to mend it, where the papers are, what may be done next."""
import re

from django.test import Client

from gongjian.enrolment.acts.papers import describe
from gongjian.projects.acts import card, milestones
from tests.enrolment.making import at_its_verifier, complete, day, go, paper, taken
from tests.pages.plain import text
from tests.world import WAN, client_for, do, told


def page(officer, project, query=""):
    answer = client_for(officer).get(f"/projects/{project.pk}/enrolment{query}")
    assert answer.status_code == 200
    return answer.text


def flat(html: str) -> str:
    """As it is read, without spaces: where tags stood, none is told."""
    return "".join(text(html).split())


def panel(html: str, key: str) -> str:
    start = html.index(f'id="{key}"')
    return flat("<main" + html[start:html.index("</section>", start)])


def offered(html: str) -> list[str]:
    start = html.index('id="acts"')
    return re.findall(r'class="btn[^"]*" href="[^"]*">([^<]+)<', html[start:html.index("</section>", start)])


def test_the_papers_are_a_checklist_of_its_kind(world):
    o, sheep = world.officers, world.projects.sheep
    said = panel(page(o.agriculture, sheep), "papers")
    assert "必备5/6" in said and "施工合同必备参考写明项目名称、工期、金额，双方盖章" in said and "补传：施工合同" in said
    assert "可研报告应备" in said and "平台打印页佐证" in said, "36,000 万元: more is expected"
    assert "要2件，有1件" in said and "现场.jpg2023-09-20·不带拍摄时间·不带位置" in said
    do(card.change_card, sheep, told("2023-11-01"), investment_kind="purchase")
    said = panel(page(o.agriculture, sheep), "papers")
    assert "必备3/6" in said and "设备照片必备" in said and "付款凭证必备" in said and "购置合同必备" in said
    assert "另有内容说明1件、现场照片1件，不是入统所要的材料" in said


def test_what_was_told_of_a_paper_stands_beside_it_the_verifier_masked(world):
    project = complete(world, kinds=("filing", "contract"))
    says = {"project_name": "河道治理", "place": "嘉峰镇", "shown_on": day("2023-07-01"), "verifier_name": "张某某", "levelling_only": False}
    paper(project, "photo", world.officers.jiafeng, says=says, media="image/jpeg", taken_at=taken("2023-07-01"), latitude=35.6, longitude=112.3)
    said = panel(page(world.officers.jiafeng, project), "papers")
    assert "标明的地点嘉峰镇" in said and "仅为平场否" in said and "核实人张**" in said and "张某某" not in said
    assert "拍摄2023-07-0110:00·带位置" in said and "还没有填要素" in said and "改要素" in said
    assert "改要素" not in panel(page(world.officers.office, project), "papers"), "the unit's own word"


def test_findings_say_the_paper_what_is_wrong_and_what_settles_it(world):
    project = complete(world, kinds=("licence", "scope", "application", "photo", "photo"))
    paper(project, "filing", world.officers.jiafeng, says={"holder": "甲公司", "dated_on": day("2023-07-01")})
    paper(project, "contract", world.officers.jiafeng, says={"party_a": "乙公司", "dated_on": day("2023-04-01")})
    html = page(world.officers.jiafeng, project)
    said = panel(html, "findings")
    assert "施工合同合同甲方“乙公司”与立项单位“甲公司”不一致参考" in said and "怎么办附情况说明" in said and "会被退回" in said
    assert "未填要素" in said and said.count("怎么办") < 8, "what was not filled in is one line"
    assert "处会被退回，改好后才能提交" in panel(html, "acts") and offered(html) == ["补材料"]
    assert "没有向县统计局问清" in said
    paper(project, "explanation", world.officers.jiafeng)
    assert "已附情况说明，由县统计局审定" in panel(page(world.officers.jiafeng, project), "findings")


def test_nothing_found_is_said(world):
    project = do(card.register, world.units.jiafeng, told("2023-01-10"), name="小水窖", total=300 * WAN, nature="new")[0].project
    html = page(world.officers.jiafeng, project)
    assert "不在入统范围" in html or "还没有记开工" in html
    assert "还没有材料可打包" in html and "还没有记录" in panel(html, "course")


def test_each_turn_is_offered_to_whose_it_is(world):
    o = world.officers
    project = complete(world, total=6000 * WAN)
    assert offered(page(o.jiafeng, project))[0] == "提交" and offered(page(o.statistics, project)) == ["补材料"]
    project = at_its_verifier(world, name="冷链物流", total=6000 * WAN)
    assert offered(page(o.forestry, project)) == ["核实", "退回"] and "提交" not in offered(page(o.jiafeng, project))
    go(world, project, "verify")
    assert "没有您要办的，在等县统计局初审" in panel(page(o.forestry, project), "acts")
    assert offered(page(o.statistics, project)) == ["初审通过", "退回", "补材料"]
    go(world, project, "review")
    assert offered(page(o.statistics, project))[0] == "上级审核结果"
    go(world, project, "city", "province")
    assert "记入统" not in offered(page(o.statistics, project)), "6,000 万元: the nation's word is still to come"
    go(world, project, "nation")
    assert offered(page(o.statistics, project))[0] == "记入统"
    go(world, project, "enrol")
    html = page(o.statistics, project)
    assert offered(html) == ["退库"] and "已入库" in html and 'class="btn key"' not in html, "to remove it is nobody's next step"
    assert "撤回" not in panel(html, "course") and "今天提交计入" not in html
    assert offered(page(o.office, project)) == [] and "没有您要办的" in panel(page(o.office, project), "acts")


def test_the_ribbon_says_where_the_papers_are_and_where_they_came_back(world):
    project = at_its_verifier(world)
    html = page(world.officers.jiafeng, project)
    assert re.search(r'<li class="now"[^>]*aria-current="step"><b>主管部门核实</b>', html) and "<b>国审</b>" not in html, "3,000 万元"
    go(world, project, "verify", "return")
    html = page(world.officers.jiafeng, project)
    assert re.search(r'<li class="missed"[^>]*><b>县统计初审</b>.*2023-12-05 退回', html) and re.search(r'<li class="now"[^>]*><b>材料准备</b>', html)
    said = flat(html)
    assert "退回1次，最近因照片不合要求" in said and "照片看不清地点" in panel(html, "course") and "县统计局退回" in panel(html, "course")
    direct = world.projects.road  # entered before its way was kept here
    html = page(world.officers.statistics, direct)
    assert re.search(r'<li class="skip"[^>]*><b>县统计初审</b><span class="hidden">不需要</span> 未记', html) and "2023-11-08" in html


def test_the_course_names_who_when_and_for_which_month(world):
    project = at_its_verifier(world)
    go(world, project, "verify")
    said = panel(page(world.officers.office, project), "course")
    assert "12-01单位提交：送沁水县林业局核实；计入2023年12月嘉峰镇孙嘉" in said and "12-05主管部门核实县林业局陈林" in said and "2步" in said
    assert "撤回" not in said and "撤回：" in panel(page(world.officers.forestry, project), "course"), "by the unit that told it"
    assert "12-05" not in panel(page(world.officers.office, project, "?on=2023-12-02"), "course")


def test_a_removal_is_told_and_opens_the_way_again(world):
    project = at_its_verifier(world)
    go(world, project, "verify", "review", "city", "province", "enrol")
    do(milestones.reach, project, told("2023-12-11", world.officers.statistics, "核查认定为平场"), kind="unenrolled")
    html = page(world.officers.jiafeng, project)
    assert "记退库：核查认定为平场" in panel(html, "course") and "2023-12-11 退库" in html and offered(html)[0] == "提交"


def test_what_was_entered_before_its_papers_were_kept_here_owes_none(world):
    html = page(world.officers.statistics, world.projects.road)
    said = panel(html, "papers")
    assert "营业执照：没有" in said and "：缺" not in said and "已入库" in html
    listed = client_for(world.officers.statistics).get("/enrolment?state=enrolled").text
    assert "未收存 5 件" in listed and "现在提交计入" not in listed


def test_its_window_and_its_pack_stand_beside(world):
    html = page(world.officers.jiafeng, complete(world))
    said = flat(html)
    assert "今天提交计入2024年2月2024-02-01开始" in said and "行动方案的日期，未核实" in said
    assert "压缩包（原件）" in html and "合订 PDF" in html
    assert "压缩包（原件）" not in page(world.officers.inspector, complete(world, name="学校")), "who may not take it is not offered it"


def test_others_do_not_find_it_and_a_past_day_is_read_only(world):
    o, sheep = world.officers, world.projects.sheep
    for officer in (o.jiafeng, o.forestry, o.admin):
        assert client_for(officer).get(f"/projects/{sheep.pk}/enrolment").status_code == 404
    assert Client().get(f"/projects/{sheep.pk}/enrolment").headers["Location"].startswith("/sign-in")
    assert client_for(o.office).get("/projects/999999/enrolment").status_code == 404
    html = page(o.agriculture, sheep, "?on=2023-12-01")
    assert "这是过去的一天，只读" in html and offered(html) == [] and "补传" not in panel(html, "papers")
    assert client_for(o.agriculture).get(f"/projects/{sheep.pk}/enrolment?on=2022-11-01").status_code == 404, "not born yet"


def test_the_projects_page_leads_here_and_says_what_is_wrong_in_which_paper(world):
    project = complete(world)
    held = paper(project, "contract", world.officers.jiafeng)
    do(describe, held, told("2023-12-02", world.officers.jiafeng), dated_on=day("2023-09-01"), sealed=False)
    html = client_for(world.officers.jiafeng).get(f"/projects/{project.pk}").text
    assert f'href="/projects/{project.pk}/enrolment"' in html and "申报入统" in html
    assert "施工合同合同双方没有都盖章" in panel(html, "papers") and "只有1张" in panel(html, "papers")


def test_the_page_asks_the_database_a_bounded_number_of_questions(world, django_assert_max_num_queries):
    project = at_its_verifier(world)
    go(world, project, "verify", "review")
    client = client_for(world.officers.statistics)
    with django_assert_max_num_queries(50):
        client.get(f"/projects/{project.pk}/enrolment")

