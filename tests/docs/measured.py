"""Puts what `bench` measured into both READMEs: bin/gongjian bench --projects 3000 | .venv/bin/python -m tests.docs.measured"""
import json
import re
import sys
from pathlib import Path

HOME = Path(__file__).parents[2]
MARK = re.compile(r"<!-- measured -->.*?<!-- /measured -->", re.S)
SAID = {
    "README.md": (
        "what", "measured", "asked", "{projects:,} projects, {facts:,} facts", "each of the nine lists, one query", "a past day over today",
        "overview, in the server, nothing told since the last look", "overview, worked out anew", "nine lists into one workbook",
        "sector × territory, one indicator", "ranking of {ranking_units} units by the drive's own pack", "public page, kept", "the same, made anew",
        "what is due today from an officer, {open_problems:,} open problems", "the daily run of one day", "the bulletin drafted and written as .docx", "the same as PDF", "preview of a 10,000-row .xlsx", "50-row list page over HTTP, two workers", "the same, worked out anew at every request", "requests/s",
        "list", "today, ms", "past, ms",
    ),
    "README.zh-CN.md": (
        "项目", "实测", "要求", "{projects:,} 个项目、{facts:,} 条事实", "九张清单，每张一条查询", "看过去一天与看今天之比",
        "总览（服务器内），上次看过以后没有新事实", "总览，重新计算", "九张清单合成一本工作簿",
        "行业 × 属地，一个指标", "按行动自己的办法给 {ranking_units} 个单位排名", "公开页面，已缓存", "同上，重新生成",
        "一个人的今日必办（{open_problems:,} 个未了问题）", "每日运行一天", "项目建设通报起草并写成 .docx", "同上，写成 PDF", "预览 10,000 行的 .xlsx", "50 行清单页（HTTP，两个工作进程）", "同上，每次重新计算", "次/秒", "清单", "今天，毫秒", "过去，毫秒",
    ),
}


def table(said: tuple[str, ...], found: dict) -> str:
    what, got, asked, size, each, past, overview, anew, book, matrix, ranking, public, public_anew, due, tick, docx, pdf, preview, page, page_anew, per_second, a_list, today, before = said
    lists, then = found["list_ms"], found["list_past_ms"]
    rows = [
        (what, got, asked), ("---", "---", "---"), (size.format(**found), "", ""),
        (each, f"{min(lists.values())}–{max(lists.values())} ms", "≤ 40 ms"), (past, found["past_over_today"], "≤ 1.3"),
        (overview, f"{found['overview_ms']} ms", "≤ 150 ms"), (anew, f"{found['overview_cold_ms']} ms", ""), (book, f"{found['workbook_s']} s", "≤ 2 s"),
        (matrix, f"{found['sector_matrix_ms']} ms", "≤ 100 ms"), (ranking.format(**found), f"{found['ranking_ms']} ms", "≤ 300 ms"),
        (public, f"{found['public_ms']} ms", "≤ 30 ms"), (public_anew, f"{found['public_cold_ms']} ms", ""),
        (due.format(**found), f"{found['due_ms']} ms", "≤ 60 ms"), (tick, f"{found['tick_s']} s", "≤ 5 s"),
        (docx, f"{found['bulletin_docx_s']} s", "≤ 1 s"), (pdf, f"{found['bulletin_pdf_s']} s", "≤ 1.5 s"),
        (preview, f"{found['intake_10k_s']} s, {found['intake_10k_mb']} MB", "≤ 5 s, ≤ 400 MB"),
        (page, f"{found['list_page_rps']} {per_second}, p95 {found['list_page_p95_ms']} ms", f"≥ 80 {per_second}"), (page_anew, f"{found['list_page_cold_rps']} {per_second}", ""),
    ]
    each_list = [(a_list, *lists), ("---",) * (len(lists) + 1), (today, *lists.values()), (before, *then.values())]
    return "\n".join("".join(f"| {cell} " for cell in row).replace("|  |", "| |") + "|" if row else "" for row in [*rows, (), *each_list])


def main() -> None:
    found = json.load(sys.stdin)
    for name, said in SAID.items():
        text = (HOME / name).read_text("utf-8")
        (HOME / name).write_text(MARK.sub(f"<!-- measured -->\n{table(said, found)}\n<!-- /measured -->", text), "utf-8")


if __name__ == "__main__":
    main()
