"""Triggers that make the database itself refuse to update or delete a kept row, on SQLite and on PostgreSQL."""
from contextlib import contextmanager

from django.db import connections

from gongjian.timeline.kept import kept_models

WORDS = "facts are only ever added: record a correction"


def _sqlite(table: str) -> list[str]:
    return [
        f'CREATE TRIGGER IF NOT EXISTS "{table}_no_{verb}" BEFORE {verb} ON "{table}" BEGIN SELECT RAISE(ABORT, \'{WORDS}\'); END'
        for verb in ("UPDATE", "DELETE")
    ]


def _postgresql(table: str) -> list[str]:
    return [
        f'DROP TRIGGER IF EXISTS "{table}_kept" ON "{table}"',
        f'CREATE TRIGGER "{table}_kept" BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION gongjian_kept()',
        f'DROP TRIGGER IF EXISTS "{table}_whole" ON "{table}"',
        f'CREATE TRIGGER "{table}_whole" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION gongjian_kept()',
    ]


POSTGRESQL_FUNCTION = f"""CREATE OR REPLACE FUNCTION gongjian_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$"""


def put_up(using: str = "default", **_) -> None:
    """Raise the guards on every kept table that exists. Safe to repeat; runs after every migrate."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    tables = [model._meta.db_table for model in kept_models() if model._meta.db_table in there]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for table in tables:
            for statement in (_postgresql if connection.vendor == "postgresql" else _sqlite)(table):
                cursor.execute(statement)


def take_down(using: str = "default") -> None:
    """Only for emptying a test database and for taking an unused sample away: see the `flush` command."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for model in kept_models():
            table = model._meta.db_table
            if connection.vendor == "postgresql":
                cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_kept" ON "{table}"')
                cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_whole" ON "{table}"')
            else:
                for verb in ("UPDATE", "DELETE"):
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_no_{verb}"')


@contextmanager
def lifted(using: str = "default"):
    take_down(using)
    try:
        yield
    finally:
        put_up(using)
