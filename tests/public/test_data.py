"""Open data: the same as the pages, as files; a feed that is Atom; OC4IDS that its schema accepts."""
import csv
import io
import json
from datetime import datetime
from xml.etree import ElementTree

import pytest

from gongjian.projects.acts import card
from gongjian.public.data import tame
from gongjian.public.oc4ids import package, period, project
from gongjian.public.out import Out
from gongjian.public.sectors import SECTORS, sectors
from gongjian.timeline.refused import Refused
from tests.public.schema import unknown, wrong
from tests.publicity.gate import figures, sent_out, written
from tests.world import AREA, TODAY, WAN, do, told

ATOM = "{http://www.w3.org/2005/Atom}"


def rows(anybody, name: str) -> list[dict]:
    answer = anybody.get(f"/public/data/{name}.csv")
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.csv"' and answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_tables_are_the_pages(out, anybody):
    projects = rows(anybody, "projects")
    assert [row["项目名称"] for row in projects] == ["固县风电一期", "肉羊全产业链项目"] and projects[0]["总投资（元）"] == str(52000 * WAN)
    assert {row["单位"] for row in rows(anybody, "rankings")} >= {"端氏镇", "嘉峰镇", "郑庄镇"}
    assert {row["指标"]: row["完成"] for row in rows(anybody, "targets")}["固定资产投资增速"] == "尚未发布"
    assert {row["单位"]: row["四季度固定资产投资完成（亿元）"] for row in rows(anybody, "units")}["端氏镇"] == "不单列"


def test_a_name_that_looks_like_a_formula_is_a_text():
    assert [tame(cell) for cell in ("=cmd()", "+1", "-1", "@x", "—", "路", 3, None, -3)] == ["'=cmd()", "'+1", "'-1", "'@x", "—", "路", 3, "", -3]


def test_the_feed_names_everything_that_is_out_for_ever_alike(out, anybody):
    answer = anybody.get("/public/feed.atom")
    root = ElementTree.fromstring(answer.content)
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert set(titles) == {"动态：增压站进场", "曝光：嘉峰镇迟报进度", "数据：进展数据（截至2023-12-13）", "排名：截至2023-12-05排名"} | {title for title in titles if title.startswith("通报：")}
    keys = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(set(keys)) == len(keys) == 5 and all(key.startswith("urn:uuid:") for key in keys)
    elsewhere = ElementTree.fromstring(anybody.get("/public/feed.atom", headers={"host": "example.gov.cn"}).content)
    assert [entry.findtext(f"{ATOM}id") for entry in elsewhere.iter(f"{ATOM}entry")] == keys
    assert {link.get("href").split("/public")[0] for link in elsewhere.iter(f"{ATOM}link")} == {"http://example.gov.cn"}


def atom(anybody) -> ElementTree.Element:
    return ElementTree.fromstring(anybody.get("/public/feed.atom").content)


