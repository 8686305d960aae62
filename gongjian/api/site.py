"""All of it together: /api/v1 and its OpenAPI description."""
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from gongjian.api import home, indicators, problems, projects, rankings, sheets, units
from gongjian.api.answering import refusal
from gongjian.api.keyed import NO_KEY, ByKey, Sparingly
from gongjian.api.said import Refusal

TITLE = "攻坚对外接口"
SAYS = (
    "只读。请求头写 Authorization: Bearer 密钥；看到的与密钥所按的职务在页面上看到的相同，个人姓名和号码一律遮盖。"
    "金额单位元，日期写 2023-12-13；空白是 null。错误为 {status, error}，error 是一句中文。"
)
ERRORS = {
    401: "没有密钥，或密钥不对", 403: "密钥已停用、已到期，或所按的职务没有人担任", 404: "没有，或不在可见的范围内", 422: "参数不对",
    429: "问得太勤，按 Retry-After 的秒数再试",
}
ROUTERS = (home.router, sheets.router, projects.router, problems.router, indicators.router, units.router, rankings.router)


class Site(NinjaAPI):
    def get_openapi_schema(self, **said: Any) -> Any:
        """With the ways it refuses, the same for every address."""
        schema = super().get_openapi_schema(**said)
        schema["components"]["schemas"].setdefault("Refusal", Refusal.model_json_schema())
        shape = {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
        for path, ways in schema["paths"].items():
            for operation in ways.values():
                told = {code: why for code, why in ERRORS.items() if code != 404 or "{" in path}
                operation["responses"] |= {code: {"description": why, "content": shape} for code, why in told.items()}
                operation["responses"][304] = {"description": "与 If-None-Match 所说的相同，没有变"}
                operation["responses"][200]["description"] = "成功"
        return schema


api = Site(
    title=TITLE, version="1", description=SAYS, urls_namespace="api", docs_url=None, openapi_url="/openapi.json", auth=ByKey(), throttle=Sparingly(),
)
for router in ROUTERS:
    api.add_router("", router)


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return refusal(error.status_code, str(error))


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return refusal(401, NO_KEY, **{"WWW-Authenticate": "Bearer"})


@api.exception_handler(Throttled)
def too_often(request: HttpRequest, error: Throttled) -> HttpResponse:
    return refusal(429, f"问得太勤，请 {round(error.wait or 1) or 1} 秒后再试")


@api.exception_handler(ValidationError)
def unfit(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return refusal(422, "；".join(in_chinese(one, request) for one in error.errors))


FITS = {
    "int_parsing": "应为整数", "int_from_float": "应为整数", "bool_parsing": "应为 true 或 false", "int_parsing_size": "太大",
    "greater_than_equal": "不能小于 {ge}", "less_than_equal": "不能大于 {le}",
}


def in_chinese(error: dict[str, Any], request: HttpRequest) -> str:
    name = str(error["loc"][-1])
    said = f"「{request.GET[name][:40]}」" if name in request.GET else " "
    return f"{name}{said}{FITS.get(error['type'], '不对').format(**error.get('ctx') or {})}"
