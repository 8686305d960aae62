"""What is answered before sessions, sign-in and cookies: everything below one root, packed; all else goes on to the pages behind the sign-in."""
from abc import ABC, abstractmethod

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware


class BeforeSignIn(ABC):
    """A middleware. `root` is what it answers, itself and below."""

    root: str

    def __init__(self, get_response):
        self.get_response = get_response
        self.gzip = GZipMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if path != self.root and not path.startswith(f"{self.root}/"):
            return self.get_response(request)
        return self.gzip.process_response(request, self.answer(request, path))

    @abstractmethod
    def answer(self, request: HttpRequest, path: str) -> HttpResponse: ...
