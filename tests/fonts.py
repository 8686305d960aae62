"""Whether PDFs can be set here: without a Chinese font the tests that print one are skipped, saying what to install."""
import pytest

from gongjian.papers import fonts
from gongjian.timeline.refused import Refused


def there() -> bool:
    try:
        return bool(fonts.families(""))
    except Refused:
        return False


prints = pytest.mark.skipif(not there(), reason=fonts.INSTALL)
