"""What is known of a person, an organisation or a group, and where each fact came from."""

import datetime as dt
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

from asftui.formats import show_day, show_moment
from asftui.i18n import _, ngettext
from asftui.plan import Plan
from asftui.registers import groups, organisations, people, provenance
from asftui.registers.placement_words import SEXES
from asftui.registers.provenance import Kind
from asftui.registers.wording import GROUP_KINDS, ORGANISATION_KINDS, ROLE_NAMES
from asftui.store import SYSTEM, RecordLine
from asftui.tui.plain import fit, plain
from asftui.tui.screens.people_forms import LABELS

_LABEL = 14
"""Cells of a label; more where one is longer, up to `_LONGEST`."""
_LONGEST = 20
_SOURCE = 30
_LINES = 4
"""Lines of one fact that are shown; the form has the rest."""


@dataclass(frozen=True)
class Fact:
    """One thing that is known."""

    label: str
    text: str
    field: str = ""
    """Name of the record's field that holds it; empty: it is worked out."""


@dataclass(frozen=True)
class Known:
    """A record's name and what is known of it."""

    name: str = ""
    facts: Sequence[Fact] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    """Where the value of each field came from."""


class FactSheet(Static):
    """A record's facts under its name, one to a line."""

    DEFAULT_CSS = """
    FactSheet { height: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__("", id=id)
        self._known = Known()

    def show(self, known: Known) -> None:
        """Show another record."""
        self._known = known
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        self.update(draw_facts(self._known, self.content_size.width or 78))


def read_known(kind: Kind, key: int, plan: Plan, as_of: dt.date) -> Known:
    """Return what is known of a record.

    Raises:
        NotFound: it has gone.
    """
    readers: dict[Kind, Callable[[], tuple[str, list[Fact]]]] = {
        "person": lambda: _person(key, plan, as_of),
        "organisation": lambda: _organisation(key),
        "group": lambda: _group(key),
    }
    name, facts = readers[kind]()
    origins = provenance.field_origins(kind, key)
    return Known(name, [fact for fact in facts if fact.text], {n: source_text(line) for n, line in origins.items()})


def source_text(line: RecordLine) -> str:
    """Return where something came from in a few words: `row 7, narvarolista.xlsx`, `anna 14 mar 10:32`."""
    if line.file:
        return _("row {n}, {file}").format(n=line.row, file=line.file) if line.row else line.file
    return _("the plan") if line.by == SYSTEM else f"{line.by} {show_moment(line.at)}"


def draw_facts(known: Known, width: int) -> Content:
    """Return the facts as lines; one source stands once below, several stand each beside its fact."""
    told = {known.sources.get(fact.field, "") for fact in known.facts if fact.field} - {""}
    beside = len(told) > 1 and width >= 60
    longest = max((cell_len(fact.label) + 1 for fact in known.facts), default=0)
    labelled = max(_LABEL, min(_LONGEST, longest))
    room = width - labelled - (_SOURCE + 2 if beside else 0)
    pieces = [Content.styled(plain(known.name).plain, "bold")]
    for fact in known.facts:
        for number, text in enumerate(_wrapped(fact.text, room)):
            label = Content.styled(fit(fact.label if not number else "", labelled), "$text-muted")
            line = label + plain(text)
            source = known.sources.get(fact.field, "") if beside and not number else ""
            if source:
                padding = " " * (room - cell_len(text) + 2)
                line += Content.styled(padding + fit(source, _SOURCE, "right"), "$text-muted")
            pieces.append(line)
    if len(told) == 1:
        pieces.append(Content.styled(fit(_("From {source}").format(source=told.pop()), width).rstrip(), "$text-muted"))
    return Content("\n").join(pieces)


def _wrapped(text: str, room: int) -> list[str]:
    lines = [part for line in text.split("\n") for part in textwrap.wrap(line, max(10, room)) or [""]]
    return [*lines[: _LINES - 1], f"{lines[_LINES - 1]} …"] if len(lines) > _LINES else lines


def _fact(name: str, text: str | None) -> Fact:
    return Fact(_(LABELS[name]), text or "", name)


def _person(key: int, plan: Plan, as_of: dt.date) -> tuple[str, list[Fact]]:
    found = people.person(key)
    owner = organisations.organisation(found.organisation).name if found.organisation is not None else ""
    informed = people.informed_by(people.attended_by(key), plan, as_of)
    text = _("not yet")
    if informed:
        last = informed[0]
        text = ngettext("{n} time, {date} as {role}", "{n} times, last {date} as {role}", len(informed)).format(
            n=len(informed), date=show_day(last.date, plan.start.year), role=_(ROLE_NAMES[last.role])
        )
    return found.name, [
        Fact(_("Informed"), text),
        _fact("organisation", owner),
        Fact(_(LABELS["aliases"]), ", ".join(people.other_names(key))),
        _fact("unit", found.unit),
        _fact("title", found.title),
        _fact("role", _(ROLE_NAMES[found.role]) if found.role else ""),
        _fact("municipality", found.municipality),
        Fact(_("Birth year"), str(found.birth_year or ""), "birth_year"),
        Fact(_("Sex"), _(SEXES[found.sex]) if found.sex else "", "sex"),
        _fact("email", found.email),
        _fact("telephone", found.telephone),
        _fact("notes", found.notes),
    ]


def _organisation(key: int) -> tuple[str, list[Fact]]:
    found = organisations.organisation(key)
    return found.name, [
        _fact("kind", _(ORGANISATION_KINDS.get(found.kind, found.kind))),
        _fact("municipality", found.municipality),
        Fact(_(LABELS["aliases"]), ", ".join(found.aliases)),
        _fact("own", _("yes, counted nowhere") if found.own else ""),
        _fact("notes", found.notes),
    ]


def _group(key: int) -> tuple[str, list[Fact]]:
    found = groups.group(key)
    owner = organisations.organisation(found.organisation).name if found.organisation is not None else ""
    return found.name, [
        _fact("kind", _(GROUP_KINDS.get(found.kind, found.kind))),
        _fact("organisation", owner),
        _fact("municipality", found.municipality),
        _fact("notes", found.notes),
    ]
