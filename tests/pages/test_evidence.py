"""Papers and photos: to those who see the project on the day, safely, and to nobody else."""
import io
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from gongjian.projects.acts import mending
from gongjian.timeline.evidence import Evidence
from tests.world import client_for, do, told


@pytest.fixture
def photo(world):
    return Evidence.objects.get(subject_id=world.projects.sheep.pk, paper="photo")


@pytest.fixture
def licence(world):
    return Evidence.objects.get(subject_id=world.projects.sheep.pk, paper="licence")


def test_a_photo_opens_and_a_paper_is_handed_over(world, photo, licence):
    client = client_for(world.officers.agriculture)
    shown, given = client.get(f"/evidence/{photo.pk}"), client.get(f"/evidence/{licence.pk}")
    assert shown.headers["Content-Type"] == "image/jpeg" and shown.headers["Content-Disposition"].startswith("inline")
    assert given.headers["Content-Type"] == "application/pdf" and given.headers["Content-Disposition"] == 'attachment; filename="licence.pdf"'
    assert b"".join(given.streaming_content).startswith(b"%PDF")
    for answer in (shown, given):
        assert answer.headers["X-Content-Type-Options"] == "nosniff" and answer.headers["Cache-Control"] == "private, no-store"
        assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_thumbnail_is_made_once_and_small(world, photo):
    client = client_for(world.officers.deputy)
    made = b"".join(client.get(f"/evidence/{photo.pk}/thumb").streaming_content)
    assert Image.open(io.BytesIO(made)).size == (288, 216)
    kept = Path(settings.MEDIA_ROOT) / "thumbs" / f"{Path(photo.file).stem}.jpg"
    when = kept.stat().st_mtime_ns
    assert client.get(f"/evidence/{photo.pk}/thumb").status_code == 200 and kept.stat().st_mtime_ns == when


def test_a_paper_has_no_thumbnail(world, licence):
    assert client_for(world.officers.agriculture).get(f"/evidence/{licence.pk}/thumb").status_code == 404


def test_others_get_nothing(world, photo):
    for name in ("jiafeng", "forestry", "admin"):
        client = client_for(getattr(world.officers, name))
        assert {client.get(f"/evidence/{photo.pk}{tail}").status_code for tail in ("", "/thumb")} == {404}, name
    assert Client().get(f"/evidence/{photo.pk}").headers["Location"].startswith("/sign-in")


def test_before_its_day_and_after_it_is_taken_back_there_is_none(world, photo):
    client = client_for(world.officers.agriculture)
    assert client.get(f"/evidence/{photo.pk}?on=2023-09-19").status_code == 404
    do(mending.void, photo, told("2023-12-12", world.officers.agriculture, "传错了"))
    assert client.get(f"/evidence/{photo.pk}").status_code == 404


def test_a_file_that_is_gone_is_a_page_that_is_not_there(world, licence):
    kept = Path(settings.MEDIA_ROOT) / licence.file
    kept.rename(kept.with_suffix(".gone"))
    try:
        assert client_for(world.officers.agriculture).get(f"/evidence/{licence.pk}").status_code == 404
    finally:
        kept.with_suffix(".gone").rename(kept)
