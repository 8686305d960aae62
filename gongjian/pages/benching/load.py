"""Ten thousand rows to be read, and many callers at once: in processes of their own."""
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from gongjian.pages import loading
from gongjian.people.models import Officer


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
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
    say(f"清单页 {found}")
    return found
