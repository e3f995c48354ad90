"""The plans that the store owns: taken in from a plan file, and read back as one value."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from asftui import plan as plans
from asftui.errors import NotFound, RecordError
from asftui.i18n import _
from asftui.registers import groups, organisations, structures
from asftui.store import SYSTEM, writing
from asftui.store.models import Activity, EventType, Goal, Indicator, Plan, Reading


def add_plan(plan: plans.Plan) -> None:
    """Take a plan into the store, with the organisations and groups that it names, in one transaction.

    Raises:
        RecordError: the store has a plan with its code.
    """
    with writing(_("Plan {code} added").format(code=plan.code), by=SYSTEM) as writer:
        if plan.code in plan_codes():
            raise RecordError(_("The store has a plan {code} already").format(code=plan.code), field="code")
        row = writer.insert(
            Plan,
            code=plan.code,
            name=plan.name,
            association=plan.association,
            county=plan.county,
            language=plan.language,
            start=plan.start,
            end=plan.end,
            purpose=plan.purpose,
            budget=plan.budget,
            day_rate=plan.day_rate,
            half_day=plan.half_day,
            default_event_type=plan.default_event_type,
            document=_document(plan),
        )
        goals = dict(
            zip(
                (g.code for g in plan.goals),
                writer.insert_many(
                    Goal,
                    [
                        {
                            "plan": row,
                            "position": n,
                            "code": g.code,
                            "kind": g.kind,
                            "text": g.text,
                            "short": g.short,
                            "guidelines": json.dumps(g.guidelines),
                        }
                        for n, g in enumerate(plan.goals, 1)
                    ],
                ),
                strict=True,
            )
        )
        writer.insert_many(
            Activity, [_activity_row(a, n, row, goals[a.goal]) for n, a in enumerate(plan.activities, 1)]
        )
        serves = {code: goals[g.code] for g in plan.goals for code in g.indicators}
        indicators = writer.insert_many(
            Indicator, [_indicator_row(i, n, row, serves.get(i.code)) for n, i in enumerate(plan.indicators, 1)]
        )
        writer.insert_many(
            Reading,
            [
                {"indicator": key, "date": i.baseline_date or plan.start, "value": i.baseline, "baseline": True}
                for key, i in zip(indicators, plan.indicators, strict=True)
                if i.baseline is not None
            ],
        )
        writer.insert_many(EventType, [_event_type_row(t, n, row) for n, t in enumerate(plan.event_types, 1)])
        for party in plan.parties:
            organisations.ensure_party(party)
        for group in plan.groups:
            groups.ensure_group(group)
        structures.ensure_members(plan)


def plan_codes() -> list[str]:
    """Return the codes of all plans in the store, by their first day."""
    return [code for (code,) in Plan.select(Plan.code).order_by(Plan.start, Plan.code).tuples()]


def current_code(today: date, asked: str = "") -> str:
    """Return the code asked for, else that of the plan whose period holds today, else of the latest.

    Raises:
        NotFound: there is no plan with that code, or none at all.
    """
    rows: list[tuple[str, date, date]] = list(
        Plan.select(Plan.code, Plan.start, Plan.end).order_by(Plan.start.desc(), Plan.code).tuples()
    )
    codes = [code for code, _start, _end in rows]
    if asked:
        if asked not in codes:
            raise NotFound(
                _("There is no plan {code} in the store").format(code=asked),
                remedy=_("There are: {codes}.").format(codes=", ".join(codes)),
            )
        return asked
    if not codes:
        raise NotFound(_("The store has no plan"))
    return next((code for code, start, end in rows if start <= today <= end), codes[0])


def day_within(plan: plans.Plan, day: date) -> date:
    """Return a day held within a plan's period: what the as-of date is where nobody says otherwise."""
    return min(max(day, plan.start), plan.end)


def plan_of(day: date, prefer: str = "") -> str | None:
    """Return the code of the plan whose period holds a day (the preferred one where several do), or None."""
    query = Plan.select(Plan.code).where(Plan.start <= day, Plan.end >= day).order_by(Plan.start, Plan.code)
    codes = [code for (code,) in query.tuples()]
    return prefer if prefer in codes else next(iter(codes), None)


