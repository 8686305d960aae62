"""Hands of the publishing gate: the office's clerks and head, and an item taken step by step."""
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from gongjian.desk.desk import settle
from gongjian.people.models import Officer, Post
from gongjian.publicity import acts, release
from gongjian.publicity.items import Item
from gongjian.publicity.life import Life, life_of
from gongjian.reading.word import At
from tests.world import AREA, TODAY, looks, sits, told


def staff(world) -> SimpleNamespace:
    """.wang, .zhu: clerks of the office; .head; .magistrate; .jiafeng, .duanshi: clerks of the townships."""
    found = {"wang": world.officers.office, "magistrate": world.officers.magistrate, "jiafeng": world.officers.jiafeng, "duanshi": world.officers.duanshi}
    for login, name, title, rank in (("zhu", "朱办", "攻坚办科员", 3), ("head", "潘主任", "攻坚办主任", 1)):
        officer = Officer.objects.create(login=login, name=name, area=AREA, must_change=False, password="!")
        frame = told("2023-10-01")
        settle([frame.tell(Post, officer=officer, unit=world.units.drive_office, title=title, role="office", rank=rank)], frame.at)
        found[login] = officer
    return SimpleNamespace(**found)


def written(world, who, unit=None, on: date = TODAY, **said) -> Item:
    said = {"kind": "news", "title": "增压站进场", "words": "嘉峰镇增压站设备进场。\n做法值得借鉴。"} | said
    return sits(who, on).do(acts.draft, unit or world.units.jiafeng, drive=world.drive, **said)[0].item


def exposed(world, who, on: date = TODAY, **said) -> Item:
    said = {"title": "嘉峰镇迟报进度", "words": "嘉峰镇两个半月没有报齐进度。", "ground": "督查通报1号"} | said
    return sits(who, on).do(acts.expose, world.units.jiafeng, drive=world.drive, **said)[0].item


def figures(world, who, on: date = TODAY, leave_out=(), **said) -> Item:
    desk = sits(who, on)
    at = At(looks(who, on, today=on), world.drive)
    at = replace(at, lens=at.lens.at(replace(at.when, known=desk.now)))
    said = {"title": f"进展数据（截至{on}）"} | said
    return desk.do(acts.draw_up, world.drive, figures=release.drawn(at, leave_out), known=desk.now, **said)[0].item


def sent_out(item: Item, staff: SimpleNamespace, on: date = TODAY) -> Life:
    """Checked, signed and made public by three others."""
    sits(staff.zhu, on).do(acts.check, item)
    sits(staff.head, on).do(acts.sign, item)
    sits(staff.zhu, on).do(acts.publish, item)
    return life_of(item)
