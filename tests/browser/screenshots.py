"""What bin/screenshots does: the sample county as it stood on 13 December, seen by its roles, as small PNGs in docs/images."""
import io
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import xlsxwriter
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, executable

HOME = Path(__file__).parents[2]
IMAGES = HOME / "docs/images"
DAY, MOST = "2023-12-13", 200_000
PASSWORD = "Gongjian-2023"


def gongjian(*words: str, env: dict[str, str]) -> str:
    return subprocess.run([sys.executable, "-m", "gongjian", *words], env=env, cwd=HOME, check=True, stdout=subprocess.PIPE, text=True).stdout


@contextmanager
def county() -> Iterator[tuple[str, dict[str, str]]]:
    """(address, environment) of the sample county served from a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="gongjian-screens-") as folder:
        env = os.environ | {"GONGJIAN_VAR": folder, "DATABASE_URL": f"sqlite:///{folder}/screens.sqlite3"}
        gongjian("sample", "--until", DAY, env=env)
        gongjian("serve", "--prepare", env=env)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = subprocess.Popen([sys.executable, "-m", "gongjian", "serve", "--port", str(port), "--workers", "1"], env=env, cwd=HOME, stdout=subprocess.DEVNULL)
        try:
            yield until_it_answers(f"http://127.0.0.1:{port}", server), env
        finally:
            server.terminate()
            server.wait(15)


def until_it_answers(address: str, server: subprocess.Popen) -> str:
    for _ in range(150):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/sign-in", timeout=2)
            return address
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{address} 没有应答")


@contextmanager
def signed_in(browser: Browser, address: str, login: str, width: int = 1440, height: int = 900) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    page.fill("[name=username]", login)
    page.fill("[name=password]", PASSWORD)
    page.click("button.key")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto(address)  # once more: what is said on signing in is said once
    yield page
    context.close()


def keep(page: Page, name: str, full: bool = False) -> None:
    """Whole if that is small enough; else in 256 colours."""
    shot = Image.open(io.BytesIO(page.screenshot(full_page=full))).convert("RGB")
    for told in (shot, fewer(shot)):
        out = io.BytesIO()
        told.save(out, "PNG", optimize=True)
        if out.tell() <= MOST:
            break
    else:
        raise RuntimeError(f"{name} 太大：{out.tell()} 字节")
    (IMAGES / f"{name}.png").write_bytes(out.getvalue())
    print(f"{name}.png　{out.tell() // 1024} KB")


def fewer(shot: Image.Image) -> Image.Image:
    """The commonest colours as they are, so that backgrounds keep theirs; the rest spread wide, so that a small red light stays red."""
    common = [colour for _, colour in sorted(shot.getcolors(1 << 24), reverse=True)[:128]]
    wide = shot.quantize(128, Image.Quantize.MAXCOVERAGE).getpalette()
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in common for value in colour] + wide)
    return shot.quantize(palette=palette, dither=Image.Dither.NONE)


def incoming(rows: list[dict]) -> bytes:
    """A list as an office sends it, about projects the county knows: one the same, one with a new total, one spelt nearly so, two new."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("重点项目")
    sheet.merge_range(0, 0, 0, 6, "沁水县2023年重点工程项目推进情况表（示例）")
    sheet.write(1, 6, "单位：万元")
    for place, head in enumerate(("序号", "项目名称", "项目单位", "牵头单位", "建设性质", "总投资", "建设地点")):
        sheet.write(2, place, head)
    known, other, near = rows[0], rows[1], rows[3]
    told = [
        (known["name"], "", known["unit_name"], "新建", known["total"] / 10_000, ""),
        (other["name"], "", other["unit_name"], "新建", other["total"] / 10_000 + 800, ""),
        (near["name"] + "及配套设施", "", near["unit_name"], "新建", near["total"] / 10_000, ""),
        ("示例河道生态修复", "沁水县某某水务有限公司", "县水务局", "新建", 4200, "龙港镇"), ("示例菌菇种植基地", "沁水县某某农业有限公司", "县农业农村局", "新建", 1500, "土沃乡"),
    ]
    for place, row in enumerate(told):
        sheet.write_row(3 + place, 0, (place + 1, *row))
    sheet.write_row(3 + len(told), 0, ("", "合计", "", "", "", sum(row[4] for row in told)))
    book.close()
    return out.getvalue()


def key_of(ledger: list[dict]) -> int:
    """A problem that climbed to 13710 by itself."""
    return next((row["id"] for row in ledger if row["rung"] == "supervised"), ledger[0]["id"])


def on_the_way(rows: list[dict]) -> int:
    """A project with much granted and something under way that its start hangs on."""
    return max(rows, key=lambda row: (row["approval_conversion"] == "已受理", row["approvals_done"] or 0))["key"]


def look(browser: Browser, address: str, env: dict[str, str]) -> None:
    rows, behind = (json.loads(gongjian("sheet", number, "--json", env=env))["rows"] for number in ("6", "7"))
    with signed_in(browser, address, "office") as page:
        keep(page, "overview", full=True)
        page.goto(f"{address}/sheets/6")
        keep(page, "list")
        page.goto(f"{address}/targets")
        keep(page, "targets")
        page.goto(f"{address}/projects/{behind[0]['key']}")
        keep(page, "project")
        late = json.loads(gongjian("problems", "--late", "--json", env=env))
        page.goto(f"{address}/problems/{key_of(late)}")
        keep(page, "problem")
        page.goto(f"{address}/problems/board")
        keep(page, "board")
        page.goto(f"{address}/approvals")
        keep(page, "approvals")
        page.goto(f"{address}/projects/{on_the_way(json.loads(gongjian('sheet', '9', '--json', env=env))['rows'])}/approvals")
        keep(page, "way")
        page.goto(f"{address}/enrolment")
        keep(page, "enrolment")
        page.goto(f"{address}/catalogue")
        keep(page, "catalogue")
        for path, name in (("reserve", "reserve"), ("promotion", "promotion"), ("rankings", "rankings"), ("clauses", "clauses"), ("wall", "wall"), ("public", "public")):
            page.goto(f"{address}/{path}")
            keep(page, name)
        page.goto(f"{address}/stocktakes")
        keep(page, "stocktakes")
        page.goto(f"{address}/papers/new/bulletin")
        page.click("form.form button.key")
        page.wait_for_load_state("networkidle")
        keep(page, "paper")
        page.goto(f"{address}/intake")
        page.set_input_files("input[type=file]", {"name": "重点工程推进情况表.xlsx", "mimeType": "application/octet-stream", "buffer": incoming(rows)})
        page.click("form.form button.key")
        page.wait_for_load_state("networkidle")
        keep(page, "intake", full=True)
    with signed_in(browser, address, "deputy1", 390, 844) as page:
        keep(page, "overview-mobile")


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with county() as (address, env), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        look(browser, address, env)
        browser.close()


if __name__ == "__main__":
    main()
