"""Rooms with a bound of their own: approvals, rankings, papers, what is published."""
from collections.abc import Callable
from datetime import datetime, time

from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongjian.approvals.models import ApprovalStanding
from gongjian.approvals.way import ways
from gongjian.pages.benching.timing import anew, median, ok, page
from gongjian.papers.docx import write
from gongjian.papers.kinds import kind
from gongjian.papers.pdf import write_pdf
from gongjian.people.models import Officer
from gongjian.publicity import acts as publicity
from gongjian.publicity import release
from gongjian.rankings.registry import pack_of
from gongjian.rankings.standing import ranking
from gongjian.reading.word import At
from gongjian.sample.crowd import share_out, sixty_units
from gongjian.sample.spring import spring
from gongjian.sheets.registry import sheet
from gongjian.timeline.seals import seal
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA


def approvals(at: At) -> dict:
    """500 projects of list 9 with some thirty items each: all their ways reckoned; the matrix; how often a bureau's queue asks the table of items."""
    items = spring(500, at.lens.officer.area)
    keys = list(sheet(9).rows(at).values_list("project_id", flat=True))[:500]
    queue = page("/approvals/queue", Officer.objects.get(login="natural-resources-3"))
    return {
        "approval_items": items, "paths_500_ms": median(lambda: ways(at.when, keys)), "approval_matrix_ms": median(page("/approvals", at.lens.officer)),
        "queue_ms": median(queue), "queue_queries": asked_of(ApprovalStanding, queue),
    }


def asked_of(model: type[Model], work: Callable[[], object]) -> int:
    """How many queries of some work read a model's table. Counted at once: the log they are in is emptied by the next request."""
    with CaptureQueriesContext(connection) as asked:
        work()
    return sum(f'"{model._meta.db_table}"' in query["sql"] for query in asked.captured_queries)


def ranking_of_many(at: At) -> dict:
    """The drive's own pack over sixty units with a task in everything that is asked of units, every figure gathered anew each time."""
    rules = pack_of(at.drive)
    with transaction.atomic():
        share_out(at.drive, sixty_units(at.drive))
        told = ranking(at, rules)
        if len(told.units) < 60 or any(row.score is None for league in told.boards[0].leagues for row in league.rows):
            raise RuntimeError("排名的单位不足 60 家，或有的没有任务")
        took = median(lambda: ranking(At(at.lens, at.drive), rules))
        transaction.set_rollback(True)
    return {"ranking_units": len(told.units), "ranking_ms": took}


def bulletin(at: At) -> dict:
    """项目建设通报 drafted from the data and written: as Word, and as PDF."""
    ways_out = (("docx", write), ("pdf", write_pdf))
    took = {name: median(lambda writes=writes: writes(kind("bulletin").drafted(At(at.lens, at.drive), {})), times=5) for name, writes in ways_out}
    return {f"bulletin_{name}_s": round(ms / 1000, 2) for name, ms in took.items()}


def published(at: At) -> dict:
    """The public pages with one release of figures out: kept, made anew, and asked for by who has it already; and how long its figures take to be drawn up."""
    now = datetime.combine(at.on, time(9), CHINA)
    told, figures = Told(at.lens.officer.area, at.on, now), release.drawn(at)
    item = publicity.draw_up(at.drive, told, title="进展数据", figures=figures, known=now)[0].item
    for act in (publicity.check, publicity.sign, publicity.publish):
        act(item, told)
    seal(now)
    client = Client(headers={"host": "127.0.0.1"})
    ways = {"public": "/public", "public_figures": "/public/figures", "public_projects": "/public/projects", "public_oc4ids": "/public/data/oc4ids.json"}
    found = {f"{name}_ms": median(lambda url=url: ok(client.get(url)), times=9) for name, url in ways.items()}
    mark = client.get("/public").headers["ETag"]
    found["public_unchanged_ms"] = median(lambda: client.get("/public", headers={"if-none-match": mark}), times=9)
    with anew():
        found["public_cold_ms"] = median(lambda: ok(client.get("/public")), times=5)
    return found | {"release_s": round(median(lambda: release.drawn(at), times=3) / 1000, 2)}
