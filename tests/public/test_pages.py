"""The public pages: what is out and nothing else, for anybody, without sign-in and without script."""
import re
from datetime import date

import pytest
from django.urls import reverse

from gongjian.public.out import Out
from gongjian.public.urls import urlpatterns
from gongjian.publicity import acts
from gongjian.publicity.life import life_of
from tests.public.conftest import bulletin, ranked
from tests.publicity.gate import figures, sent_out, written
from tests.world import AREA, TODAY, sits

EMPTY = ("/public", "/public/figures", "/public/projects", "/public/rankings", "/public/bulletins", "/public/stories", "/public/data", "/public/about", "/public/feed.atom")


def every_page(anybody) -> dict[str, str]:
    """Every page that links lead to from the first one, by its address."""
    told, waiting = {}, ["/public", "/public/about"]
    while waiting:
        url = waiting.pop()
        answer = anybody.get(url)
        assert answer.status_code == 200, url
        told[url] = answer.content.decode("utf-8-sig")
        waiting += [link for link in re.findall(r'href="(/public[^"#]*)"', told[url]) if link not in told and link not in waiting]
    return told


def test_everything_that_is_out_is_found_from_the_first_page(out, anybody):
    pages = every_page(anybody)
    for name, args in (
        ("public-release", [out.release.pk]), ("public-story", [out.story.pk]), ("public-story", [out.exposure.pk]), ("public-bulletin", [out.bulletin.pk]),
        ("public-ranking", [out.round.pk]), ("public-oc4ids", []), ("public-csv", ["projects"]), ("public-csv", ["rankings"]), ("public-stories-of", ["exposure"]),
    ):
        assert reverse(name, args=args) in pages or name in ("public-release", "public-ranking"), name
    assert "增压站进场" in pages["/public"] and "肉羊全产业链项目" in pages["/public/projects"] and "固县风电一期" in pages["/public/projects"]


def test_what_is_not_out_is_nowhere(out, anybody):
    whole = "\n".join(every_page(anybody).values())
    assert "还没有核稿的" not in whole and "后来撤下的" not in whole and "时间有误" not in whole
    assert anybody.get(reverse("public-story", args=[out.draft.pk])).status_code == 404
    assert anybody.get(reverse("public-bulletin", args=[out.internal.pk])).status_code == 404
    assert anybody.get(reverse("public-story", args=[out.withdrawn.pk])).status_code == 410
    assert "现已撤下" in anybody.get(reverse("public-story", args=[out.withdrawn.pk])).text


@pytest.mark.parametrize("url", ["/public/nothing", "/public/stories/9", "/public/stories/secret", "/public/figures/9", "/public/rankings/9", "/public/bulletins/9", "/public/data/officers.csv", "/public/data/x", "/public/figures/abc"])
def test_what_is_not_there_is_said_plainly(out, anybody, url):
    answer = anybody.get(url)
    assert answer.status_code == 404 and "没有这个页面" in answer.text and "登录" not in answer.text


def test_every_page_stands_while_nothing_is_out(world, anybody):
    for url in EMPTY:
        answer = anybody.get(url)
        assert answer.status_code == 200, url
    assert "还没有公开的内容" in anybody.get("/public").text and "还没有公开的重点项目" in anybody.get("/public/projects").text
    assert anybody.get("/public/data/oc4ids.json").status_code == 404 == anybody.get("/public/data/projects.csv").status_code


def test_every_page_stands_in_an_empty_county(db, anybody):
    assert all(anybody.get(url).status_code == 200 for url in EMPTY)


def test_no_page_has_script_or_style_of_its_own(out, anybody):
    for url, text in every_page(anybody).items():
        assert not re.search(r"<script|<style|\son\w+=|\sstyle=|javascript:", text), url


def test_every_page_says_its_title_and_where_it_stands(out, anybody):
    for url, text in every_page(anybody).items():
        if "<html" in text:
            assert re.search(r"<title>[^<]+</title>", text) and text.count("<h1") == 1 and 'lang="zh-CN"' in text and "width=device-width" in text, url
            assert "不是实时数据" in text


def test_nothing_live_is_shown(out, world, anybody):
    """Facts of a later hour change no page: all is read from what was frozen."""
    from gongjian.projects.acts import card
    from tests.world import WAN, do, told

    before = every_page(anybody)
    do(card.change_card, world.projects.sheep, told("2023-12-13"), name="改了名的项目", total=99_999 * WAN)
    assert every_page(anybody) == before


def test_a_story_is_said_in_paragraphs_and_escaped(world, staff, anybody):
    item = sent_out(written(world, staff.jiafeng, title="<b>标题</b>", words="第一段。\n\n第二段<script>alert(1)</script>。"), staff).item
    text = anybody.get(reverse("public-story", args=[item.pk])).text
    assert "<p class=\"say\">第一段。</p>" in text and "第二段&lt;script&gt;" in text and "&lt;b&gt;标题" in text and "<script" not in text


def test_an_exposure_goes_with_the_units_answer(out, anybody):
    text = anybody.get(reverse("public-story", args=[out.exposure.pk])).text
    assert "嘉峰镇迟报进度" in text and "依据：督查通报1号" in text and "嘉峰镇的答复" in text.replace("沁水县", "") and "情况属实，已改。" in text


