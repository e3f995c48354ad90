"""The frame: every section of the plan has its key and its name on one line, also on the smallest whole screen."""

from pathlib import Path

import pytest

from asftui.i18n import use_language
from tests.tui.opening import SMALL, opened, press, screen_text

NAMES = {
    "sv": ("Läge", "Mål", "Tillfällen", "Personer", "ASF", "Platser", "Struktur", "Enkät", "Budget"),
    "en": ("Overview", "Goals", "Events", "People", "ASF", "Places", "Matrix", "Surveys", "Budget"),
}


@pytest.mark.parametrize("language", NAMES)
async def test_all_sections_stand_whole_at_80_columns_and_the_one_in_use_is_marked(
    new_store: Path, language: str
) -> None:
    use_language(language)
    async with opened(SMALL) as pilot:
        for key, name in enumerate(NAMES[language], 1):
            await press(pilot, str(key))
            line = screen_text(pilot).splitlines()[1]
            assert all(f"{n}{'›' if n == key else ' '}{each}" in line for n, each in enumerate(NAMES[language], 1)), (
                line
            )
            assert f"{key}›{name}" in line


async def test_with_room_the_section_in_use_stands_in_brackets(new_store: Path) -> None:
    use_language("sv")
    async with opened((120, 40)) as pilot:
        assert "[1 Läge]2 Mål" in screen_text(pilot).splitlines()[1]
