"""A browser, a served small world, and what every walk watches: nothing on the console, no breach of the content security policy."""
import os
import re
from contextlib import contextmanager
from datetime import date

import pytest

from gongjian.pages import clock
from tests.browser.chromium import ARGUMENTS, executable, there
from tests.world import WAN, _reach, _register, client_for, do, settle, told

TODAY, PASSWORD = date(2023, 12, 18), "Shan-Xi-2023"
WIDE, NARROW = (1440, 900), (390, 844)
EXPECTED = "status of 4|ERR_INTERNET_DISCONNECTED"  # a refusal; a walk that cuts the network itself


def pytest_collection_modifyitems(config, items):
    walks = [item for item in items if item.get_closest_marker("browser")]
    if walks and not there():
        for walk in walks:
            walk.add_marker(pytest.mark.skip(reason=f"没有 {executable()}：{len(walks)} 个浏览器走查一个也没有做（装上 chromium，或用 CHROMIUM 指明）"))


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps a loop in this thread; the tests themselves are not async
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def town(transactional_db, settings, tmp_path, monkeypatch):
    """The small world on 18 December, with two more started projects, so that a list has something to sort."""
    settings.MEDIA_ROOT = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setenv("GONGJIAN_TODAY", TODAY.isoformat())
    clock.forget()
    world = settle()
    for name, unit, total in (("嘉峰镇中心小学迁建", world.units.jiafeng, 1200), ("端氏镇冷链物流园", world.units.duanshi, 48000)):
        project = _register(world, name, unit, "2023-02-01", total=total * WAN, nature="new", responsible_name="某某")
        _reach(project, "started", "2023-06-01")
    do_office = told("2023-11-17", world.officers.office)
    from gongjian.projects.acts import milestones

    do(milestones.plan, world.projects.sheep, do_office, kind="enrolled", planned_on=date(2023, 12, 25))
    for officer in vars(world.officers).values():
        officer.set_password(PASSWORD)
        officer.save(update_fields=["password"])
    yield world
    clock.forget()


@pytest.fixture
def opened(chromium, live_server):
    """`with opened("/sheets", officer, NARROW) as page`: a page of its own, signed in as that officer or as nobody."""
    complaints: list[str] = []

    @contextmanager
    def open_(path: str, officer=None, size=WIDE):
        context = chromium.new_context(viewport=dict(zip(("width", "height"), size, strict=True)), locale="zh-CN", base_url=live_server.url, reduced_motion="reduce")
        context.set_default_timeout(8000)
        if officer is not None:
            session = client_for(officer).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" and not re.search(EXPECTED, said.text) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        try:
            yield page
        finally:
            context.close()

    yield open_
    assert complaints == []
