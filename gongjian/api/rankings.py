"""GET /rankings, /rankings/KEY: what was published, as it was frozen. What is still being answered is not given."""
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from gongjian.api.answering import answer
from gongjian.api.asked import Asked, KeyAsked, at, looked, missing
from gongjian.api.said import RankingOne, Rankings
from gongjian.rankings.life import Life
from gongjian.rankings.seen import seen
from gongjian.reading.word import At

router = Router(tags=["排名"])


@router.get("/rankings", by_alias=True, response=Rankings, summary="已公布的排名，最近的在前")
def rankings(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    look = at(request, asked)
    return answer(request, looked(request, look) | {"rankings": [about(life) for life in issued(look)]})


@router.get("/rankings/{key}", by_alias=True, response=RankingOne, summary="一期已公布的排名：各组各单位的位次、得分和来由")
def ranking(request: HttpRequest, key: KeyAsked, asked: Query[Asked]) -> HttpResponse:
    look = at(request, asked)
    life = next((life for life in issued(look) if life.round.pk == key), None)
    if life is None:
        raise missing(f"没有编号为 {key} 的已公布排名，有哪些见 /api/v1/rankings")
    said = {name: life.said[name] for name in ("source", "confidence", "decimals", "boards")}
    return answer(request, said | about(life) | looked(request, look))


def issued(look: At) -> list[Life]:
    return [life for life in seen(look.lens) if life.issued]


def about(life: Life) -> dict[str, Any]:
    step = life.stands
    return {
        "key": life.round.pk, "title": life.title, "number": life.number, "day": life.round.on.isoformat(), "issued_on": step.occurred_on.isoformat(),
        "pack": life.round.pack, "version": str(step.version), "sha256": step.file_sha256,
    }
