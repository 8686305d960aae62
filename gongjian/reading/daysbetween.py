"""Whole days between two days, as a number both databases can compare and sort."""
from django.db.models import Func, IntegerField


class DaysBetween(Func):
    """The first less the second, in days; nothing where one of them is nothing."""

    output_field = IntegerField()
    arity = 2

    def as_sqlite(self, compiler, connection, **said):
        return self.as_sql(compiler, connection, template="CAST(julianday(%(expressions)s) AS INTEGER)", arg_joiner=") - julianday(", **said)

    def as_postgresql(self, compiler, connection, **said):
        return self.as_sql(compiler, connection, template="(%(expressions)s)", arg_joiner=" - ", **said)
