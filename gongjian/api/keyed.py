"""Who asks: the key in the header, checked, counted, and not asked too often."""
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from ninja.errors import AuthenticationError, AuthorizationError
from ninja.security import HttpBearer
from ninja.throttling import SimpleRateThrottle

from gongjian.api.eyes import called, eyes_of
from gongjian.api.keys import Key, KeyStep, hashed
from gongjian.api.life import life_of
from gongjian.api.uses import count_use
from gongjian.people.models import Officer
from gongjian.timeline.when import When

NO_KEY = "没有接口密钥，或密钥不对。请在请求头写 Authorization: Bearer 密钥；密钥由指挥部办公室发放"
NOBODY = "这把接口密钥所按的职务目前没有人担任，请联系指挥部办公室"


@dataclass(frozen=True)
class Asker:
    """A system with its key, and the officer whose eyes it has. `called`: those eyes, without the name of a person."""

    key: Key
    given: KeyStep
    officer: Officer
    called: str
    today: date
    now: datetime


class ByKey(HttpBearer):
    """The door says what time it is (`request.today`, `request.now`). 401: no such key; 403: it opens nothing any more."""

    def authenticate(self, request: HttpRequest, token: str) -> Asker:
        today: date = request.today  # type: ignore[attr-defined]
        key = Key.objects.filter(secret_hash=hashed(token.strip())).first()
        life = life_of(key, When(today)) if key else None
        if key is None or life is None:
            raise AuthenticationError(message=NO_KEY)
        eyes = None if life.closed(today) else eyes_of(life.given, today)
        count_use(key, today, refused=eyes is None)
        if eyes is None:
            raise AuthorizationError(message=life.closed(today) or NOBODY)
        return Asker(key, life.given, eyes, called(life.given, today, named=False), today, request.now)  # type: ignore[attr-defined]


class Sparingly(SimpleRateThrottle):
    """`settings.API_RATE` for each key and worker process, as 120/m."""

    def get_rate(self) -> str:
        return settings.API_RATE

    def allow_request(self, request: HttpRequest) -> bool:
        self.num_requests, self.duration = self.parse_rate(settings.API_RATE)
        return super().allow_request(request)

    def get_cache_key(self, request: HttpRequest) -> str:
        return f"api_key_{request.auth.key.pk}"  # type: ignore[attr-defined]
