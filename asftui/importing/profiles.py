"""The kinds of sheet, as data: which fields each has, and under which headings they are known.

The program's own profiles stand in `imports/`; a user's own folder may add kinds, or headings to a kind that is there.
A new kind of sheet whose rows are people, attendance or events is a file, no code.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from asftui.errors import SheetError
from asftui.i18n import _, language
from asftui.resources import shipped
from asftui.text import fold

TYPES = frozenset(
    {
        "name",
        "name-reversed",
        "text",
        "long-text",
        "email",
        "telephone",
        "organisation",
        "organisations",
        "municipality",
        "role",
        "mark",
        "signature",
        "joined",
        "coming",
        "count",
        "dates",
        "part-date",
        "times",
        "status",
        "identity",
        "none",
        "refused",
    }
)
"""What a field's values are read as; `none` is known and left alone, `refused` is never stored.

Of `identity`, a personal identity number, nothing is stored but a keyed hash, birth year and sex."""
ROWS = ("attendance", "people", "events", "enterprises", "placements", "placement-days")
"""What a row of a sheet can be."""
FACTS = ("title", "type", "date", "time", "town", "premises", "group", "speaker", "none")


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of a kind of sheet."""

    name: str
    type: str
    headings: tuple[str, ...]
    labels: Mapping[str, str]
    """Name on screen, by language."""
    required: bool = False
    automatic: bool = True
    """False: taken only where the user says so."""

    @property
    def label(self) -> str:
        """Return its name in the language in use."""
        return self.labels.get(language()) or self.labels.get("en") or self.name

    @property
    def kept(self) -> bool:
        """Return whether its values go anywhere."""
        return self.type not in ("none", "refused")


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A kind of sheet."""

    kind: str
    labels: Mapping[str, str]
    fields: Mapping[str, Field]
    sheet: tuple[tuple[str, ...], ...]
    """A sheet of this kind has all fields of one of these sets."""
    row: tuple[str, ...]
    """A row has a value in one of these."""
    evidence: Mapping[str, float]
    """What a field adds to the belief that a sheet is of this kind."""
    needs_evidence: bool
    """Without any evidence a sheet is hardly of this kind."""
    words: tuple[str, ...]
    """Words above the table, or in the name of sheet or file, that speak for it; * is any ending."""
    not_with: tuple[tuple[str, ...], ...]
    """Folded headings that, all there, speak against it."""
    facts: Mapping[str, tuple[str, ...]]
    """Folded labels above the table, by what they give."""
    generic: tuple[str, ...]
    """Folded words of a title that say what the sheet is, longest first."""
    rows: str = "attendance"
    """What a row is, one of `ROWS`: how it is planned and written."""
    left_because: Mapping[str, str] = field(default_factory=dict)
    """By language, why sheets of this kind are recognised and left out; empty: they are imported."""
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Field names by folded heading."""

    @property
    def label(self) -> str:
        """Return its name in the language in use."""
        return self.labels.get(language()) or self.labels.get("en") or self.kind

    @property
    def left(self) -> str:
        """Return why sheets of this kind are left out, in the language in use; empty where they are imported."""
        return self.left_because.get(language()) or self.left_because.get("en") or ""


@cache
def load_profiles(own_folder: Path | None = None) -> Mapping[str, Profile]:
    """Return all profiles by kind: the program's, then the user's own.

    Raises:
        SheetError: a file is no profile; the message names the file and the key or line.
    """
    raw: dict[str, tuple[Path, dict[str, Any]]] = {}
    folders = [shipped("imports"), *([own_folder] if own_folder else [])]
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            found = _load(path)
            kind = str(found.get("kind") or path.stem)
            raw[kind] = (path, _merged(raw[kind][1], found) if kind in raw else found)
    return {kind: _profile(kind, path, _whole(path, found, raw)) for kind, (path, found) in raw.items()}


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _wrong(path, _("it cannot be read ({reason})").format(reason=error)) from error


