"""Behind a proxy that speaks TLS (GONGJIAN_HTTPS=1) the door opens: the origin of a form is the address the officer sees."""
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

SAID = {"1": "('HTTP_X_FORWARDED_PROTO', 'https')", "": "None"}


@pytest.mark.parametrize("https", SAID)
def test_the_proxys_word_is_taken_only_where_there_is_one(https, tmp_path):
    told = "from config import settings; print(settings.SECURE_PROXY_SSL_HEADER)"
    env = os.environ | {"GONGJIAN_HTTPS": https, "GONGJIAN_VAR": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", told], env=env, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True).stdout.strip() == SAID[https]


@pytest.mark.parametrize(("origin", "status"), [("https://drive.example", 200), ("http://drive.example", 403), ("https://elsewhere.example", 403)])
def test_a_form_is_taken_from_its_own_origin_only(db, settings, origin, status):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    client = Client(enforce_csrf_checks=True, headers={"host": "drive.example", "x-forwarded-proto": "https"})
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', client.get("/sign-in").content.decode())[1]
    answer = client.post("/sign-in", {"username": "nobody", "password": "x", "csrfmiddlewaretoken": token}, headers={"origin": origin, "referer": f"{origin}/sign-in"})
    assert answer.status_code == status
