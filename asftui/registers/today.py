"""The day where the user sits."""

from datetime import date


def today() -> date:
    """Return today's date by the local clock."""
    return date.today()  # noqa: DTZ011 - the user's own day is meant
