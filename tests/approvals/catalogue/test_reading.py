"""Catalogue files that cannot be taken say everything that is wrong, each with its file."""
import shutil

import pytest

from gongjian.approvals.catalogue.book import DATA, CatalogueError, read


@pytest.fixture
def folder(tmp_path):
    """A copy of the county's files to spoil."""
    return shutil.copytree(DATA, tmp_path / "data")


def spoilt(folder, name: str, old: str, new: str):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_same_files_give_the_same_catalogue_and_are_read_once(folder):
    assert read() is read() and [item.code for item in read(folder).items.values()] == list(read().items) and read(folder).check() == []


@pytest.mark.parametrize(("name", "old", "new", "sentence"), [
    ("1-establish.toml", 'confidence = "a", source = "P15"', 'confidence = "", source = "P15"', "事项 energy 的 trigger：confidence 应写文字"),
    ("1-establish.toml", 'confidence = "a", source = "P22"', 'source = "P22"', "事项 proposal 的 validity：缺少 confidence"),
    ("1-establish.toml", 'confidence = "a", source = "P22" }\nafter = ["code", "policy"]', 'confidence = "a" }\nafter = ["code", "policy"]',
     "事项 proposal 的 validity：写了核过原文或参考，就要写 source；没有出处的在 note 里写明"),
    ("0-elements.toml", 'confidence = "C", note = "推定" }', 'confidence = "C" }', "事项 redlines 的 promised：confidence 为 C 的要在 note 里写明怎么来的"),
    ("0-elements.toml", "days = 3, least = 1", "days = 3, least = 3", "事项 redlines 的 promised：least 应小于 days"),
    ("0-elements.toml", 'code = "policy"', 'code = "redlines"', "事项 redlines：code 重复"),
    ("1-establish.toml", 'code = "code"', 'code = "policy"', "事项 policy：code 与别的阶段重复"),
    ("0-elements.toml", 'code = "ecozoning"', 'code = "ecological_zoning"', "事项 ecological_zoning：code「ecological_zoning」应是小写英文，不超过 12 个字符"),
    ("0-elements.toml", 'rule = "E2"', 'rule = "二"', "事项 policy：rule「二」应是A5 这样的编号"),
    ("0-elements.toml", "likely = 1\n", 'likely = "1"\n', "事项 policy 的 likely：应是一个表"),
    ("0-elements.toml", "parallel =", "paralel =", "事项 redlines：不认识的项 paralel（是不是 parallel？）"),
    ("attributes.toml", 'unit = "公顷"', 'units = "公顷"', "属性 soil_hectares：缺少 unit"),
    ("attributes.toml", 'kind = "flag"', 'kind = "yes"', "属性 site：kind「yes」不认识（可用 flag、choice、number）"),
    ("attributes.toml", 'choices = { report', "options = { report", '属性 eia：只有 kind = "choice" 要写 choices，每一项写中文名'),
    ("kinds.toml", "new_land = true", 'new_land = "yes"', "项目类型 building 的 defaults：新增建设用地不能是「yes」"),
    ("kinds.toml", "new_land = true", "newland = true", "项目类型 building 的 defaults：没有属性 newland"),
    ("kinds.toml", 'path = "verify"', 'path = "ask"', "项目类型 pipeline：path「ask」不认识（可用 approve、verify、file）"),
    ("kinds.toml", "land = 10", "land = 0", "项目类型 pipeline 的 slower：land 应在 1 到 250 之间"),
    ("catalogue.toml", "on = 2023-11-01", 'on = "2023-11-01"', "catalogue.toml：on 应写日期"),
    ("3-building.toml", '[stage]\nname = "施工许可"', '[stage]\ntitle = "施工许可"', "3-building.toml 的 stage：缺少 name"),
    ("2-planning.toml", '[[items]]\ncode = "scheme"', '[[items]\ncode = "scheme"', "2-planning.toml：第 "),
])
def test_a_mistake_in_a_file_is_said(folder, name, old, new, sentence):
    spoilt(folder, name, old, new)
    with pytest.raises(CatalogueError) as wrong:
        read(folder)
    assert any(said.startswith(sentence) for said in wrong.value.sentences), wrong.value.sentences


def test_all_mistakes_are_said_at_once(folder):
    spoilt(folder, "0-elements.toml", 'name = "三区三线核查"\n', "")
    spoilt(folder, "kinds.toml", 'label = "工业"\n', "")
    with pytest.raises(CatalogueError) as wrong:
        read(folder)
    assert {"事项 redlines：缺少 name", "项目类型 industry：缺少 label"} <= set(wrong.value.sentences)


def test_without_the_attribute_of_the_path_nothing_can_be_read(folder):
    spoilt(folder, "attributes.toml", 'key = "path"', 'key = "way"')
    with pytest.raises(CatalogueError, match="缺少属性 path"):
        read(folder)


def test_a_missing_file_is_named(folder):
    (folder / "kinds.toml").unlink()
    with pytest.raises(CatalogueError, match="kinds.toml：读不到文件"):
        read(folder)
