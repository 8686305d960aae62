"""GET /: what this key is, and what there is to read."""
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from gongjian.api.answering import answer
from gongjian.api.asked import Asked, asker, at, looked
from gongjian.api.said import Home

router = Router(tags=["说明"])
READ = (
    ("sheets", "九张清单"), ("projects", "项目"), ("directory", "项目名录：全县项目的名称、单位、地点、阶段"), ("problems", "问题"), ("indicators", "指标"),
    ("targets", "目标"), ("units", "单位"), ("rankings", "已公布的排名"), ("openapi.json", "本接口的 OpenAPI 说明，不用密钥"),
)


@router.get("/", by_alias=True, response=Home, summary="这把密钥是谁的、能读什么")
def home(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    look, who = at(request, asked), asker(request)
    drive = look.drive
    return answer(request, looked(request, look) | {
        "system": who.given.system, "purpose": who.given.purpose, "until": str(who.given.until_on), "region": drive.region if drive else "",
        "drive": drive.title if drive else "", "rate": settings.API_RATE, "addresses": [{"path": f"/api/v1/{path}", "title": title} for path, title in READ],
    })
