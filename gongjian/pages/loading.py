"""Load for the bench: a long list to bring in, and callers that ask for one page again and again, on this machine only."""
import http.client
import io
import multiprocessing
import socket
import statistics
import time

import xlsxwriter

HEADS = ("序号", "项目名称", "建设单位", "责任单位", "建设性质", "建设内容及规模", "建设地点", "总投资（万元）", "年度计划投资（万元）",
         "累计完成投资（万元）", "开工年份", "完工年份", "包保领导", "责任人", "存在问题", "备注")


def long_list(rows: int) -> bytes:
    """An .xlsx as counties send them: a title, a unit row, a heading, `rows` projects and a total."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet("重点项目")
    sheet.write(0, 0, "2024年重点项目清单")
    sheet.write(1, len(HEADS) - 1, "单位：万元")
    sheet.write_row(2, 0, HEADS)
    for row in range(rows):
        total = 1000 + row * 7 % 90_000
        sheet.write_row(row + 3, 0, (
            row + 1, f"第{row + 1}号煤层气集输管网建设项目", f"某某能源有限公司{row % 300}", "端氏镇", "新建", f"新建管线{row % 50}公里及配套站场，占地{row % 90}亩。",
            "端氏镇", total, total // 3, total // 9, 2023, 2025, "某某", "某某", "", "",
        ))
    book.close()
    return out.getvalue()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def load(port: int, path: str, session: str, seconds: float, callers: int = 4, once: bool = False) -> dict:
    """Requests per second and the slow end, after a warm-up. Raises RuntimeError when the page does not answer 200.

    `once`: every request asks for a day and an order of its own, so that none is answered from what another worked out.
    """
    _await(port)
    _call(port, path, session, 1.0)
    with multiprocessing.Pool(callers) as pool:
        started = time.perf_counter()
        took = [one for many in pool.starmap(_call, [(port, path, session, seconds, place if once else None) for place in range(callers)]) for one in many]
        whole = time.perf_counter() - started
    took.sort()
    return {
        "list_page_rps": round(len(took) / whole, 1), "list_page_p50_ms": round(statistics.median(took), 1),
        "list_page_p95_ms": round(took[int(len(took) * 0.95)], 1),
    }


def _await(port: int) -> None:
    for _ in range(600):  # a minute: on a busy machine a server takes its time
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("服务没有起来")


def _call(port: int, path: str, session: str, seconds: float, caller: int | None = None) -> list[float]:
    connection, took, until = http.client.HTTPConnection("127.0.0.1", port), [], time.perf_counter() + seconds
    while time.perf_counter() < until:
        started = time.perf_counter()
        asked = path if caller is None else f"{path}?{_another(caller, len(took))}"
        connection.request("GET", asked, headers={"Cookie": f"sessionid={session}"})
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise RuntimeError(f"{path} 返回 {response.status}")
        took.append((time.perf_counter() - started) * 1000)
    return took


def _another(caller: int, number: int) -> str:
    """One of some four hundred days and orders of the same list: more than are ever recalled."""
    sorts = ("name", "-name", "total", "-total", "unit_name", "-unit_name", "planned_start_on", "-planned_start_on", "code", "year_plan")
    place = number * 4 + caller
    return f"on=2024-01-{place % 31 + 1:02}&sort={sorts[place // 31 % len(sorts)]}"
