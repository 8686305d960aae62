"""Issuing a list: number, day, deadline, a named person on every row; the rows, the file and its hash are frozen (M48, M49)."""
import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from gongjian.people.posts import Rank, who_answered
from gongjian.reading.shown import shown
from gongjian.reading.word import At
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.grid import Grid
from gongjian.sheets.registry import Sheet
from gongjian.targets.models import Issue, Named
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told


def put_out(sheet: Sheet, told: Told, *, at: At, number: str, due_on: date, duty: str = "") -> list[Fact]:
    """Freeze the list as it stands at `at` and name its rows. Refused while a row lacks its person, task or day.

    The row's own deadline holds where it has one and it is not later than the issue's; else the issue's.
    """
    if at.drive is None:
        raise Refused("还没有载入行动方案，不能下发清单")
    if not number.strip():
        raise Refused("下发清单须有文号")
    if due_on < told.on:
        raise Refused(f"时限 {due_on} 早于今天")
    if Issue.objects.filter(area=told.area, number=number.strip(), sheet=sheet.number).exists():
        raise Refused(f"{number} 已经下发过第 {sheet.number} 张清单")
    table = sheet.table(at)
    if not len(table):
        raise Refused("清单里没有内容，不必下发")
    task = duty.strip() or at.drive.list_rule(sheet.number).get("duty", "") or sheet.duty
    persons = persons_of(sheet, at, table)
    _all_named(table, persons, task)
    page = Page(table, number.strip(), at.on, at.drive.region, sheet.named(at), at.drive.office, sheet.note)
    file, sha256 = _store(workbook([page]))
    columns = [{"name": column.name, "label": column.label, "group": column.group, "shown_as": column.word.shown_as} for column in table.columns]
    rows = [{"key": key, "cells": cells} for key, cells in zip(table.keys, table.shown_rows(), strict=True)]
    issue = told.tell(
        Issue, drive=at.drive, sheet=sheet.number, number=number.strip(), title=table.title, due_on=due_on, columns=columns, rows=rows,
        file=file, file_sha256=sha256,
    )
    named = [_name(sheet, told, issue, table, index, persons[index], task, due_on) for index in range(len(table))]
    return [issue, *named]


def _name(sheet: Sheet, told: Told, issue: Issue, table, index: int, person: str, task: str, due_on: date) -> Named:
    key, row = table.keys[index], dict(zip((column.name for column in table.columns), table.rows[index], strict=True))
    own = row.get(sheet.deadline) if sheet.deadline else None
    subject = sheet.about._meta.model_name
    where: dict[str, Any] = {"project_id": key} if subject == "project" else {"unit_id": key} if subject == "unit" else {}
    return told.tell(
        Named, issue=issue, subject=subject, subject_id=key, title=str(row.get("what") or row.get("name") or row.get("unit_name"))[:200],
        person=person, duty=task[:200], due_on=own if isinstance(own, date) and told.on <= own <= due_on else due_on, **where,
    )


def persons_of(sheet: Sheet, at: At, table) -> list[str]:
    """Who answers for each row: the row's responsible person, or the head of the unit where the row is a unit (M56)."""
    if isinstance(sheet, Grid):
        return [next((f"{seat.officer.name}（{seat.title}）" for seat in who_answered(key, at.when, Rank.HEAD)), "") for key in table.keys]
    place = table.place(sheet.person)
    return [shown(table.columns[place].word, row[place]) for row in table.rows]


def lacking(persons: list[str]) -> list[int]:
    """The places of rows nobody answers for."""
    return [place for place, person in enumerate(persons) if not person.strip()]


def _all_named(table, persons: list[str], task: str) -> None:
    if not task:
        raise Refused("请写明任务：清单每一行都要定人、定责、定时限")
    if unnamed := lacking(persons):
        place = table.place("name") if any(column.name == "name" for column in table.columns) else 0
        names = "、".join(f"「{table.rows[index][place]}」" for index in unnamed[:5])
        more = f"等 {len(unnamed)} 行" if len(unnamed) > 5 else ""
        raise Refused(f"{names}{more}没有责任人：清单每一行都要定人、定责、定时限（M49）")


def _store(data: bytes) -> tuple[str, str]:
    sha256 = hashlib.sha256(data).hexdigest()
    file = Path("issued") / f"{sha256[:2]}" / f"{sha256}.xlsx"
    full = Path(settings.MEDIA_ROOT) / file
    full.parent.mkdir(parents=True, exist_ok=True)
    full.write_bytes(data)
    return str(file), sha256
