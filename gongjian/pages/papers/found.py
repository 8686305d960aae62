"""The paper of a request, as far as this officer may see it."""
from django.http import Http404, HttpRequest

from gongjian.pages.look import Look, look
from gongjian.papers.life import Life
from gongjian.papers.seen import seen_life


def found(request: HttpRequest, pk: int) -> tuple[Look, Life]:
    """Raises Http404 for a paper he does not see, or that was not begun by the day."""
    eyes = look(request)
    life = seen_life(eyes.lens, pk)
    if life is None:
        raise Http404
    return eyes, life
