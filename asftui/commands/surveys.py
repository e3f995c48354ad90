"""`asftui surveys`: what was asked, and what the answers come to, as plain text or as JSON."""

import argparse
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from asftui.commands.output import print_json
from asftui.formats import show_number, show_percent
from asftui.i18n import _, ngettext
from asftui.registers.survey_figures import QuestionLine, SurveyFigures, about_in_words, read_all_figures
from asftui.text import harmless

WIDTH = 80


def run(args: argparse.Namespace) -> int:
    """Print the surveys, the oldest first."""
    surveys = read_all_figures()
    if args.json:
        print_json({"surveys": [_as_json(survey) for survey in surveys]})
        return 0
    print("\n\n".join("\n".join(_lines(survey)) for survey in surveys), end="\n" if surveys else "")
    return 0


def _as_json(survey: SurveyFigures) -> dict[str, Any]:
    return {
        "title": survey.line.title,
        "about": _about(survey),
        "responses": survey.responses,
        "questions": [
            {
                "text": question.text,
                "type": question.type,
                "n": question.figures.n,
                "mean": _rounded(question.figures.mean),
                "median": question.figures.median,
                "counts": dict(question.figures.counts),
            }
            for question in survey.questions
        ],
    }


def _about(survey: SurveyFigures) -> str:
    """Return what a survey is about in one word, or as the event's date and title: the same in every language."""
    line = survey.line
    if line.about == "event":
        return f"{line.event_date} {line.event}"
    return line.activity if line.about == "activity" else line.about


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _lines(survey: SurveyFigures) -> Iterator[str]:
    line = survey.line
    responses = ngettext("{n} response", "{n} responses", survey.responses).format(n=survey.responses)
    yield from _wrapped(f"{line.title} · {about_in_words(line)} · {responses}", "", "    ")
    for question in survey.questions:
        yield from _wrapped(question.text, "  ", "    ")
        yield from _wrapped(_figures(question), "      ", "      ")
    for pair in survey.pairs:
        if pair.figures.change is not None and pair.figures.rose is not None:
            yield from _wrapped(
                _("{before} → {now}: mean change {change}, {rose} rose, n {n}").format(
                    before=pair.before,
                    now=pair.now,
                    change=show_number(pair.figures.change, 2),
                    rose=show_percent(pair.figures.rose),
                    n=pair.figures.n,
                ),
                "  ",
                "    ",
            )


def _figures(question: QuestionLine) -> str:
    figures = question.figures
    parts = [f"n {figures.n}"]
    if figures.too_few:
        return parts[0] + " · " + _("too few to break down")
    if figures.mean is not None and figures.median is not None:
        parts.append(_("mean {mean}").format(mean=show_number(figures.mean, 2)))
        parts.append(_("median {median}").format(median=show_number(figures.median)))
    if figures.counts:
        parts.append(", ".join(f"{answer}: {n}" for answer, n in figures.counts.items()))
    return " · ".join(parts)


def _wrapped(text: str, first: str, others: str) -> list[str]:
    return wrap(harmless(text), WIDTH, initial_indent=first, subsequent_indent=others)
