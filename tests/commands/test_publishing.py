"""publish list, export oc4ids."""
import json

import pytest
from django.core.management import CommandError, call_command

from tests.publicity.gate import figures, sent_out, written
from tests.publicity.gate import staff as hired
from tests.world import client_for


@pytest.fixture
def staff(world):
    return hired(world)


def run(capsys, *args: str) -> str:
    call_command(*args)
    return capsys.readouterr().out


def said(capsys, *args: str):
    return json.loads(run(capsys, *args, "--json"))


def test_the_queue_at_the_command_line(world, staff, capsys):
    assert said(capsys, "publish", "list") == []
    draft, out = written(world, staff.jiafeng), written(world, staff.duanshi, world.units.duanshi, title="端氏镇修路")
    sent_out(out, staff)
    told = {row["id"]: row for row in said(capsys, "publish", "list")}
    assert set(told[out.pk]) == {"id", "kind", "title", "step", "on", "out", "unit", "about", "answer_by", "sha256", "url"}
    assert (told[out.pk]["step"], told[out.pk]["out"], told[out.pk]["url"], len(told[out.pk]["sha256"])) == ("published", True, f"/public/stories/{out.pk}", 64)
    assert (told[draft.pk]["step"], told[draft.pk]["out"], told[draft.pk]["url"]) == ("drafted", False, None)
    assert client_for(staff.wang).get(told[out.pk]["url"]).status_code == 200
    text = run(capsys, "publish", "list")
    assert "2 篇，已公开 1 篇" in text and "端氏镇修路" in text
    assert [row["id"] for row in said(capsys, "publish", "list", "--as", "duanshi")] == [out.pk]
    assert said(capsys, "publish", "list", "--on", "2023-12-12") == [] == said(capsys, "publish", "list", "--kind", "figures")


@pytest.mark.parametrize("args", [("publish",), ("publish", "everything"), ("publish", "list", "--kind", "x"), ("export",), ("export", "pdf", "x"), ("export", "oc4ids")])
def test_what_cannot_be_is_refused(world, args):
    with pytest.raises(CommandError):
        call_command(*args)


def test_the_package_is_written(world, staff, capsys, tmp_path):
    file = tmp_path / "oc4ids.json"
    with pytest.raises(CommandError, match="还没有公开的重点项目数据"):
        call_command("export", "oc4ids", str(file))
    assert not file.exists()
    sent_out(figures(world, staff.wang), staff)
    told = said(capsys, "export", "oc4ids", str(file))
    package = json.loads(file.read_text("utf-8"))
    assert told == {"file": str(file), "version": "0.9", "publishedDate": package["publishedDate"], "projects": 1} and len(package["projects"]) == 1
    assert json.loads(run(capsys, "export", "oc4ids", "-")) == package and package["uri"].startswith("urn:gongjian:140521:")
    call_command("export", "oc4ids", str(file))
    assert "1 个项目" in capsys.readouterr().err
    with pytest.raises(CommandError, match="还没有公开"):
        call_command("export", "oc4ids", str(file), "--on", "2023-12-12")


def test_where_nothing_can_be_written_it_says_why_and_leaves_what_stood_there(world, staff, tmp_path, monkeypatch):
    from gongjian.pages.management.commands import export

    sent_out(figures(world, staff.wang), staff)
    file = tmp_path / "oc4ids.json"
    file.write_text("旧的", "utf-8")
    for where, why in ((tmp_path / "没有" / "x.json", "没有文件夹 .*没有，请先建好"), (tmp_path, "这是一个文件夹"), (tmp_path / ("长" * 300), "文件名太长|写不了")):
        with pytest.raises(CommandError, match=f"写不进 .*：.*{why}"):
            call_command("export", "oc4ids", str(where))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export.os, "replace", full)
    with pytest.raises(CommandError, match="写不进 .*oc4ids.json：磁盘满了"):
        call_command("export", "oc4ids", str(file))
    assert file.read_text("utf-8") == "旧的" and [one.name for one in tmp_path.iterdir()] == ["oc4ids.json"]
