"""/feed/<secret>.ics: an officer's deadlines as a calendar. The secret is the key: nobody signs in here; a revoked one opens nothing."""
import hashlib

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from gongjian.desk.lens import Lens
from gongjian.duties.due import due
from gongjian.notices.feed import AHEAD, calendar, whose_feed
from gongjian.pages import clock
from gongjian.reading.word import At
from gongjian.targets.drives import drive_on
from gongjian.timeline.when import When


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    officer, on = whose_feed(token), clock.today()
    if officer is None:
        raise Http404
    at = At(Lens(officer, When(on), on), drive_on(on, officer.area))
    said = calendar(due(at, on + AHEAD), officer.area, on, f"今日必办 · {officer.name}")
    etag = f'"{hashlib.sha256(said).hexdigest()[:32]}"'
    response = HttpResponse(status=304) if request.headers.get("If-None-Match") == etag else HttpResponse(said, content_type="text/calendar; charset=utf-8")
    response["ETag"], response["Cache-Control"], response["Referrer-Policy"] = etag, "private, no-cache", "no-referrer"
    return response


urls = [path("feed/<str:token>.ics", feed, name="feed")]
