import pytest

from gongjian.people.models import Officer

PASSWORD = "Shan-Xi-2023"


@pytest.fixture(autouse=True)
def plain(settings):
    """Static files by their own names, hashes that cost nothing."""
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def wang(db):
    return Officer.objects.create_user("wangb", PASSWORD, name="王北", area="140521", phone="13800001234", must_change=False)


@pytest.fixture
def at_desk(client, wang):
    client.post("/sign-in", {"username": "wangb", "password": PASSWORD})
    return client