def load_plan(code: str) -> plans.Plan:
    """Return a plan of the store as one value.

    Raises:
        NotFound: there is no plan with that code.
    """
    row: dict[str, Any] | None = Plan.select().where(Plan.code == code).dicts().first()
    if row is None:
        raise NotFound(_("There is no plan {code} in the store").format(code=code))
    key = row["id"]
    goals = list(Goal.select().where(Goal.plan == key).order_by(Goal.position).dicts())
    indicators = list(Indicator.select().where(Indicator.plan == key).order_by(Indicator.position).dicts())
    activities = Activity.select().where(Activity.plan == key).order_by(Activity.position).dicts()
    types = EventType.select().where(EventType.plan == key).order_by(EventType.position).dicts()
    baselines = {
        reading["indicator"]: reading
        for reading in Reading.select()
        .where(Reading.indicator.in_([i["id"] for i in indicators]), Reading.baseline)
        .dicts()
    }
    codes = {g["id"]: g["code"] for g in goals}
    document = json.loads(row["document"])
    return plans.Plan(
        **{
            name: row[name]
            for name in (
                "code",
                "name",
                "association",
                "county",
                "language",
                "start",
                "end",
                "purpose",
                "budget",
                "day_rate",
                "half_day",
                "default_event_type",
            )
        },
        goals=tuple(
            plans.Goal(
                code=g["code"],
                kind=g["kind"],
                text=g["text"],
                short=g["short"],
                guidelines=tuple(json.loads(g["guidelines"])),
                indicators=tuple(i["code"] for i in indicators if i["goal"] == g["id"]),
            )
            for g in goals
        ),
        activities=tuple(_activity(a, codes[a["goal"]]) for a in activities),
        indicators=tuple(_indicator(i, baselines.get(i["id"])) for i in indicators),
        event_types=tuple(
            plans.EventType(
                code=t["code"],
                name=t["name"],
                aliases=tuple(json.loads(t["aliases"])),
                counts=t["counts"],
                informs=t["informs"],
                activities=tuple(json.loads(t["activities"])),
                note=t["note"],
            )
            for t in types
        ),
        municipalities=tuple(document["municipalities"]),
        report_dates=tuple(map(date.fromisoformat, document["report_dates"])),
        paid_marks=tuple(document.get("paid_marks", ("present", "half"))),  # a store from before it was a setting
        structure_members=tuple(
            plans.StructureMember(municipality=m["municipality"], since=date.fromisoformat(m["since"]))
            for m in document["structure_members"]
        ),
        parties=tuple(plans.Party(**{**p, "aliases": tuple(p["aliases"])}) for p in document["parties"]),
        groups=tuple(plans.PlanGroup(**g) for g in document["groups"]),
        tracks=tuple(plans.Track(**t) for t in document["tracks"]),
        needs=_items(document["needs"]),
        assignments=_items(document["assignments"]),
        target_groups=_items(document["target_groups"]),
        roles=_items(document["roles"]),
    )


_IN_DOCUMENT = (
    "municipalities",
    "report_dates",
    "paid_marks",
    "structure_members",
    "parties",
    "groups",
    "tracks",
    "needs",
    "assignments",
    "target_groups",
    "roles",
)


def _document(plan: plans.Plan) -> str:
    whole = asdict(plan)
    return json.dumps({name: whole[name] for name in _IN_DOCUMENT}, ensure_ascii=False, default=date.isoformat)


def _activity_row(activity: plans.Activity, position: int, plan: int, goal: int) -> dict[str, Any]:
    lists = {
        name: json.dumps(getattr(activity, name), ensure_ascii=False)
        for name in ("responsible", "assignments", "needs")
    }
    return {**asdict(activity), **lists, "plan": plan, "goal": goal, "position": position}


def _activity(row: dict[str, Any], goal: str) -> plans.Activity:
    lists: dict[str, Any] = {name: tuple(json.loads(row[name])) for name in ("responsible", "assignments", "needs")}
    kept = {
        name: row[name] for name in ("code", "title", "how", "when", "planned", "start", "end", "audience", "track")
    }
    return plans.Activity(goal=goal, **kept, **lists)


def _indicator_row(indicator: plans.Indicator, position: int, plan: int, goal: int | None) -> dict[str, Any]:
    row = asdict(indicator)
    del row["baseline"], row["baseline_date"]  # they are its first reading
    milestones = json.dumps([[m.date.isoformat(), m.value] for m in indicator.milestones])
    return {**row, "milestones": milestones, "plan": plan, "goal": goal, "position": position}


def _indicator(row: dict[str, Any], baseline: dict[str, Any] | None) -> plans.Indicator:
    kept = {
        name: row[name]
        for name in ("code", "name", "short", "section", "kind", "unit", "counts", "target", "target_date")
    }
    return plans.Indicator(
        **kept,
        baseline=baseline["value"] if baseline else None,
        baseline_date=baseline["date"] if baseline else None,
        milestones=tuple(
            plans.Milestone(date=date.fromisoformat(day), value=value) for day, value in json.loads(row["milestones"])
        ),
    )


def _event_type_row(kind: plans.EventType, position: int, plan: int) -> dict[str, Any]:
    lists = {name: json.dumps(getattr(kind, name), ensure_ascii=False) for name in ("aliases", "activities")}
    return {**asdict(kind), **lists, "plan": plan, "position": position}


def _items(rows: Iterable[dict[str, Any]]) -> tuple[plans.Item, ...]:
    return tuple(plans.Item(**row) for row in rows)
