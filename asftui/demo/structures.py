"""The invented year of structures and money: who joins, how far council and guidelines come, what is booked."""

import datetime as dt

from asftui.plan import Plan
from asftui.registers import council, economy, guidelines, interest, organisations, structures
from asftui.registers.council import CouncilMemberEntry, CouncilStepEntry
from asftui.registers.economy import BudgetLineEntry, CostEntry
from asftui.registers.guidelines import GuidelineEntry
from asftui.registers.interest import InterestEntry
from asftui.registers.structure_state import State
from asftui.registers.structures import StructureEntry

NAME, SUPPLIER = "Stödstruktur Hälsingland", "Coompanion Gävleborg"
LINES = {
    "Processledare": 420_000, "Platser hos ASF": 240_000, "Information och möten": 90_000, "Utbildning": 50_000,
}  # fmt: skip
"""In kronor; together the whole budget."""
COSTS = (
    (1, 31, "Frukostmöte Gävle, förtäring", 3_450, "Information och möten", "Stadskällaren"),
    (2, 16, "Frukostmöte Hudiksvall, förtäring", 2_980, "Information och möten", "Café Hamnen"),
    (3, 2, "Seminarium, lokal och talare", 18_500, "Information och möten", "Konsult Sundberg"),
    (3, 28, "Buss till studiebesök", 7_200, "Information och möten", "Hälsingebuss"),
    (4, 6, "Mässmonter och tryck", 21_400, "Information och möten", "Tryckeriet"),
    (5, 16, "Grundkurs om ASF, kursledare", 24_000, "Utbildning", "Konsult Sundberg"),
    (6, 20, "Återbetald lokalhyra", -1_500, "Information och möten", "Stadskällaren"),
    (9, 12, "Seminarium Sandviken, talare", 12_000, "Information och möten", "Konsult Sundberg"),
)
_SALARY = 33_500
_MONTHS = range(1, 10)


def add_structures() -> None:
    """Write steps towards support structures, guidelines, interest and the council."""
    for step in structures.structure_steps():
        _step(step.municipality, "member", step.since, "procurement", key=step.id)
    _step("Söderhamn", "exploring", dt.date(2017, 2, 9))
    _step("Ljusdal", "exploring", dt.date(2017, 5, 18), notes="Vill se Söderhamns avtal först")
    _step("Söderhamn", "member", dt.date(2017, 6, 12), "iop")
    for owner, state, day, title in (
        ("Hudiksvall", "in-work", dt.date(2017, 2, 7), ""),
        ("Region Gävleborg", "in-work", dt.date(2017, 4, 27), ""),
        ("Hudiksvall", "adopted", dt.date(2017, 5, 22), "Riktlinjer för samverkan med ASF"),
        ("Gävle", "in-work", dt.date(2017, 8, 24), ""),
        ("Bollnäs", "adopted", dt.date(2017, 9, 11), "Policy för sociala företag"),
    ):
        decided = "Kommunfullmäktige" if state == "adopted" else ""
        key = organisations.resolve(owner)
        if key is not None:
            guidelines.add_guideline(
                GuidelineEntry(organisation=key, step=state, date=day, title=title, decided_by=decided)
            )
    for place, about, day, answer in (
        ("Söderhamn", "structure", dt.date(2017, 2, 9), "yes"),
        ("Ljusdal", "structure", dt.date(2017, 5, 18), "unsure"),
        ("Ljusdal", "establishing", dt.date(2017, 5, 18), "yes"),
        ("Hofors", "structure", dt.date(2017, 6, 1), "no"),
        ("Hofors", "establishing", dt.date(2017, 6, 1), ""),
        ("Gävle", "establishing", dt.date(2017, 8, 24), "yes"),
    ):
        interest.add_interest(InterestEntry(municipality=place, about=about, date=day, answer=answer))
    _add_council()


def _step(
    municipality: str, step: State, since: dt.date, finance: str = "", notes: str = "", key: int | None = None
) -> None:
    is_member = step == "member"
    entry = StructureEntry(
        municipality=municipality,
        step=step,
        since=since,
        name=NAME if is_member else "",
        supplier=SUPPLIER if is_member else "",
        finance=finance,
        notes=notes,
        earlier=key is not None,
    )
    if key is None:
        structures.add_structure_step(entry)
    else:
        structures.edit_structure_step(key, entry)


def _add_council() -> None:
    for step, day, who in (
        ("idea", dt.date(2017, 2, 14), "Processledare"),
        ("mobilising", dt.date(2017, 6, 20), "Processledare och parterna"),
        ("initiated", dt.date(2017, 11, 14), "Förbundsstyrelsen"),
    ):
        council.add_council_step(CouncilStepEntry(step=step, date=day, who=who))
    for name in ("Region Gävleborg", "Hudiksvall", "Arbetsförmedlingen"):
        key = organisations.resolve(name)
        if key is not None:
            council.add_council_member(CouncilMemberEntry(organisation=key, since=dt.date(2017, 6, 20)))


def add_money(plan: Plan) -> None:
    """Write the lines of the budget, and costs booked on them."""
    lines = {
        name: economy.add_budget_line(BudgetLineEntry(plan=plan.code, name=name, amount=kronor * 100))
        for name, kronor in LINES.items()
    }
    for month in _MONTHS:
        day = dt.date(2017, month, 25)
        text = f"Processledare, månad {month}"
        economy.add_cost(CostEntry(date=day, text=text, amount=_SALARY * 100, line=lines["Processledare"]))
    for number, (month, date, text, kronor, line, supplier) in enumerate(COSTS, 1):
        economy.add_cost(
            CostEntry(
                date=dt.date(2017, month, date),
                text=text,
                amount=kronor * 100,
                line=lines[line],
                supplier=supplier,
                reference=f"V{number:03}",
            )
        )
