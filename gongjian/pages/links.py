"""Links to pages that may not be there."""
from django.urls import NoReverseMatch, reverse


def maybe(name: str, *args) -> str:
    """The address, or "" where no page of that name is mounted."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