def test_an_exposure_without_an_answer_says_so(world, staff, anybody):
    from tests.publicity.gate import exposed

    item = exposed(world, staff.wang, on=date(2023, 12, 6))
    sits(staff.zhu, date(2023, 12, 6)).do(acts.check, item)
    sits(staff.zhu, date(2023, 12, 6)).do(acts.tell_unit, item)
    sits(staff.head).do(acts.sign, item)
    sits(staff.zhu).do(acts.publish, item)
    assert "单位在答复期内没有答复" in anybody.get(reverse("public-story", args=[item.pk])).text


def test_stories_by_kind(out, anybody):
    assert "增压站进场" in anybody.get("/public/stories/news").text and "嘉峰镇迟报进度" not in anybody.get("/public/stories/news").text
    assert "这一栏还没有公开的内容" in anybody.get("/public/stories/model").text and anybody.get("/public/stories/figures").status_code == 404


class TestRankings:
    def test_places_points_and_boards_are_shown_and_no_part(self, out, anybody):
        text = anybody.get("/public/rankings").text
        assert "排1号" in text and "端氏镇" in text and "红榜" in text and "冬季行动综合排名办法" in text
        assert "130.0%" not in text, "with the task a rate is an amount"

    def test_one_that_is_only_proposed_is_not_shown(self, world, staff, anybody):
        ranked(world, staff, issued=None)
        assert "还没有公布的排名" in anybody.get("/public/rankings").text

    def test_nor_one_whose_notice_is_still_running(self, world, staff, anybody):
        """Published early because all had answered: outside only when the notice is over."""
        from gongjian.rankings.rounds import RoundStep
        from tests.world import told

        begun = ranked(world, staff, issued=None, days=20)
        step = begun.steps.get()
        told("2023-12-12", staff.head).tell(
            RoundStep, round=begun, step="issued", title=step.title, version=step.version, rules=step.rules, known=step.known, ranking=step.ranking,
            answer_by=step.answer_by, number="排1号",
        )
        assert Out(AREA, TODAY).rankings == [] and [life.number for life in Out(AREA, date(2023, 12, 27)).rankings] == ["排1号"]


class TestBulletins:
    def test_the_open_part_of_a_marked_paper(self, out, anybody):
        text = anybody.get(reverse("public-bulletin", args=[out.bulletin.pk])).text
        assert "一、总体情况" in text and "（此件公开发布）" in text and "六、下步工作要求" in text, "with the numbers of the paper itself"
        for closed in ("点名单位", "排名情况", "统计口径录入", "陈林", "增压站", "附件：", "抄送"):
            assert closed not in text, closed
        assert "可以公开的部分" in text

    def test_a_note_that_says_otherwise_keeps_it_in(self, world, staff, anybody):
        for mark in ("此件不公开", "", "此件依申请公开"):
            bulletin(world, staff, mark=mark)
        assert "还没有公开的通报" in anybody.get("/public/bulletins").text

    def test_a_persons_number_in_a_signed_paper_is_blotted_out(self, world, staff, anybody):
        from gongjian.papers import acts as papers
        from gongjian.papers.life import life_of as paper_life
        from gongjian.papers.printing import printed
        from tests.papers.make import draft_at

        paper = draft_at(world, staff.wang, "bulletin")
        sits(staff.wang).do(papers.edit, paper, texts={"opening": "请各单位联系王办 13800001234。"})
        sits(staff.zhu).do(papers.check, paper)
        sits(staff.head).do(papers.sign, paper, printed=printed(paper_life(paper), TODAY))
        text = anybody.get(reverse("public-bulletin", args=[paper.pk])).text
        assert "13800001234" not in text and "138××××××××" in text

    def test_an_unsigned_one_is_not_out(self, world, staff, anybody):
        from tests.papers.make import draft_at

        draft_at(world, staff.wang, "bulletin")
        assert Out(AREA, TODAY).bulletins == []


def test_earlier_releases_stay(world, staff, anybody):
    first, last = (sent_out(figures(world, staff.wang, on=day), staff, on=day) for day in (date(2023, 12, 1), TODAY))
    assert "截至2023年12月13日" in anybody.get("/public/figures").text
    assert "截至2023年12月1日" in anybody.get(reverse("public-release", args=[first.item.pk])).text
    sits(staff.wang).do(acts.withdraw, last.item, note="数据有误")
    assert "截至2023年12月1日" in anybody.get("/public/figures").text, "the one before stands again"
    assert life_of(last.item).step == "withdrawn"


def test_a_release_that_was_taken_down_is_gone_and_no_other_address(world, staff, anybody):
    life = sent_out(figures(world, staff.wang), staff)
    sits(staff.wang).do(acts.withdraw, life.item, note="数据有误")
    answer = anybody.get(reverse("public-release", args=[life.item.pk]))
    assert answer.status_code == 410 and "现已撤下" in answer.text and "ETag" not in answer.headers
    assert "还没有公开的进展数据" in anybody.get("/public/figures").text


def test_an_earlier_day_shows_what_was_out_then(out):
    assert Out(AREA, date(2023, 12, 12)).stories == [] and len(Out(AREA, TODAY).stories) == 2


def test_the_sample_county_says_so_on_every_page(out, anybody, monkeypatch):
    from gongjian.pages import clock

    monkeypatch.setattr(clock, "sample_day", lambda: TODAY)
    assert all("示例数据" in text for text in every_page(anybody).values() if "<html" in text)


def test_every_address_is_below_public():
    assert {str(one.pattern).split("/")[0] for one in urlpatterns} == {"public"}
