"""Goals and activities: a tree, with how, who, when, done against planned and the events beside it."""

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static, Tree
from textual.widgets.tree import TreeNode

from asftui.formats import show_day
from asftui.i18n import N_, _, ngettext
from asftui.indicators.gauges import read_status
from asftui.indicators.goals import ActivityLine, GoalLine, read_goals
from asftui.indicators.guidelines import GuidelineLine, read_guidelines
from asftui.indicators.words import show_now, show_value, status_word
from asftui.registers.event_lists import EventFilter, find_events
from asftui.registers.event_types import type_name
from asftui.registers.survey_figures import pairs_between
from asftui.registers.wording import GUIDELINE_STEPS, STATUS_NAMES
from asftui.text import harmless
from asftui.tui.drawing import glyphs_of
from asftui.tui.keys import bindings
from asftui.tui.plain import plain
from asftui.tui.screens.base import FramedScreen
from asftui.tui.screens.survey_lines import pair_lines

AUDIENCES = {"employee": N_("employees"), "politician": N_("politicians"), "other": N_("others")}
_EVENTS_SHOWN = 8
"""So many of an activity's latest events stand in the detail; Enter shows all."""


class PlanTree(Tree[GoalLine | ActivityLine]):
    """Goals with their activities under them. Its labels are the plan's text, never markup."""

    BINDINGS = bindings("open-node")

    def on_mount(self) -> None:
        self.show_root = False
        self.guide_depth = 2
        self.auto_expand = False
        full = glyphs_of(self.app).pointer == "›"
        self.ICON_NODE, self.ICON_NODE_EXPANDED = ("▸ ", "▾ ") if full else ("+ ", "- ")


class GoalsScreen(FramedScreen):
    """The plan's goals, and under each its activities with done of planned."""

    SECTION = "goals"
    HELP = N_(
        "The plan as a tree: goals, and under each its activities with how many times they were done, of how many"
        " planned. The detail says how, who and when, and lists the latest events. Space opens and closes a goal; Enter"
        " on an activity shows all its events. ▼ marks what is behind its plan; as needed and continuously never are."
    )
    AUTO_FOCUS = "PlanTree"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="plan"):
            yield PlanTree("")
            with VerticalScroll(id="detail", can_focus=False):
                yield Static("", id="text")

    def reload(self) -> None:
        goals = read_goals(self.ours.plan, self.ours.as_of)
        self._gauges = {g.code: g for g in read_status(self.ours.plan, self.ours.as_of).gauges}
        tree = self.query_one(PlanTree)
        if not tree.root.children:
            for goal in goals:
                node = tree.root.add(self._label(goal), data=goal, expand=True, allow_expand=bool(goal.activities))
                for activity in goal.activities:
                    node.add_leaf(self._label(activity), data=activity)
            tree.cursor_line = 0
        else:
            lines: dict[str, GoalLine | ActivityLine] = {goal.code: goal for goal in goals}
            lines.update((activity.code, activity) for goal in goals for activity in goal.activities)
            for node in (n for goal in tree.root.children for n in (goal, *goal.children)):
                if node.data is not None and node.data.code in lines:
                    node.data = lines[node.data.code]
                    node.set_label(self._label(node.data))
        self._show(tree.cursor_node)

    @on(Tree.NodeHighlighted)
    def _highlighted(self, event: Tree.NodeHighlighted[GoalLine | ActivityLine]) -> None:
        self._show(event.node)

    @on(Tree.NodeSelected)
    def _selected(self, event: Tree.NodeSelected[GoalLine | ActivityLine]) -> None:
        from asftui.tui.screens.events import EventsScreen

        if isinstance(event.node.data, ActivityLine):
            self.app.push_screen(EventsScreen(activity=event.node.data.code))
        else:
            event.node.toggle()

    def _label(self, line: GoalLine | ActivityLine) -> Text:
        if isinstance(line, GoalLine):
            return Text(harmless(f"{line.code} {line.short}"))
        done = f"{line.done}/{line.planned}" if line.planned is not None else str(line.done or "–")
        sign = glyphs_of(self.app).signs["behind"] if line.is_behind else " "
        audience = next((a.audience for a in self.ours.plan.activities if a.code == line.code), None)
        whom = f" ({_(AUDIENCES[audience])})" if audience else ""  # what tells namesakes apart
        return Text(harmless(f"{done:>5} {sign} {line.code[-2:]} {line.title}{whom}"))

    def _show(self, node: TreeNode[GoalLine | ActivityLine] | None) -> None:
        if node is None or node.data is None:
            return
        lines = self._goal(node.data) if isinstance(node.data, GoalLine) else self._activity(node.data)
        self.query_one("#text", Static).update(plain("\n".join(lines)))
        self.query_one("#detail").scroll_home(animate=False)

    def _goal(self, goal: GoalLine) -> list[str]:
        lines = [f"{goal.code} {goal.text}", ""]
        for code in goal.indicators:
            gauge = self._gauges[code]
            lines.append(
                _("{name}: {now} of {target}, {status}").format(
                    name=gauge.short,
                    now=show_now(gauge),
                    target=show_value(gauge, gauge.target),
                    status=status_word(gauge),
                )
            )
        if goal.guidelines is not None:
            lines += adopted_lines(read_guidelines(self.ours.plan, self.ours.as_of), goal)
        if goal.kind == "overall" and (learnt := self._learnt()):
            lines += [*([""] if goal.indicators else []), *learnt]
        return lines

    def _learnt(self) -> list[str]:
        """Return what surveys say that people knew before and know now (the plan's 11.2)."""
        plan, as_of = self.ours.plan, self.ours.as_of
        lines: list[str] = []
        for pair in pairs_between(plan.start, min(as_of, plan.end)):
            day = show_day(pair.date, plan.start.year) if pair.date else ""
            lines += ["", " · ".join(filter(None, (pair.title, day))), *pair_lines(pair)]
        return [_("What people say that they have learnt:"), *lines[1:]] if lines else []

    def _activity(self, activity: ActivityLine) -> list[str]:
        plan = self.ours.plan
        times = ngettext("Done {n} time", "Done {n} times", activity.done).format(n=activity.done)
        if activity.planned is not None:
            times += " " + _("of {planned} planned").format(planned=activity.planned)
        if activity.is_behind and activity.due is not None:
            times += ", " + _("{due} should be done by now").format(due=activity.due)
        lines = [
            f"{activity.code} {activity.title}",
            "",
            times,
            _("How: {text}").format(text=activity.how),
            _("Who: {text}").format(text=", ".join(activity.responsible)),
            _("When: {text}").format(text=activity.when),
        ]
        found = find_events(EventFilter(activity=activity.code, start=plan.start, end=plan.end), limit=_EVENTS_SHOWN)
        if found:
            lines.append("")
        for event in found:
            title = event.title or type_name(plan, event.type)
            parts = (show_day(event.date, plan.start.year), title, event.town, _(STATUS_NAMES[event.status]))
            lines.append(" · ".join(filter(None, parts)))
        return lines


def adopted_lines(lines: list[GuidelineLine], goal: GoalLine) -> list[str]:
    """Return how many have adopted guidelines under a goal, and who has come how far."""
    n, of = goal.guidelines or (0, 0)
    told = [_("Guidelines adopted: {n} of {of}").format(n=n, of=of)]
    for state in ("adopted", "in-work"):
        names = [each.authority.name for each in lines if each.state == state and each.authority.goal == goal.code]
        if names:
            told.append(f"{_(GUIDELINE_STEPS[state])}: {', '.join(names)}")
    return told