def test_the_feed_is_what_rfc_4287_asks(out, anybody):
    """One id, title, moment and author of the whole; of each entry its own id, title, moment and one address to go to."""
    root = atom(anybody)
    assert root.tag == f"{ATOM}feed" and root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
    for one in (root, *root.iter(f"{ATOM}entry")):
        assert [len(one.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1] and one.findtext(f"{ATOM}title")
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated")).tzinfo and one.findtext(f"{ATOM}id").startswith("urn:uuid:")
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["alternate", "self"] and root.find(f"{ATOM}link[@rel='self']").get("href").endswith("/public/feed.atom")
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "沁水县项目攻坚指挥部办公室" and root.find(f"{ATOM}subtitle") is None
    entries = root.findall(f"{ATOM}entry")
    moments = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert moments == sorted(moments, reverse=True) and root.findtext(f"{ATOM}updated") == moments[0]
    for entry in entries:
        assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1
        assert all(summary.get("type") == "html" and summary.text for summary in entry.findall(f"{ATOM}summary")), "none rather than an empty one"


def test_a_beginning_in_the_feed_is_words_and_no_markup(world, staff, anybody):
    sent_out(written(world, staff.jiafeng, title="产能<2万吨", words="甲<b>乙</b>&丙<script>x</script>"), staff)
    entry = atom(anybody).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "动态：产能<2万吨"
    assert entry.findtext(f"{ATOM}summary") == "甲&lt;b&gt;乙&lt;/b&gt;&amp;丙&lt;script&gt;x&lt;/script&gt;", "read as HTML it is the text again"


def test_what_a_word_processor_leaves_behind_breaks_no_feed(world, staff, anybody):
    item = sent_out(written(world, staff.jiafeng, title="增压站\x0b进场\x07", words="第一行\x0b第二行\x0c第三行\x00\x1f。"), staff).item
    assert (item.steps.first().title, item.steps.first().words) == ("增压站 进场", "第一行\n第二行\n第三行。")
    assert atom(anybody).find(f"{ATOM}entry").findtext(f"{ATOM}summary") == "第一行第二行第三行。"


def test_a_feed_of_nothing_is_the_same_at_every_asking(world, anybody):
    first, again = anybody.get("/public/feed.atom"), anybody.get("/public/feed.atom")
    assert first.content == again.content and first.headers["ETag"] == again.headers["ETag"]
    root = ElementTree.fromstring(first.content)
    assert root.findall(f"{ATOM}entry") == [] and root.findtext(f"{ATOM}updated") == "2023-12-13T00:00:00+08:00"


def test_the_address_known_outside_is_the_countys_word(out, anybody, settings):
    settings.PUBLIC_URL = "https://www.qinshui.gov.cn"
    assert "https://www.qinshui.gov.cn/public/stories" in anybody.get("/public/feed.atom").text
    assert anybody.get("/public/data/oc4ids.json").json()["uri"] == "https://www.qinshui.gov.cn/public/data/oc4ids.json"


class TestOC4IDS:
    @pytest.fixture
    def package(self, out, world):
        return package(Out(AREA, TODAY, "https://example.gov.cn"))

    def test_what_it_says_of_a_project(self, package, world):
        sheep = next(project for project in package["projects"] if project["title"] == "肉羊全产业链项目")
        assert sheep["id"] == f"oc4ids-140521-{world.projects.sheep.pk}" and sheep["status"] == "implementation"
        assert sheep["budget"]["amount"] == {"amount": 36000 * WAN, "currency": "CNY"}
        assert sheep["identifiers"] == [{"id": "2301-140521-89-01-000001", "scheme": "GB/T 40058"}]
        assert sheep["implementationPeriod"] == {"startDate": "2023-09-20T00:00:00+08:00"}
        assert sheep["publicAuthority"] == {"id": f"140521-{world.units.agriculture.pk}", "name": "县农业农村局"}
        assert sheep["locations"] == [{"id": "1", "address": {"locality": "端氏镇", "region": "沁水县", "countryName": "中国"}, "description": "端氏镇曲堤村"}]

    def test_an_enterprise_and_a_person_are_no_party(self, package):
        whole = json.dumps(package, ensure_ascii=False)
        assert "羊羊农牧" not in whole and "刘股长" not in whole and "何站长" not in whole
        assert {role for project in package["projects"] for party in project["parties"] for role in party["roles"]} == {"publicAuthority"}

    def test_the_owner_of_a_government_project_is(self, world, staff):
        do(card.change_card, world.projects.sheep, told("2023-12-01"), funding="government", owner="沁水县农业综合服务中心")
        sent_out(figures(world, staff.wang), staff)
        (sheep,) = package(Out(AREA, TODAY))["projects"]
        assert [(party["name"], party["roles"]) for party in sheep["parties"]] == [("县农业农村局", ["publicAuthority"]), ("沁水县农业综合服务中心", ["buyer"])]

    def test_what_says_nothing_is_left_out(self, out):
        life = Out(AREA, TODAY).releases[0]
        assert set(project(Out(AREA, TODAY), life, {"key": 1, "unit": 2})) == {"id", "updated", "language", "type"}
        assert period(None, None) == {}

    def test_before_anything_is_out_there_is_none(self, world, anybody):
        with pytest.raises(Refused, match="还没有公开的重点项目数据"):
            package(Out(AREA, TODAY))
        assert anybody.get("/public/data/oc4ids.json").status_code == 404

    def test_the_page_gives_the_same(self, out, anybody):
        answer = anybody.get("/public/data/oc4ids.json")
        assert answer.json() == package(Out(AREA, TODAY, "http://testserver")) and answer.headers["Content-Disposition"] == 'attachment; filename="oc4ids.json"'

    def test_a_registered_prefix_is_used(self, out, settings, anybody):
        assert "没有向 Open Contracting Partnership 登记" in anybody.get("/public/data").text
        settings.OC4IDS_PREFIX = "oc4ids-abc123"
        assert package(Out(AREA, TODAY))["projects"][0]["id"].startswith("oc4ids-abc123-") and "登记" not in anybody.get("/public/data").text

    def test_its_schema_accepts_it(self, package):
        """The published schema (tests/public/oc4ids), its asked by jsonschema; nothing is in the package that it has no name for."""
        assert wrong(package) == [] == list(unknown(package))

    @pytest.mark.parametrize("spoil, said", [
        (lambda one: one["budget"]["amount"].update(currency="RMB"), "'RMB' is not one of"), (lambda one: one.update(status="在建"), "'在建' is not one of"),
        (lambda one: one.pop("id"), "'id' is a required property"), (lambda one: one["implementationPeriod"].update(startDate="2023-13-01"), "'2023-13-01' is not a 'date-time'"),
        (lambda one: one.update(title=7), "7 is not of type 'string'"), (lambda one: one.update(sector=["energy", "energy"]), "has non-unique elements"), (lambda one: one.update(type=""), "is not one of"),
    ])
    def test_and_would_refuse_what_is_wrong(self, package, spoil, said):
        one = next(project for project in package["projects"] if "implementationPeriod" in project)
        spoil(one)
        assert any(said in sentence for sentence in wrong(package))

    def test_a_field_the_standard_has_no_name_for_is_seen(self, package):
        package["projects"][0]["统计口径"] = 1
        assert list(unknown(package)) == ["/projects/0/统计口径"]


def test_a_sector_is_the_longest_that_fits():
    assert sectors("4415") == ["energy", "energy.wind"] == sectors("D4415") and sectors("4420") == ["energy"] and sectors("A0314") == ["economy"]
    assert sectors("") == [] == sectors("99") and sectors("8321") == ["education"]
    known = {"education", "health", "energy", "communications", "waterAndWaste", "governance", "economy", "cultureSportsAndRecreation", "transport", "naturalResources"}
    assert {names[0] for names in SECTORS.values()} <= known and all(name.startswith(names[0]) for names in SECTORS.values() for name in names)