def _whole(
    path: Path, found: dict[str, Any], raw: Mapping[str, tuple[Path, dict[str, Any]]], under: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return a profile with what it takes over from the kind that it is like, and that one from its own."""
    base_name = found.get("like")
    if base_name is None:
        return found
    if base_name not in raw or base_name in under or raw[base_name][1] is found:
        raise _wrong(path, _('like = "{value}" names no other kind').format(value=base_name))
    base = _whole(raw[base_name][0], raw[base_name][1], raw, (*under, base_name))
    kept = {k: v for k, v in base.get("fields", {}).items() if k not in found.get("without", ())}
    own: dict[str, Any] = {"evidence": {}, "words": [], "not_with": [], "left": {}}
    return _merged({**base, **own, "fields": kept}, found)


def _merged(base: dict[str, Any], added: dict[str, Any]) -> dict[str, Any]:
    fields = dict(base.get("fields", {}))
    for name, given in added.get("fields", {}).items():
        old = fields.get(name, {})
        fields[name] = {**old, **given, "headings": [*old.get("headings", ()), *given.get("headings", ())]}
    return {**base, **added, "fields": fields}


def _profile(kind: str, path: Path, found: dict[str, Any]) -> Profile:
    fields = {name: _field(name, path, given) for name, given in found.get("fields", {}).items()}
    if not fields:
        raise _wrong(path, _("it has no fields"))
    sets = tuple(tuple(names) for names in found.get("sheet", ()))
    named = [*(name for names in sets for name in names), *found.get("row", ())]
    for name in named:
        if name not in fields:
            raise _wrong(path, _('"{name}" is used but is no field of it').format(name=name))
    if not sets:
        raise _wrong(path, _('"sheet" does not say which fields a sheet must have'))
    known: dict[str, tuple[str, ...]] = {}
    for each in fields.values():
        for heading in each.headings:
            key = fold(heading) or heading
            known[key] = (*known.get(key, ()), each.name) if each.name not in known.get(key, ()) else known[key]
    facts = found.get("facts", {})
    rows = found.get("rows", "attendance")
    if rows not in ROWS:
        raise _wrong(path, _('rows is "{value}"').format(value=rows), ", ".join(ROWS))
    if unknown := set(facts).difference(FACTS):
        raise _wrong(path, _("facts.{name} is not one of {names}").format(name=unknown.pop(), names=", ".join(FACTS)))
    return Profile(
        kind=kind,
        labels=found.get("label", {}),
        fields=fields,
        sheet=sets,
        row=tuple(found.get("row", ())),
        evidence=found.get("evidence", {}),
        needs_evidence=bool(found.get("needs_evidence", False)),
        words=tuple(word.casefold() for word in found.get("words", ())),
        not_with=tuple(tuple(map(fold, headings)) for headings in found.get("not_with", ())),
        facts={name: tuple(map(fold, labels)) for name, labels in facts.items()},
        generic=tuple(sorted(map(fold, found.get("titles", {}).get("generic", ())), key=len, reverse=True)),
        known=known,
        rows=rows,
        left_because=found.get("left", {}),
    )


def _field(name: str, path: Path, given: Mapping[str, Any]) -> Field:
    kind = given.get("type", "text")
    if kind not in TYPES:
        raise _wrong(path, _('fields.{name}.type is "{value}"').format(name=name, value=kind), ", ".join(sorted(TYPES)))
    headings = given.get("headings", ())
    if not isinstance(headings, list) or not all(isinstance(h, str) for h in headings):
        raise _wrong(path, _("fields.{name}.headings is no list of texts").format(name=name))
    return Field(
        name=name,
        type=kind,
        headings=tuple(headings),
        labels=given.get("label", {}),
        required=bool(given.get("required", False)),
        automatic=bool(given.get("automatic", True)),
    )


def _wrong(path: Path, why: str, allowed: str = "") -> SheetError:
    return SheetError(
        _("The profile is wrong: {why}").format(why=why),
        where=path.name,
        remedy=_("Choose one of: {values}.").format(values=allowed)
        if allowed
        else _("Mend the file, or take it away."),
    )
