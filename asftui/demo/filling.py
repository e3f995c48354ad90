"""Fills the open store with the invented year, through the registers."""

from dataclasses import replace

from asftui.demo.enterprises import add_enterprises
from asftui.demo.names import Chance, email
from asftui.demo.placement_days import add_placement_days
from asftui.demo.placements import add_placements
from asftui.demo.structures import add_money, add_structures
from asftui.demo.surveys import add_surveys
from asftui.demo.year import EVENTS, GUESTS, READINGS, Happening
from asftui.i18n import _
from asftui.plan import Plan
from asftui.registers import groups, organisations, plans
from asftui.registers.attendance import AttendanceEntry, add_attendances, entry_for
from asftui.registers.event_types import default_activities
from asftui.registers.events import EventEntry, HeadCountEntry, add_event
from asftui.registers.people import PersonDetail, PersonEntry, add_person
from asftui.registers.readings import add_readings
from asftui.store import BatchInfo, Source, writing

SEED = 2017
TITLES = (
    "handläggare", "socialsekreterare", "enhetschef", "arbetsterapeut", "arbetskonsulent", "rehabkoordinator",
    "samordnare", "arbetsförmedlare", "försäkringsutredare", "verksamhetschef",
)  # fmt: skip
UNITS = ("Arbetsmarknadsenheten", "Socialförvaltningen", "Vuxenenheten", "Daglig verksamhet", "Försörjningsstöd")
SEATS = ("ledamot", "ersättare", "ordförande socialnämnden", "vice ordförande kommunstyrelsen")
FIRST_ROW = 7
"""Row of the first person in the sheets that the demo seems to have imported."""


def fill_demo() -> None:
    """Write the year: what was typed in as one change, then each imported list as its own."""
    with writing(_("An invented year"), by="demo"):
        year = _Year(plans.load_plan("gavleborg-2017"))
        year.add_around()
        for happening in EVENTS:
            if not happening.file:
                year.add(happening)
        add_surveys()
        add_structures()
        add_money(year.plan)
        add_enterprises()
        add_placements()
        add_placement_days()
    for happening in EVENTS:
        if happening.file:
            year.import_list(happening)


class _Year:
    """Writes events with their people, who come again now and then."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._chance = Chance(SEED)
        self._met: dict[tuple[str, str], list[PersonDetail]] = {}
        """People by role and town."""

    def add_around(self) -> None:
        """Write what the year needs beside its events: guests, groups, readings."""
        for name, kind in GUESTS.items():
            organisations.add_organisation(organisations.OrganisationEntry(name=name, kind=kind))
        for name in dict.fromkeys(happening.group for happening in EVENTS if happening.group):
            if groups.resolve(name) is None:
                kind = "network" if "nätverk" in name else "board"
                place = next((town for town in self.plan.municipalities if name.endswith(town)), None)
                owner = organisations.resolve(place) if place else None
                groups.add_group(groups.GroupEntry(name=name, kind=kind, organisation=owner, municipality=place))
        add_readings(self.plan.code, READINGS)

    def add(self, happening: Happening) -> None:
        """Write an event with those who came, or signed up."""
        came = self._people(happening)
        key = add_event(self._entry(happening, signed_up=len(came)))
        add_attendances([replace(entry, event=key) for entry in came])

    def import_list(self, happening: Happening) -> None:
        """Write an event and its list as an import does, with the sheet's rows."""
        n = happening.employees + happening.politicians
        rows = {"read": n, "new": n, "updated": 0, "unchanged": 0, "duplicate": 0, "rejected": 0}
        batch = BatchInfo(file=happening.file, sheet="Blad1", kind="attendance", digest=happening.file, rows=rows)
        with writing(_("Import of {file}").format(file=happening.file), by="demo", batch=batch):
            came = self._people(happening, sheet="Blad1")
            source = Source("Blad1", FIRST_ROW - 3)
            key = add_event(self._entry(happening, signed_up=len(came)), source)
            sources = [Source("Blad1", FIRST_ROW + i) for i in range(n)]
            add_attendances([replace(entry, event=key) for entry in came], sources)

    def _entry(self, happening: Happening, *, signed_up: int) -> EventEntry:
        roles = ("employee", "politician")
        heads = [HeadCountEntry(role=r, total=n) for r, n in zip(roles, happening.heads, strict=True) if n]
        counts = zip(roles, (happening.employees + happening.heads[0], happening.politicians), strict=True)
        came = {role for role, n in counts if n} | {head.role for head in heads}
        group = groups.resolve(happening.group) if happening.group else None
        return EventEntry(
            date=happening.day,
            type=happening.type,
            title=happening.title,
            status=happening.status,
            start_time=happening.at,
            moved_from=happening.moved_from,
            town=happening.town,
            premises=happening.premises,
            municipality=happening.town or None,
            signed_up=signed_up or None,
            activities=default_activities(self.plan, happening.type, came),
            groups=(group,) if group is not None else (),
            head_counts=tuple(heads),
        )

    def _people(self, happening: Happening, sheet: str = "") -> list[AttendanceEntry]:
        found: dict[int, AttendanceEntry] = {}
        wanted = ["employee"] * happening.employees + ["politician"] * happening.politicians
        for i, role in enumerate(wanted):
            source = Source(sheet, FIRST_ROW + i) if sheet else None
            guest = happening.guests[i] if role == "employee" and i < len(happening.guests) else ""
            person = self._person(happening.town, role, set(found), guest, source)
            held = happening.status == "held"
            present = held and not self._chance.happens(0.07)
            entry = entry_for(0, person, role=role, present=present)
            # A list without a title column leaves some roles unknown.
            found[person.id] = replace(entry, role_known=not (role == "employee" and self._chance.happens(0.06)))
        return list(found.values())

    def _person(self, town: str, role: str, here: set[int], guest: str, source: Source | None) -> PersonDetail:
        met = [person for person in self._met.get((role, town), []) if person.id not in here]
        if met and not guest and self._chance.happens(0.42):
            return self._chance.pick(met)
        name = self._chance.name()
        owner, unit = self._workplace(town, role, guest)
        entry = PersonEntry(
            name=name,
            email=email(name) if self._chance.happens(0.6) else "",
            organisation=organisations.resolve(owner),
            unit=unit,
            title=self._chance.pick(SEATS if role == "politician" else TITLES),
            role=role,
            municipality=town,
        )
        person = PersonDetail(id=add_person(entry, source), revision=1, **vars(entry))
        self._met.setdefault((role, town), []).append(person)
        return person

    def _workplace(self, town: str, role: str, guest: str) -> tuple[str, str]:
        if guest:
            return guest, ""
        if role == "politician":
            return ("Region Gävleborg" if self._chance.happens(0.1) else town), ""
        if self._chance.happens(0.6):
            return town, self._chance.pick(UNITS)
        return self._chance.pick(("Arbetsförmedlingen", "Försäkringskassan", "Region Gävleborg")), ""
