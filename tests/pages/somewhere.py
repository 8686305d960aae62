"""The signing pages, and a few that refuse."""
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path

from gongjian.pages import account, sign_in
from gongjian.timeline.refused import Refused


def overview(request):
    return render(request, "gongjian/base.html", {"title": "总览"})


def refuse(request, how):
    raise {"act": Refused("开工须有佐证"), "right": PermissionDenied("只有县统计局可以填报"), "nothing": Http404()}.get(how) or ValueError(how)


urlpatterns = [
    path("", overview, name="overview"),
    path("refuse/<how>", refuse),
    path("fine", lambda request: HttpResponse("fine")),
    *sign_in.urls,
    *account.urls,
]
