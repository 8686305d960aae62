"""What `bench` measures, each in the way its users meet it. Timings live here and never in a test."""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as time_of_day
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongjian.approvals.way import ways
from gongjian.desk.lens import Lens
from gongjian.duties.due import due
from gongjian.indicators.by_sector import sector_matrix
from gongjian.notices.tick import notices_of
from gongjian.pages import loading
from gongjian.pages.matrix.asked import look_at
from gongjian.papers.docx import write
from gongjian.papers.kinds import kind
from gongjian.papers.pdf import write_pdf
from gongjian.people.models import Officer
from gongjian.publicity import acts as publicity
from gongjian.publicity import release
from gongjian.rankings.registry import pack_of
from gongjian.rankings.standing import ranking
from gongjian.reading.word import At
from gongjian.sample.crowd import gather, share_out, sixty_units
from gongjian.sample.spring import spring
from gongjian.sheets.excel import Page, workbook
from gongjian.sheets.registry import every_sheet, sheet
from gongjian.targets.models import Drive
from gongjian.timeline.seals import seal
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA, When

TODAY, PAST = date(2024, 2, 20), date(2023, 12, 13)


def measure(projects: int, http: bool, say: Callable[[str], object]) -> str:
    """The whole bench as JSON. Milliseconds are medians."""
    os.environ["GONGJIAN_TODAY"] = TODAY.isoformat()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    started = time.perf_counter()
    found: dict = gather(projects)
    say(f"造好 {found['projects']} 个项目、{found['facts']} 条事实（{time.perf_counter() - started:.0f} 秒）")
    officer = Officer.objects.get(login="office")
    now, past = (At(Lens(officer, When(day), TODAY), Drive.objects.get()) for day in (TODAY, PAST))
    today_ms, past_ms = ({str(sheet.number): median(lambda s=sheet, a=at: s.table(a)) for sheet in every_sheet()} for at in (now, past))
    found |= {"list_ms": today_ms, "list_past_ms": past_ms, "past_over_today": round(sum(past_ms.values()) / sum(today_ms.values()), 2)}
    say(f"清单 {today_ms}")
    found["overview_ms"] = median(page("/", officer), times=9)
    settings.RECALL = False
    found["overview_cold_ms"] = median(page("/", officer), times=5)
    settings.RECALL = True
    found["workbook_s"] = round(median(lambda: all_nine(now), times=3) / 1000, 2)
    found["sector_matrix_ms"] = median(lambda: sector_matrix(look_at(now, "invested"), "invested"))
    found["reserve_list_ms"] = median(page("/reserve/list", officer), times=5)
    settings.RECALL = False
    found["reserve_ms"] = median(page("/reserve", officer), times=5)
    settings.RECALL = True
    say(f"行业属地矩阵 {found['sector_matrix_ms']} 毫秒，储备总库 {found['reserve_ms']} 毫秒（每次重算），储备清单 {found['reserve_list_ms']} 毫秒")
    found |= being_told(officer)
    say(f"今日必办 {found['due_ms']} 毫秒（{found['open_problems']} 个未了问题），每日运行 {found['tick_s']} 秒")
    say(f"总览 {found['overview_ms']} 毫秒（每次重算 {found['overview_cold_ms']}），九张清单一本工作簿 {found['workbook_s']} 秒")
    found |= published(officer)
    say(f"公开首页 {found['public_ms']} 毫秒（每次重做 {found['public_cold_ms']}），编一期数据 {found['release_s']} 秒")
    found["ranking_ms"] = ranking_of_many(now)
    say(f"60 个单位排名 {found['ranking_ms']} 毫秒")
    found |= bulletin(officer)
    say(f"项目建设通报 Word {found['bulletin_docx_s']} 秒，PDF {found['bulletin_pdf_s']} 秒（含起草）")
    found |= intake(10_000)
    say(f"一万行预览 {found['intake_10k_s']} 秒，{found['intake_10k_mb']} MB")
    if http:
        found |= serve_and_load(officer, say)
    found |= approvals(officer)
    say(f"手续 500 个项目：全部推算 {found['paths_500_ms']} 毫秒，总表 {found['matrix_ms']} 毫秒，队列 {found['queue_queries']} 次查询")
    return json.dumps(found, ensure_ascii=False, indent=1)


def being_told(officer: Officer) -> dict:
    """What is due today from an officer of the office (the longest list there is), of a unit and from a leader; a day of the daily run, nothing written."""
    eyes = [At(Lens(Officer.objects.get(login=login), When(TODAY), TODAY), Drive.objects.get()) for login in (officer.login, "town", "deputy1")]
    took = [median(lambda at=at: due(at)) for at in eyes]
    now = datetime.combine(TODAY, time_of_day(7, 30), CHINA)
    return {
        "due_ms": max(took), "due_each_ms": dict(zip(("office", "unit", "leader"), took, strict=True)),
        "tick_s": round(median(lambda: notices_of(officer.area, TODAY, now), times=3) / 1000, 2),
    }


