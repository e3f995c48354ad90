"""Structures as tables show them: columns and rows of each list."""

from collections.abc import Mapping, Sequence
from datetime import date

from asftui.formats import show_day
from asftui.i18n import _
from asftui.indicators.guidelines import GuidelineLine
from asftui.indicators.municipalities import MunicipalityLine
from asftui.registers import council
from asftui.registers.council import CouncilMemberDetail, CouncilStepDetail
from asftui.registers.guidelines import GuidelineDetail
from asftui.registers.interest import InterestDetail
from asftui.registers.structures import StructureDetail
from asftui.registers.wording import (
    COUNCIL_STEPS,
    FINANCE_NAMES,
    GUIDELINE_STEPS,
    INTEREST_ABOUT,
    INTEREST_ANSWERS,
    STRUCTURE_STEPS,
)
from asftui.tui.widgets.record_table import Column, Row

NOTHING = "!"
"""Stands where there is nothing: a white spot."""


def matrix_columns() -> list[Column]:
    """Return the columns of the municipalities; their heads are short, and help explains them."""
    return [
        Column(label=_("Municip."), width=10),
        Column(label=_("Evts"), width=5, align="right"),
        Column(label=_("Pol"), width=3, align="right"),
        Column(label=_("Empl"), width=4, align="right"),
        Column(label=_("ASF"), width=3, align="right"),
        Column(label=_("Pl"), width=2, align="right"),
        Column(label=_("Gdl"), width=4),
        Column(label=_("Supp"), width=4),
        Column(label=_("Int"), width=3),
        Column(label=_("Mysam"), width=6, align="right"),
        Column(label=_("Next"), width=6, align="right"),
        Column(label=_("Latest"), width=6, align="right"),
        Column(label=_("Support structure"), width=20, grows=True, least=104),
    ]


def matrix_row(number: int, line: MunicipalityLine, year: int) -> Row:
    """Return a municipality as the matrix shows it; the numbers are of distinct people, and heads without a name."""
    counts = (line.events, line.politicians, line.employees, line.enterprises, line.placements)
    numbers = [str(n) if n else NOTHING for n in counts]
    if line.name is None:
        blank = [str(n) if n else "" for n in counts]
        return Row(number, (_("elsewhere"), *blank, "", "", "", "", "", _day(line.last_event, year, ""), ""), "dim")
    steps = {"none": NOTHING, "in-work": _("wrk"), "adopted": _("yes")}
    states = {"none": NOTHING, "exploring": _("expl"), "member": _("memb")}
    cells = (
        line.name,
        *numbers,
        steps[line.guidelines],
        states[line.state],
        _answers(line),
        _day(line.last_mysam, year),
        _day(line.next_mysam, year),
        _day(line.last_event, year),
        _structure(line.structure) if line.structure else "",
    )
    return Row(number, cells)


def step_columns(*, whose: bool = True) -> list[Column]:
    """Return the columns of steps towards support structures; with whose they are, or of one municipality."""
    return [
        *([Column(label=_("Municipality"), width=11)] if whose else []),
        Column(label=_("Step"), width=9),
        Column(label=_("From"), width=12),
        Column(label=_("To"), width=11),
        Column(label=_("Support structure"), width=14, grows=True),
        Column(label=_("Supplier"), width=12, grows=True),
        Column(label=_("Financed by"), width=13, least=92),
    ]


def step_row(step: StructureDetail, as_of: date, year: int, *, whose: bool = True) -> Row:
    """Return a step; one that does not hold at the date is dim."""
    holds = step.since <= as_of and (step.until is None or step.until >= as_of)
    since = show_day(step.since, year)
    cells = (
        *([step.municipality] if whose else []),
        _(STRUCTURE_STEPS[step.step]),
        _("{day} or before").format(day=since) if step.earlier else since,
        show_day(step.until, year) if step.until else "",
        step.name,
        step.supplier,
        _(FINANCE_NAMES[step.finance]) if step.finance else "",
    )
    return Row(step.id, cells, "" if holds else "dim")


def authority_columns() -> list[Column]:
    """Return the columns of the authorities that are to adopt guidelines."""
    return [Column(label=_("Authority"), width=20), *guideline_columns()]


