"""promotion --on D [--json]."""
import json

from django.core.management import call_command

from tests.promotion.making import led, signed


def run(capsys, *args: str) -> str:
    call_command("promotion", *args)
    return capsys.readouterr().out


def test_it_tells_what_counts_and_why_not(world, capsys):
    led(world, "contract")
    signed(world, "光伏发电", on="2023-10-20")
    signed(world, "光伏发电二期", on="2023-11-20")
    out = run(capsys)
    for words in ("截至 2023-12-13", "未核实", "57", "正式合同", "签约 3 次，计入 2 次 7 亿元", "待认定：与 2023-10-20 签的「光伏发电」可能是同一项目", "开工率 0.0%（0/2）", "履约率 无任务"):
        assert words in out, words


def test_its_json_has_the_shape_promised(world, capsys):
    led(world, "contract")
    found = json.loads(run(capsys, "--json", "--on", "2023-11-01"))
    assert {"on", "verified", "targets", "leads", "signings", "doubts", "rates", "survival", "commitments", "aids"} <= set(found)
    assert (found["on"], found["verified"], found["leads"]["contract"], found["rates"]["word"]) == ("2023-11-01", False, 1, {"top": 0, "bottom": 0, "percent": None})
    assert found["signings"][0] | {"id": 0} == {
        "id": 0, "on": "2023-10-25", "title": "井口装置制造", "investor": "华岳装备有限公司", "unit": "嘉峰镇", "kind": "contract", "total": 500_000_000, "counted": True,
        "doubtful": False, "why": "正式合同，符合认定规则",
    }
    assert [row["key"] for row in found["targets"]] == ["signed_total", "attracted_start_total", "paid_in"]


def test_with_other_eyes_only_what_is_theirs(world, capsys):
    led(world, "contract")
    assert json.loads(run(capsys, "--json", "--as", "duanshi"))["signings"] == [] and len(json.loads(run(capsys, "--json", "--as", "jiafeng"))["signings"]) == 1
    assert json.loads(run(capsys, "--json", "--on", "2000-01-01"))["survival"] == []


def test_who_sees_no_lead_is_told_so_and_not_that_there_is_none(world, capsys):
    led(world, "contract")
    told = run(capsys, "--as", "statistics")
    assert "单个招商项目、双向承诺、帮办不在您可见的范围内" in told and "走到哪一步" not in told and "履约率" not in told and "签约 1 次" in told
    assert "走到哪一步" in run(capsys) and json.loads(run(capsys, "--json"))["targets"][2]["unvouched"] == 0
