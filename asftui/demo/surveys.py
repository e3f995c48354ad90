"""What those who came to two breakfast meetings answered afterwards."""

import datetime as dt

from asftui.demo.names import Chance
from asftui.registers.event_lists import EventFilter, find_events
from asftui.registers.surveys import Addition, Question, Response, SurveyEntry, add_survey

SEED = 14
ROUNDS = ((dt.date(2017, 1, 31), 12), (dt.date(2017, 9, 5), 9))
"""Days of the meetings, and how many answered."""
QUESTIONS = (
    Question(text="Vilken roll har du?", type="choice"),
    Question(text="Hur väl kände du till ASF före träffen? (1-5)", type="scale"),
    Question(text="Hur väl känner du till ASF nu? (1-5)", type="scale"),
    Question(text="Vad vill du veta mer om?", type="several"),
    Question(text="Övriga synpunkter", type="text"),
)
WANTED = ("Upphandling", "Finansiering", "Stödstruktur", "Studiebesök")
SAID = (
    "Bra att höra deltagarnas egna berättelser", "Mer tid för frågor", "Vill gärna ha ett studiebesök",
    "Hur gör vi med upphandlingen?", "Tack för en bra morgon",
)  # fmt: skip


def add_surveys() -> None:
    """Write both rounds, each about its meeting."""
    chance = Chance(SEED)
    for day, n in ROUNDS:
        (event,) = find_events(EventFilter(type="breakfast-meeting", start=day, end=day))
        title = f"Enkät efter frukostmötet i {event.town}"
        entry = SurveyEntry(title=title, about="event", event=event.id, date=day)
        responses = tuple(Response(key=f"demo-{i}", answers=_answers(chance), row=i + 2) for i in range(n))
        add_survey(Addition(entry=entry, survey=None, questions=QUESTIONS, responses=responses))


def _answers(chance: Chance) -> dict[int, str]:
    before = chance.pick((1, 1, 2, 2, 3))
    now = min(5, before + chance.pick((0, 1, 1, 2, 2)))
    wanted = [option for option in WANTED if chance.happens(0.45)]
    answers = {0: "Politiker" if chance.happens(0.15) else "Tjänsteman", 1: str(before), 2: str(now)}
    if wanted:
        answers[3] = "\n".join(wanted)
    if chance.happens(0.5):
        answers[4] = chance.pick(SAID)
    return answers
