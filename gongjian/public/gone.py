"""What was out and was taken down: 410, which is not the same as never having been there."""
from django.http import Http404


class Gone(Http404):
    """It was out, and was taken down."""
