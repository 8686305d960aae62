"""The pages of clauses: all of them, one of them, one front; a unit's own; who may write and who is kept out."""
import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gongjian.clauses.spoken import said
from gongjian.clauses.standing import clause_line
from gongjian.indicators.standing import line_of, spoken
from gongjian.papers.kinds import kind
from gongjian.reading.word import At
from gongjian.targets.models import ClauseWord
from tests.pages.hands import send
from tests.world import client_for, looks

ROLES = ("office", "magistrate", "deputy", "jiafeng", "forestry", "statistics", "approvals", "inspector")


def get(world, url, who="office"):
    return client_for(getattr(world.officers, who)).get(url)


def at(world, who="office"):
    return At(looks(getattr(world.officers, who)), world.drive)


def run(*asked: str) -> str:
    out = StringIO()
    call_command("clauses", *asked, stdout=out)
    return out.getvalue()


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_all_sixty_one_are_there_front_by_front_with_their_verdicts(world):
    text = get(world, "/clauses").text
    assert "61 条" in text and all(f'/clauses/M{number:02}"' in text for number in range(1, 62))
    assert [title in text for title in ("谋划储备攻坚行动", "工作机制", "组织保障")] == [True] * 3 and "落后" in text and "目标未下达" in text


def test_every_role_opens_every_page_of_them_on_any_day(world):
    for who in ROLES:
        for url in ("/clauses", "/clauses/M04", "/clauses/M50", "/clauses/M52", "/clauses/fronts/progress", "/clauses?on=2023-11-05", "/clauses/M31?on=2023-11-27"):
            assert get(world, url, who).status_code == 200, (who, url)


def test_the_menu_leads_to_them(world):
    assert 'href="/clauses" aria-current="page"' in get(world, "/clauses").text


def test_what_there_is_not_is_not_found(world):
    assert [get(world, url).status_code for url in ("/clauses/M62", "/clauses/x", "/clauses/fronts/none", "/clauses?unit=99999", "/clauses?unit=x")] == [404] * 5


def test_the_figure_of_the_clause_is_that_of_the_target_page_the_command_and_the_paper(world):
    line = line_of(at(world), "invested")
    done, gap = f"{spoken(line, line.done)} 亿元", f"差 {spoken(line, line.gap)} 亿元"
    page, of_target = get(world, "/clauses/M04").text, get(world, "/targets/invested").text
    assert done in page and gap in page and f">{done}<" in of_target and 'href="/targets/invested"' in page
    told = json.loads(run("M04", "--on", "2023-12-13", "--json"))
    assert (told["figures"][0]["done"], told["figures"][0]["gap"]) == (done, gap)
    row = next(row for row in kind("closing").drafted(at(world), {}).block("table-targets-rows").rows if row[0] == "M04")
    assert bare(done) in row[3] and bare(gap) == row[4] and row[6:] == ("县发改局", "县统计局")


def test_one_clause_shows_its_words_its_owners_its_evidence_and_its_neighbours(world):
    text = get(world, "/clauses/M42").text
    assert "项目问题大起底" in text and "县发改局" in text and "交办" in text and "王办" in text and 'href="/problems/' in text and "/clauses/M43" in text


def test_a_unit_sees_what_of_the_plan_is_its_own(world):
    key = world.units.jiafeng.pk
    assert f'href="/clauses?unit={key}"' in get(world, "/clauses", "jiafeng").text
    text = get(world, f"/clauses?unit={key}", "jiafeng").text
    assert "方案条款 · 嘉峰镇" in text and f"/clauses/M31?unit={key}" in text and "/clauses/M04?" not in text and "牵头" in text
    assert f"/clauses/M18?unit={key}" not in get(world, f"/clauses?unit={key}&part=牵头", "jiafeng").text
    assert get(world, f"/clauses?unit={world.units.duanshi.pk}", "jiafeng").status_code == 404
    assert get(world, f"/clauses?unit={world.units.duanshi.pk}", "office").status_code == 200


def test_a_unit_sees_no_other_units_part(world):
    text = get(world, "/clauses/M04", "jiafeng").text
    assert "（嘉峰镇）" in text and "端氏镇" not in text
    assert "使用林地手续未批" not in get(world, "/clauses/M46", "jiafeng").text and "使用林地手续未批" in get(world, "/clauses/M46", "forestry").text


def test_a_front_has_its_targets_its_lists_and_its_units(world):
    text = get(world, "/clauses/fronts/progress").text
    assert "四季度新开工项目" in text and "未开工项目清单" in text and "嘉峰镇" in text and "责任单位：县发改局、县统计局及相关项目建设责任单位" in text
    assert "本战线" in text and "/clauses/M38" in text and "/clauses/M22" not in text


def test_filters_narrow_by_front_and_verdict(world):
    text = get(world, "/clauses?stream=problems&state=behind").text
    assert "/clauses/M43" in text and "/clauses/M44" not in text and "/clauses/M04" not in text
    assert "没有符合条件的条款" in get(world, "/clauses?state=nothing").text


def test_who_has_a_part_writes_how_it_stands_and_others_are_kept_out(world):
    assert "写情况说明" in get(world, "/clauses/M49", "jiafeng").text and "写情况说明" not in get(world, "/clauses/M04", "jiafeng").text
    assert send(world.officers.jiafeng, "/clauses/M49/words/new", words="任务已分解", document="嘉政发〔2023〕5号").headers["Location"] == "/clauses/M49"
    assert "任务已分解" in get(world, "/clauses/M49").text and "嘉政发〔2023〕5号" in get(world, "/clauses/M49").text
    answer = send(world.officers.jiafeng, "/clauses/M04/words/new", words="不归我管", document="无")
    assert "不是嘉峰镇牵头或配合的条款" in answer.text and "不归我管" in answer.text and ClauseWord.objects.count() == 1
    assert "这个字段是必填项" in send(world.officers.jiafeng, "/clauses/M49/words/new", words="", document="").text
    assert get(world, "/clauses/M49/words/new?on=2023-12-01", "jiafeng").status_code == 422
    assert get(world, "/clauses/M62/words/new", "jiafeng").status_code == 404


def test_nothing_is_offered_on_a_past_day(world):
    assert "写情况说明" not in get(world, "/clauses/M49?on=2023-12-01", "jiafeng").text


def test_the_command_lists_them_and_tells_one_whole(world):
    text = run("--on", "2023-12-13")
    assert "61 条" in text and "M04" in text and "县发改局" in text
    one = run("m46", "--on", "2023-12-13")
    assert "牵头　县农业农村局" in one and "配合　县自然资源局、县林业局" in one and said(clause_line(at(world), "M46").figures[0]) in one
    own = json.loads(run("--on", "2023-12-13", "--unit", "嘉峰镇", "--json"))
    assert "M31" in [line["code"] for line in own] and "M04" not in [line["code"] for line in own]


def test_the_command_refuses_what_is_not_there(world):
    for asked, why in ((("M99",), "没有条款「M99」"), (("--unit", "无名镇"), "没有您可见的单位「无名镇」")):
        with pytest.raises(CommandError, match=why):
            run(*asked)
