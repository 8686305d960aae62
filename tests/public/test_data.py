"""Open data: the same as the pages, as files; OC4IDS that its schema and its checkers accept."""
import csv
import io
import json
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from gongjian.projects.acts import card
from gongjian.public.data import tame
from gongjian.public.oc4ids import package, period, project
from gongjian.public.out import Out
from gongjian.public.sectors import SECTORS, sectors
from gongjian.timeline.refused import Refused
from tests.publicity.gate import figures, sent_out
from tests.world import AREA, TODAY, WAN, do, told

SCHEMA = Path(__file__).parents[3] / "shared/data/oc4ids"
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
        if not SCHEMA.exists():
            pytest.skip("没有 ../shared/data/oc4ids：没有按 OC4IDS 的模式校验")
        jsonschema = pytest.importorskip("jsonschema", reason="没有装 jsonschema：没有按 OC4IDS 的模式校验")
        referencing = pytest.importorskip("referencing")
        from referencing.jsonschema import DRAFT4

        whole, one = (json.loads((SCHEMA / f"project{name}-schema.json").read_text("utf-8")) for name in ("-package", ""))
        registry = referencing.Registry().with_resource(one["id"], DRAFT4.create_resource(one))
        checker = jsonschema.Draft4Validator(whole, registry=registry, format_checker=jsonschema.FormatChecker())
        assert [f"{'/'.join(map(str, wrong.path))}: {wrong.message[:80]}" for wrong in checker.iter_errors(package)] == []
        package["projects"][0]["budget"]["amount"]["currency"] = "RMB"
        assert list(checker.iter_errors(package)), "and it would refuse another currency"

    def test_its_checkers_find_nothing(self, package, monkeypatch, tmp_path):
        """With libcoveoc4ids, which is AGPL and not of this house: the schema is read from the folder beside, nothing is fetched."""
        pytest.importorskip("libcoveoc4ids", reason="没有装 libcoveoc4ids：没有用它校验")
        if not SCHEMA.exists():
            pytest.skip("没有 ../shared/data/oc4ids：没有用 libcoveoc4ids 校验")
        import libcove.lib.common as common
        from libcoveoc4ids.api import oc4ids_json_output

        def local(url, **_):
            file = SCHEMA / url.rsplit("/", 1)[1]
            text = file.read_text("utf-8") if file.exists() else ""
            return SimpleNamespace(text=text, json=lambda **how: json.loads(text, **how), iter_lines=lambda: [b"Code,Title"], raise_for_status=lambda: None)

        monkeypatch.setattr(common, "get_request", local)
        found = oc4ids_json_output(output_dir=str(tmp_path), json_data=json.loads(json.dumps(package)))
        assert found["validation_errors"] == [] and found["additional_fields"] == {} and found["additional_checks"] == [] and found["conformance_checks"] == []


def test_a_sector_is_the_longest_that_fits():
    assert sectors("4415") == ["energy", "energy.wind"] == sectors("D4415") and sectors("4420") == ["energy"] and sectors("A0314") == ["economy"]
    assert sectors("") == [] == sectors("99") and sectors("8321") == ["education"]
    known = {"education", "health", "energy", "communications", "waterAndWaste", "governance", "economy", "cultureSportsAndRecreation", "transport", "naturalResources"}
    assert {names[0] for names in SECTORS.values()} <= known and all(name.startswith(names[0]) for names in SECTORS.values() for name in names)
