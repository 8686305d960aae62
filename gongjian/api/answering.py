"""How it is answered: JSON with its mark, 304 to who has it already; errors as one Chinese sentence."""
import hashlib
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from gongjian.api.personal import covered

JSON = "application/json; charset=utf-8"


def answer(request: HttpRequest, said: Any) -> HttpResponse:
    """`said` with numbers of persons covered, as bytes. Kept by nobody between without asking again."""
    body = json.dumps(covered(said), ensure_ascii=False, separators=(",", ":"), default=str).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=JSON, headers={"ETag": etag, "Cache-Control": "private, no-cache"})
    return get_conditional_response(request, etag=etag, response=response) or response  # type: ignore[return-value]


def refusal(status: int, sentence: str, **headers: str) -> HttpResponse:
    body = json.dumps({"status": status, "error": sentence}, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type=JSON, headers={"Cache-Control": "no-store", **headers})
