"""A survey as lines of text: question by question, alone or beside another round. Pure: figures in, lines out."""

from collections.abc import Sequence

from asftui.formats import NBSP, show_number, show_percent
from asftui.i18n import _
from asftui.registers.survey_answers import FEWEST
from asftui.registers.survey_figures import PairLine, QuestionLine, SurveyFigures
from asftui.tui.drawing import Glyphs, draw_bar
from asftui.tui.plain import fit

_TEXTS = 300
"""So many free texts of a question are shown."""
_GAP = "  "
_NUMBERS = 11
"""Cells of count and per cent: ` 1234 100 %`."""


def survey_lines(survey: SurveyFigures, other: SurveyFigures | None, width: int, glyphs: Glyphs) -> list[str]:
    """Return all that a survey says.

    Args:
        survey: the one that is shown.
        other: the round beside it.
        width: cells of a line.
        glyphs: the signs to draw with.
    """
    lines = [line for pair in survey.pairs for line in pair_lines(pair)]
    if lines:
        lines = [_("Before and now"), *(f"{_GAP}{line}" for line in lines), ""]
    beside = {question.key: question for question in other.questions} if other else {}
    for number, question in enumerate(survey.questions, 1):
        lines.append(f"{number}. {question.text}")
        columns = [question, beside.get(question.key)] if other else [question]
        lines += _question(columns, width - len(_GAP), glyphs)
        lines += [f"{_GAP}– {text}" for text in _texts(question)]
        lines.append("")
    return lines


def pair_lines(pair: PairLine) -> list[str]:
    """Return what moved between before and now."""
    figures = pair.figures
    if figures.change is None or figures.rose is None:
        said = _("n {n}: too few to break down").format(n=figures.n)
    else:
        sign = "+" if figures.change > 0 else ""
        said = _("mean change {change}, {rose} rose, n {n}").format(
            change=sign + show_number(figures.change, 2), rose=show_percent(round(figures.rose)), n=figures.n
        )
    return [f"{pair.before} → {pair.now}", f"{_GAP}{said}"]


def _question(columns: Sequence[QuestionLine | None], width: int, glyphs: Glyphs) -> list[str]:
    answers = list(dict.fromkeys(answer for each in columns if each for answer in each.figures.counts))
    label = min(max(map(len, answers), default=0), width // 3)
    cell = min(60, (width - label) // len(columns) - len(_GAP))
    said = [_said(each) for each in columns]
    lines = (
        [_GAP + _GAP.join([fit("", label), *(fit(text, cell) for text in said)]).rstrip()] if len(columns) > 1 else []
    )
    if len(columns) == 1:
        lines = [_GAP + said[0]]
    for answer in answers:
        bars = [_bar(each, answer, cell, glyphs) for each in columns]
        lines.append(_GAP + _GAP.join([fit(answer, label), *bars]).rstrip())
    return lines


def _said(question: QuestionLine | None) -> str:
    if question is None:
        return _("not asked")
    figures = question.figures
    parts = [f"n{NBSP}{figures.n}"]
    if figures.too_few and question.type != "text":
        parts.append(_("too few to break down"))
    if figures.mean is not None and figures.median is not None:
        parts.append(_("mean {mean}").format(mean=show_number(figures.mean, 2)))
        parts.append(_("median {median}").format(median=show_number(figures.median)))
    return " · ".join(parts)


def _bar(question: QuestionLine | None, answer: str, width: int, glyphs: Glyphs) -> str:
    if question is None or not question.figures.counts:
        return " " * width
    n = question.figures.counts.get(answer, 0)
    share = n / question.figures.n
    bar = draw_bar(share, None, max(1, width - _NUMBERS), glyphs).text
    return fit(f"{bar} {n:>4} {fit(show_percent(round(100 * share)), 5, 'right')}", width)


def _texts(question: QuestionLine) -> list[str]:
    if question.type != "text" or not question.figures.n:
        return []
    if not question.texts:
        return [_("shown where at least {n} have answered the survey").format(n=FEWEST)]
    shown = [text.replace("\n", " / ") for text in question.texts[:_TEXTS]]
    rest = len(question.texts) - len(shown)
    return [*shown, _("and {n} more").format(n=rest)] if rest else shown