def authority_rows(
    lines: Sequence[GuidelineLine], steps: Sequence[GuidelineDetail], as_of: date, year: int
) -> list[tuple[GuidelineLine, GuidelineDetail | None, Row]]:
    """Return each authority with the step that holds, and under it its other steps, planned and earlier ones.

    The key of a row is its place, from 0: an authority without any step has no record yet.
    """
    found: list[tuple[GuidelineLine, GuidelineDetail | None, Row]] = []
    for line in lines:
        cells = guideline_cells(line.step, year) if line.step else (NOTHING, "", "", "", "")
        state = "good" if line.state == "adopted" else ""
        found.append((line, line.step, Row(len(found), (line.authority.name, *cells), state)))
        for step in steps:
            if step.organisation == line.authority.organisation and step != line.step:
                label, day, *others = guideline_cells(step, year)
                day = _("planned {day}").format(day=day) if step.date > as_of else day
                found.append((line, step, Row(len(found), ("", label, day, *others), "dim")))
    return found


def guideline_columns() -> list[Column]:
    """Return the columns of steps of guidelines."""
    return [
        Column(label=_("Step"), width=8),
        Column(label=_("Date"), width=15),
        Column(label=_("Document"), width=12, grows=True),
        Column(label=_("Where it lies"), width=12, grows=True),
        Column(label=_("Decided by"), width=18, least=100),
    ]


def guideline_cells(step: GuidelineDetail, year: int) -> tuple[str, ...]:
    """Return the cells of a step of guidelines."""
    return _(GUIDELINE_STEPS[step.step]), show_day(step.date, year), step.title, step.document, step.decided_by


def interest_columns() -> list[Column]:
    """Return the columns of inventories of interest."""
    return [
        Column(label=_("Asked"), width=11),
        Column(label=_("About"), width=18),
        Column(label=_("Answer"), width=15),
        Column(label=_("Notes"), width=14, grows=True),
    ]


def interest_row(line: InterestDetail, year: int) -> Row:
    """Return an inventory of interest."""
    about, answer = _(INTEREST_ABOUT[line.about]), _(INTEREST_ANSWERS[line.answer])
    return Row(line.id, (show_day(line.date, year), about, answer, line.notes))


def council_columns() -> list[Column]:
    """Return the columns of the council's steps."""
    return [
        Column(label=_("Step"), width=14),
        Column(label=_("Date"), width=20),
        Column(label=_("Who"), width=14, grows=True),
        Column(label=_("Document"), width=12, grows=True),
        Column(label=_("Notes"), width=14, grows=True, least=92),
    ]


def council_rows(steps: Sequence[CouncilStepDetail], as_of: date, year: int) -> list[Row]:
    """Return all four steps; the key is the step's place, from 0: one without a day has no record yet."""
    by_step: Mapping[str, CouncilStepDetail] = {line.step: line for line in steps}
    following = council.next_step(steps, as_of)
    rows = []
    for place, code in enumerate(council.STEPS):
        line = by_step.get(code)
        if line is None:
            day = _("next step") if code == following else ""
            rows.append(Row(place, (_(COUNCIL_STEPS[code]), day, "", "", ""), "dim"))
            continue
        day = show_day(line.date, year)
        planned = line.date > as_of
        day = _("planned {day}").format(day=day) if planned else day
        cells = (_(COUNCIL_STEPS[code]), day, line.who, line.document, line.notes)
        rows.append(Row(place, cells, "dim" if planned else ""))
    return rows


def member_columns() -> list[Column]:
    """Return the columns of the council's members."""
    return [
        Column(label=_("Organisation"), width=18, grows=True),
        Column(label=_("Name"), width=16, grows=True),
        Column(label=_("Role"), width=14),
        Column(label=_("From"), width=11),
        Column(label=_("To"), width=11),
    ]


def member_row(member: CouncilMemberDetail, as_of: date, year: int) -> Row:
    """Return a seat; one that is not held at the date is dim."""
    days = [show_day(day, year) if day else "" for day in (member.since, member.until)]
    cells = (member.organisation_name, member.name, member.role, *days)
    return Row(member.id, cells, "" if council.sits_at(member, as_of) else "dim")


def _answers(line: MunicipalityLine) -> str:
    """Return both answers as two signs: to establishing an ASF, and to a support structure."""
    if line.establishing is None and line.structure_interest is None:
        return NOTHING
    signs: dict[str | None, str] = {None: "–", "": "?", **{a: _(word)[:1] for a, word in INTEREST_ANSWERS.items() if a}}
    return f"{signs[line.establishing]}/{signs[line.structure_interest]}"


def _structure(step: StructureDetail) -> str:
    return " · ".join(filter(None, (step.name, step.supplier))) or _(STRUCTURE_STEPS[step.step])


def _day(day: date | None, year: int, nothing: str = NOTHING) -> str:
    return show_day(day, year) if day else nothing
