"""The whole of `bench`, one measure after the other, in a county of a crowd."""
import json
import os
import time
from collections.abc import Callable
from datetime import date

from django.core.management import call_command

from gongjian.pages.benching import rooms, views
from gongjian.pages.benching.load import intake, serve_and_load
from gongjian.people.models import Officer
from gongjian.sample.crowd import gather

TODAY, PAST = date(2024, 2, 20), date(2023, 12, 13)


def measure(projects: int, http: bool, say: Callable[[str], object]) -> str:
    """The whole bench as JSON. Milliseconds are medians."""
    os.environ["GONGJIAN_TODAY"] = TODAY.isoformat()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    started = time.perf_counter()
    found: dict = gather(projects)
    say(f"造好 {found['projects']} 个项目、{found['facts']} 条事实（{time.perf_counter() - started:.0f} 秒）")
    office, eyes = Officer.objects.get(login="office"), lambda day=TODAY: views.looked_at("office", day, TODAY)
    found |= views.lists(eyes(), eyes(PAST))
    say(f"清单 {found['list_ms']}，九张清单一本工作簿 {found['workbook_s']} 秒")
    found |= views.overview(office)
    say(f"总览 {found['overview_ms']} 毫秒（每次重算 {found['overview_cold_ms']}）")
    found |= views.matrix(eyes(), office) | views.pool(office)
    say(f"行业属地矩阵 {found['sector_matrix_ms']} 毫秒，储备总库 {found['reserve_ms']} 毫秒（每次重算），储备清单 {found['reserve_list_ms']} 毫秒")
    found |= views.being_told(office, TODAY)
    say(f"今日必办 {found['due_ms']} 毫秒（{found['open_problems']} 个未了问题），每日运行 {found['tick_s']} 秒")
    found |= rooms.published(eyes())
    say(f"公开首页 {found['public_ms']} 毫秒（每次重做 {found['public_cold_ms']}），编一期数据 {found['release_s']} 秒")
    found |= rooms.ranking_of_many(eyes())
    say(f"{found['ranking_units']} 个单位排名 {found['ranking_ms']} 毫秒")
    found |= rooms.bulletin(eyes())
    say(f"项目建设通报 Word {found['bulletin_docx_s']} 秒，PDF {found['bulletin_pdf_s']} 秒（含起草）")
    found |= intake(10_000)
    say(f"一万行预览 {found['intake_10k_s']} 秒，{found['intake_10k_mb']} MB")
    if http:
        found |= serve_and_load(office, say)
    found |= rooms.approvals(eyes())
    say(f"手续 500 个项目：全部推算 {found['paths_500_ms']} 毫秒，总表 {found['approval_matrix_ms']} 毫秒，队列 {found['queue_queries']} 次查询")
    return json.dumps(found, ensure_ascii=False, indent=1)
