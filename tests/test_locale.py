"""Code, catalogue and compiled catalogue are held together."""

import re

import pytest
from babel.messages.catalog import Message

from tests import catalogue

PLACE = re.compile(r"{[^{}]*}")


def _texts(strings: str | tuple[str, ...]) -> tuple[str, ...]:
    return strings if isinstance(strings, tuple) else (strings,)


def _messages() -> list[Message]:
    return [message for message in catalogue.read() if message.id]


def test_every_message_of_the_code_stands_in_the_catalogue_and_no_other() -> None:
    code = {_texts(message.id) for message in catalogue.extracted() if message.id}
    assert {_texts(message.id) for message in _messages()} == code


def test_every_message_is_translated() -> None:
    assert [m.id for m in _messages() if not all(_texts(m.string))] == []


@pytest.mark.parametrize("message", _messages(), ids=lambda m: str(m.id)[:40])
def test_a_translation_has_the_places_of_its_message(message: Message) -> None:
    wanted = set(PLACE.findall(_texts(message.id)[-1]))
    assert all(set(PLACE.findall(text)) == wanted for text in _texts(message.string))


def test_the_compiled_catalogue_is_that_of_the_texts() -> None:
    assert catalogue.MO.read_bytes() == catalogue.compiled(catalogue.read())
