"""The events of a plan: those that are there are completed, the others added."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from asftui.formats import show_day
from asftui.i18n import _
from asftui.importing.known import KnownEvent
from asftui.importing.occasions import Occasion
from asftui.importing.plan import EventNew, EventPlan, New, Ref, Update
from asftui.importing.planning import Gathered, municipality
from asftui.registers.event_types import default_activities, type_name
from asftui.registers.events import EventEntry
from asftui.text import fold

_FILLS = ("end_date", "start_time", "end_time", "title", "town", "premises", "speaker", "notes", "invited", "signed_up")


@dataclass(kw_only=True)
class EventChanges:
    """Plans events, one after another."""

    gathered: Gathered
    today: dt.date
    plans: list[EventPlan] = field(default_factory=list)
    refs: list[Ref] = field(default_factory=list)
    """The event of each occasion."""
    added: list[EventNew] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    groups: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, occasion: Occasion, roles: set[str], *, held: bool, status: str = "", **more: Any) -> dict[str, Any]:
        """Plan one event and return what changes about one that is there.

        Args:
            occasion: as the sheet tells of it.
            roles: who came, for the activities of a new event.
            held: somebody came, so that a planned event whose day has come was held.
            status: as the sheet says.
            more: fields of the event that only some sheets have.
        """
        row = occasion.rows[0].row if occasion.rows else 0
        groups = self._groups(occasion)
        if occasion.match is not None:
            changed = self._complete(occasion, occasion.match, held, status, more)
            if changed:
                self.updates.append(
                    Update(id=occasion.match.id, revision=occasion.match.revision, values=changed, row=row)
                )
            new_groups = [group for group in groups if group not in occasion.match.groups]
            self.groups += [(occasion.match.id, group, row) for group in new_groups]
            self._plan(occasion, occasion.match.id, occasion.match.type, ())
            return {**changed, **({"groups": new_groups} if new_groups else {})}
        plan = self.gathered.known.plan_at(occasion.date)
        code = occasion.type or plan.default_event_type
        if not occasion.type:
            self._note(
                _("{event}: its type cannot be told, and is taken as {type}").format(
                    event=_label(occasion), type=type_name(plan, code)
                )
            )
        if not self.gathered.known.is_planned(occasion.date):
            self._note(_("{event}: outside the period of every plan").format(event=_label(occasion)))
        activities = default_activities(plan, code, roles)
        entry = EventEntry(
            date=occasion.date,
            type=code,
            title=occasion.title,
            status=status or ("held" if occasion.date <= self.today else "planned"),
            end_date=occasion.end_date,
            start_time=occasion.start_time,
            end_time=occasion.end_time if occasion.start_time else None,
            town=occasion.town,
            premises=occasion.premises,
            municipality=self._municipality(occasion.town),
            speaker=occasion.speaker,
            activities=activities,
            groups=tuple(groups),
            **more,
        )
        self.added.append(EventNew(entry=entry, row=row))
        self._plan(occasion, New(len(self.added) - 1), code, activities)
        return {}

    def _plan(self, occasion: Occasion, ref: Ref, code: str, activities: tuple[str, ...]) -> None:
        self.refs.append(ref)
        match = occasion.match
        if match is not None and not occasion.given and fold(match.title) != fold(occasion.title):
            self._note(
                _("{event} is taken for the event that is there: {other}").format(
                    event=_label(occasion), other=f"{match.title or match.type} {match.date.isoformat()}"
                )
            )
        elif match is None and len(occasion.candidates) > 1:
            self._note(
                _("{event} fits {n} events that are there, and is taken as a new one (--event says which)").format(
                    event=_label(occasion), n=len(occasion.candidates)
                )
            )
        self.plans.append(
            EventPlan(
                date=match.date if match else occasion.date,
                type=code,
                title=match.title if match else occasion.title,
                town=match.town if match else occasion.town,
                ref=ref,
                candidates=occasion.candidates,
                activities=activities,
            )
        )

    def _complete(
        self, occasion: Occasion, match: KnownEvent, held: bool, status: str, more: dict[str, Any]
    ) -> dict[str, Any]:
        """Return what a sheet adds to an event that is there: what was empty is filled, nothing is overwritten."""
        said: dict[str, Any] = {name: getattr(occasion, name, None) for name in _FILLS if hasattr(occasion, name)} | {
            name: value for name, value in more.items() if name in _FILLS
        }
        changed = {
            name: value
            for name, value in said.items()
            if value not in (None, "") and getattr(match, name) in (None, "")
        }
        if match.start_time and "end_time" in changed and not match.end_time and changed["end_time"] < match.start_time:
            del changed["end_time"]
        if "end_time" in changed and not (match.start_time or changed.get("start_time")):
            del changed["end_time"]
        if "end_date" in changed and changed["end_date"] < match.date:
            del changed["end_date"]
        if "town" in changed and not match.municipality and (seat := self._municipality(changed["town"])):
            changed["municipality"] = seat
        if status and status != match.status and not self.gathered.known.imported:
            changed["status"] = status
        elif not status and held and match.status == "planned" and match.date <= self.today:
            changed["status"] = "held"
            self._note(_("{event} was planned, and is marked as held").format(event=_label(occasion)))
        elif not status and held and match.status == "cancelled":
            self._note(_("{event} is cancelled, and stays so").format(event=_label(occasion)))
        if {"title", "town", "premises"} & set(changed):
            now = {name: changed.get(name, getattr(match, name)) for name in ("title", "type", "town", "premises")}
            changed["search_key"] = fold(" ".join(now.values()))
        return changed

    def _municipality(self, town: str) -> str | None:
        names = {fold(name): name for plan in self.gathered.known.plans for name in plan.municipalities}
        return names.get(fold(town)) or names.get(fold(municipality(town, self.gathered))) if town else None

    def _groups(self, occasion: Occasion) -> list[int]:
        if not occasion.group:
            return []
        known = self.gathered.known.groups
        found = [known[fold(part)] for part in [occasion.group, *_split(occasion.group)] if fold(part) in known]
        if not found:
            self._note(_('{event}: no group is called "{name}"').format(event=_label(occasion), name=occasion.group))
        return list(dict.fromkeys(found))

    def _note(self, text: str) -> None:
        if text not in self.gathered.notes:
            self.gathered.notes.append(text)


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").replace(" och ", ",").split(",") if part.strip()]


def _label(occasion: Occasion) -> str:
    return f"{occasion.title or occasion.town} {show_day(occasion.date)}".strip()
