"""The same at a real prompt: a database of its own, made by the first command."""
import json
import os
import sqlite3
import subprocess
import sys

from tests.world import HOME, PLAN


def test_from_nothing_to_a_plan_and_a_change_behind_its_back(tmp_path):
    own = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/own.sqlite3", "GONGJIAN_VAR": str(tmp_path), "GONGJIAN_TODAY": "2023-12-13"}

    def gongjian(*args):
        return subprocess.run([sys.executable, "-m", "gongjian", *args], env=own, capture_output=True, text=True, cwd=HOME, check=False)

    done = gongjian("plan", str(PLAN), "--json")
    assert done.returncode == 0 and json.loads(done.stdout)["changed"] is True, done.stderr
    database = sqlite3.connect(tmp_path / "own.sqlite3")
    table = "targets_allotment"
    try:
        database.execute(f"UPDATE {table} SET value = 1")
        raise AssertionError("the database let a fact be changed")
    except sqlite3.IntegrityError as refused:
        assert "only ever added" in str(refused)
    database.execute(f"DROP TRIGGER {table}_no_UPDATE")
    database.execute(f"UPDATE {table} SET value = 1 WHERE id = 3")
    database.commit()
    database.close()
    found = gongjian("verify")
    assert found.returncode == 1 and "目标下达（targets.allotment 第 3 号）内容与封存时不一致" in found.stdout and found.stderr == ""