def approvals(officer: Officer) -> dict:
    """500 projects of list 9 with some thirty items each: all their ways reckoned; the matrix; how often a bureau's queue asks the table of items."""
    items = spring(500, officer.area)
    at = At(Lens(officer, When(TODAY), TODAY), Drive.objects.get())
    keys = list(sheet(9).rows(at).values_list("project_id", flat=True))[:500]
    bureau = Officer.objects.get(login="natural-resources-3")
    queue = page("/approvals/queue", bureau)
    with CaptureQueriesContext(connection) as asked:
        queue()
    return {
        "approval_items": items, "paths_500_ms": median(lambda: ways(at.when, keys)), "matrix_ms": median(page("/approvals", officer)),
        "queue_ms": median(queue), "queue_queries": sum("FROM \"approvals_approvalstanding\"" in one["sql"] for one in asked.captured_queries),
    }


def ranking_of_many(at: At) -> float:
    """The drive's own pack over sixty units with a task in everything that is asked of units, every figure gathered anew each time."""
    rules = pack_of(at.drive)
    with transaction.atomic():
        share_out(at.drive, sixty_units(at.drive))
        told = ranking(at, rules)
        if len(told.units) < 60 or any(row.score is None for league in told.boards[0].leagues for row in league.rows):
            raise RuntimeError("排名的单位不足 60 家，或有的没有任务")
        took = median(lambda: ranking(At(Lens(at.lens.officer, When(TODAY), TODAY), at.drive), rules))
        transaction.set_rollback(True)
    return took


def bulletin(officer: Officer) -> dict:
    """项目建设通报 drafted from the data and written: as Word, and as PDF."""

    def drafted():
        return kind("bulletin").drafted(At(Lens(officer, When(TODAY), TODAY), Drive.objects.get()), {})

    took = {name: median(lambda writes=writes: writes(drafted()), times=5) for name, writes in (("docx", write), ("pdf", write_pdf))}
    return {f"bulletin_{name}_s": round(ms / 1000, 2) for name, ms in took.items()}


def published(officer: Officer) -> dict:
    """The public home page, kept and made anew, with one release of figures out; and how long its figures take to be drawn up."""
    drive, now = Drive.objects.get(), datetime.combine(TODAY, time_of_day(9), CHINA)
    at, told = At(Lens(officer, When(TODAY), TODAY), drive), Told(officer.area, TODAY, now)
    figures = release.drawn(at)
    item = publicity.draw_up(drive, told, title="进展数据", figures=figures, known=now)[0].item
    for act in (publicity.check, publicity.sign, publicity.publish):
        act(item, told)
    seal(now)
    client = Client(headers={"host": "127.0.0.1"})
    kept = median(lambda: _ok(client.get("/public")), times=9)
    settings.RECALL = False
    cold = median(lambda: _ok(client.get("/public")), times=5)
    settings.RECALL = True
    return {"public_ms": kept, "public_cold_ms": cold, "release_s": round(median(lambda: release.drawn(at), times=3) / 1000, 2)}


def _ok(response) -> bytes:
    if response.status_code != 200:
        raise RuntimeError(f"{response.request['PATH_INFO']} 返回 {response.status_code}")
    return response.content


def median(work: Callable[[], object], times: int = 7) -> float:
    """Milliseconds; the first run, which warms caches, is not counted."""
    work()
    took = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        took.append((time.perf_counter() - started) * 1000)
    return round(statistics.median(took), 1)


def page(url: str, officer: Officer) -> Callable[[], object]:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")

    return lambda: _ok(client.get(url))


def all_nine(at: At) -> bytes:
    drive = at.drive
    return workbook(Page(sheet.table(at), "", at.on, drive.region, f"{sheet.number}", drive.office, sheet.note) for sheet in every_sheet())


def intake(rows: int) -> dict:
    """Preview a file of many rows in a process of its own, so that its memory is its own."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(loading.long_list(rows))
        file.flush()
        started = time.perf_counter()
        code = (
            "import re,sys;from gongjian.__main__ import main;sys.argv=['gongjian','intake',sys.argv[1]];main();"
            # not ru_maxrss: a child begins with its parent's
            "print(int(re.search(r'VmHWM:\\s+(\\d+)',open('/proc/self/status').read())[1])//1024,file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", code, file.name], capture_output=True, text=True, cwd=settings.HOME, check=False)
        took = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(done.stderr)
    return {"intake_10k_s": round(took, 2), "intake_10k_mb": int(done.stderr.split()[-1])}


def serve_and_load(officer: Officer, say) -> dict:
    """The 50-row list page over HTTP: two workers, four callers on one machine."""
    session = SessionStore()
    session[SESSION_KEY] = str(officer.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = officer.get_session_auth_hash()
    session["signed_in_at"] = session["seen_at"] = timezone.now().timestamp()
    session.create()
    granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--workers", "2", "--blocking-threads", "1", "--no-ws"]
    port = loading.free_port()
    server = subprocess.Popen([*granian, "--log-level", "error", "--port", str(port), "config.wsgi:application"], cwd=settings.HOME)
    try:
        found = loading.load(port, "/sheets/5", session.session_key, seconds=8)
        cold = loading.load(port, "/sheets/5", session.session_key, seconds=4, once=True)
        found["list_page_cold_rps"] = cold["list_page_rps"]
    finally:
        server.terminate()
        server.wait(10)
    say(f"清单页 {found}")
    return found
