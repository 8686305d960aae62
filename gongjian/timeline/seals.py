"""Seals: every fact is bound into one hash chain, so that a change by raw SQL is found and named.

A link's digest = hash(previous digest, the fact's table, its key, all its columns). SM3 where OpenSSL has it, else SHA-256.
"""
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby

from django.apps import apps
from django.db import connection, models, transaction

from gongjian.timeline.facts import Fact, facts_of_the_house
from gongjian.timeline.kept import Kept

ALGORITHM = "sm3" if "sm3" in hashlib.algorithms_available else "sha256"
START = "攻坚"


class Batch(Kept):
    """Facts sealed together: one act, one import, one plan."""

    sealed_at = models.DateTimeField("封存时刻")
    algorithm = models.CharField("算法", max_length=8)
    count = models.PositiveIntegerField("条数")
    head = models.CharField("链头", max_length=64)

    class Meta:
        verbose_name = "封存批次"


class Link(Kept):
    """One sealed fact. `position` counts from 1 without a gap."""

    position = models.BigIntegerField(primary_key=True)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="links")
    kind = models.CharField(max_length=60)
    fact = models.BigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "fact"], name="sealed_once")]


@dataclass(frozen=True)
class Verdict:
    """`broken` is None when the chain is intact; else a Chinese sentence that names the first fact that does not fit."""

    sealed: int
    unsealed: int
    head: str
    broken: str | None

    @property
    def intact(self) -> bool:
        return self.broken is None and not self.unsealed


def _plain(value):
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _says_nothing(value) -> bool:
    """An empty column is left out, so that a table may gain columns and old facts keep their digests. Zero says something."""
    return value is None or value is False or value == ""


def digest(previous: str, fact: Fact, algorithm: str) -> str:
    said = {field.attname: _plain(value) for field in fact._meta.concrete_fields if not _says_nothing(value := getattr(fact, field.attname))}
    text = json.dumps([previous, fact.kind(), said], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.new(algorithm, text.encode()).hexdigest()


def unsealed(model: type[Fact]):
    sealed = Link.objects.filter(kind=model.kind()).values("fact")
    return model._base_manager.exclude(pk__in=sealed)


@transaction.atomic
def seal(at: datetime, facts: Iterable[Fact] | None = None) -> Batch | None:
    """Seal the given facts (freshly added in this transaction), or every fact not sealed yet. None when there is nothing to seal."""
    if connection.vendor == "postgresql":  # the chain has a single writer: SQLite's write gate gives it, here a lock does
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(140521)")
    if facts is None:
        loose = [fact for model in facts_of_the_house() for fact in unsealed(model).order_by("pk").iterator()]
    else:  # read back what the database keeps, so that the digest is of the row and not of our idea of it
        wanted = sorted(facts, key=lambda fact: (fact.kind(), fact.pk))
        loose = []
        for kind, group in groupby(wanted, key=lambda fact: fact.kind()):
            loose += apps.get_model(kind)._base_manager.filter(pk__in=[fact.pk for fact in group]).order_by("pk")
    if not loose:
        return None
    last = Link.objects.order_by("-position").first()
    position, previous = (last.position, last.digest) if last else (0, START)
    links = []
    for fact in loose:
        previous, position = digest(previous, fact, ALGORITHM), position + 1
        links.append(Link(position=position, kind=fact.kind(), fact=fact.pk, digest=previous))
    batch = Batch.objects.create(sealed_at=at, algorithm=ALGORITHM, count=len(links), head=previous)
    for link in links:
        link.batch = batch
    Link.objects.bulk_create(links, batch_size=2000)
    return batch


def _told(link: Link, reason: str) -> str:
    model = _model(link.kind)
    called = model._meta.verbose_name if model else "未知类别"
    return f"第 {link.position} 环不符：{called}（{link.kind} 第 {link.fact} 号）{reason}"


def _model(kind: str) -> type[models.Model] | None:
    """The table a link speaks of; None when somebody wrote a name there that is none."""
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def verify(chunk: int = 2000) -> Verdict:
    """Walk the whole chain. Facts changed, removed or slipped in by raw SQL are found; the first is named."""
    expected, previous, broken = 1, START, None
    algorithms = dict(Batch.objects.values_list("pk", "algorithm"))
    links = Link.objects.order_by("position").iterator(chunk_size=chunk)
    for group in _chunks(links, chunk):
        facts: dict[tuple[str, int], Fact] = {}
        for kind in {link.kind for link in group}:
            model = _model(kind)
            if model is None or not issubclass(model, Fact):
                continue
            rows = model._base_manager.in_bulk([link.fact for link in group if link.kind == kind])
            facts |= {(kind, pk): row for pk, row in rows.items()}
        for link in group:
            fact = facts.get((link.kind, link.fact))
            if link.position != expected:
                broken = f"第 {expected} 环缺失"
            elif fact is None:
                broken = _told(link, "已被删除")
            elif algorithms.get(link.batch_id) not in hashlib.algorithms_available:
                broken = _told(link, f"封存批次的算法「{algorithms.get(link.batch_id)}」不认识")
            elif digest(previous, fact, algorithms[link.batch_id]) != link.digest:
                broken = _told(link, "内容与封存时不一致")
            if broken:
                return Verdict(Link.objects.count(), 0, previous, broken)
            expected, previous = expected + 1, link.digest
    last = Batch.objects.order_by("-pk").first()
    if last and last.head != previous:
        broken = f"链头与第 {last.pk} 批记录不一致：末尾有环被删去"
    loose = sum(unsealed(model).count() for model in facts_of_the_house())
    return Verdict(expected - 1, loose, previous, broken)


def _chunks(rows, size):
    group = []
    for row in rows:
        group.append(row)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group
