"""Numbers, dates and money as the language in use writes them on screens."""

from datetime import UTC, date, datetime, time

from asftui.i18n import _, language

NBSP = "\u00a0"
_MONTHS = {
    "sv": ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_MONTH_NAMES = {
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}  # fmt: skip
_WEEKDAYS = {
    "sv": ("mån", "tis", "ons", "tor", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def show_number(value: float, decimals: int = 1) -> str:
    """Return a number with the language's separators; decimals only where they say something (`27,5`, `1 250`)."""
    rounded = round(value, decimals) + 0.0  # no minus before a nought
    text = f"{rounded:,.{decimals}f}" if rounded % 1 else f"{rounded:,.0f}"
    if language() != "sv":
        return text
    return text.replace(",", NBSP).replace(".", ",").replace("-", "−")


def show_percent(value: float) -> str:
    """Return a percentage with a no-break space before the sign where the language has one."""
    return f"{show_number(value)}{NBSP}%" if language() == "sv" else f"{show_number(value)}%"


def show_money(ore: int) -> str:
    """Return whole öre as kronor (`6 800 kr`)."""
    return _("{amount} SEK").format(amount=show_number(ore / 100, 2))


def show_day(day: date, year: int | None = None) -> str:
    """Return a date as `14 mar`, with its year where that is not the given one."""
    text = f"{day.day}{NBSP}{_MONTHS[language()][day.month - 1]}"
    return text if day.year == year else f"{text}{NBSP}{day.year}"


def show_month(day: date) -> str:
    """Return the month of a date as `mar 2017`."""
    return f"{_MONTHS[language()][day.month - 1]}{NBSP}{day.year}"


def show_whole_month(day: date) -> str:
    """Return the month that a day is in, with its year (`mars 2017`)."""
    return f"{_MONTH_NAMES[language()][day.month - 1]}{NBSP}{day.year}"


def show_weekday(day: date) -> str:
    """Return the short name of a date's weekday (`tis`)."""
    return _WEEKDAYS[language()][day.weekday()]


def show_time(at: time) -> str:
    """Return a clock time as `08:00`."""
    return f"{at:%H:%M}"


def show_moment(at: datetime) -> str:
    """Return when something was done, from the log's UTC, as the local clock of the one who reads: `14 mar 10:32`."""
    local = at.replace(tzinfo=UTC).astimezone()
    return f"{show_day(local.date(), datetime.now(UTC).year)} {local:%H:%M}"
