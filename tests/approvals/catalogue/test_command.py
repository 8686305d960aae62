"""bin/gongjian catalogue lists the items, shows one whole, and checks: sound in a sentence, or every mistake and exit 1."""
import json
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from gongjian.approvals.catalogue.book import read
from gongjian.pages.management.commands import catalogue

pytestmark = pytest.mark.django_db


def out(capsys, *args) -> str:
    call_command("catalogue", *args)
    return capsys.readouterr().out


def test_a_sound_catalogue_says_so_with_its_counts(capsys):
    found = json.loads(out(capsys, "check", "--json"))
    assert (found["sound"], found["mistakes"], found["items"], found["kinds"]) == (True, [], 46, 12) and 0 < found["unverified"] < found["figures"]
    said = out(capsys, "check")
    assert said.startswith("目录完好（2023-11-01 版）：46 个事项") and f"{found['figures']} 个数里 {found['unverified']} 个未核实" in said


def test_a_broken_one_names_the_loop_and_ends_with_one(capsys, monkeypatch):
    book = read()
    looped = replace(book, items=book.items | {"code": replace(book.items["code"], after=("energy",))})
    monkeypatch.setattr(catalogue, "read", lambda: looped)
    for args in (["check"], ["check", "--json"]):
        with pytest.raises(SystemExit) as left:
            call_command("catalogue", *args)
        said = capsys.readouterr().out
        assert left.value.code == 1 and ("项目代码→节能审查→项目代码" in said or "节能审查→项目代码→节能审查" in said)
        assert args == ["check"] or json.loads(said)["sound"] is False


def test_the_list_has_every_item_with_its_figures_marked(capsys):
    lines = out(capsys).splitlines()
    assert len(lines) == 48
    (forest,) = [line for line in lines if " forest " in line]
    assert forest.split()[:3] == ["A12", "forest", "使用林地审核"] and "20 个工作日*" in forest and "2 年 " in forest and "立项" in forest
    (study,) = [line for line in lines if " feasibility " in line]
    assert "20 个工作日~" in study


def test_one_item_by_its_code_or_its_rule_says_each_figures_confidence_and_source(capsys):
    said = out(capsys, "A9")
    assert said == out(capsys, "water") and "有效期：3 年内须开工　P14 生产建设项目水土保持方案管理办法（水利部令第53号）" in said
    assert "承诺时限：7 个工作日　未核实　规则未注出处" in said and "征占地面积 0.5 公顷以上，或挖填土石方 0.1 万立方米以上" in said


def test_as_json_an_item_is_whole(capsys):
    item = json.loads(out(capsys, "energy", "--json"))
    assert (item["rule"], item["legal"], item["promised"]["days"], item["promised"]["confidence"], item["promised"]["verified"]) == ("A7", None, 7, "a", True)
    assert item["validity"]["verified"] is False and item["validity"]["said"] == "2 年" and item["after"] == ["code"]
    assert [one["code"] for one in json.loads(out(capsys, "--json"))] == list(read().items)


def test_an_item_that_is_not_there_is_refused(capsys):
    with pytest.raises(CommandError, match="目录里没有事项「moon」"):
        call_command("catalogue", "moon")
