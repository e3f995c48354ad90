"""The errors of plan files are read here in English, as the code has them."""

import pytest

from asftui.i18n import use_language


@pytest.fixture(autouse=True)
def in_english(own_place: None) -> None:
    """Say errors in English."""
    use_language("en")
