"""Code, catalogue and compiled catalogue are held together."""

import re

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


def test_a_translation_has_the_places_of_its_message() -> None:
    wrong = []
    for message in _messages():
        allowed = [set(PLACE.findall(text)) for text in _texts(message.id)]
        wrong += [text for text in _texts(message.string) if set(PLACE.findall(text)) not in allowed]
    assert wrong == []


def test_the_compiled_catalogue_is_that_of_the_texts() -> None:
    assert catalogue.MO.read_bytes() == catalogue.compiled(catalogue.read())
