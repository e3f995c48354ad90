"""What the processes do that open one store together. A module of its own, for a spawned process imports it."""

from typing import Any

from asftui import store
from asftui.registers.plans import plan_codes
from asftui.registers.seed import seed_builtin_plan


def open_together(path: str, gate: Any, answers: Any) -> None:
    """Wait for the others, open the store, and tell the plans that are in it, or what went wrong."""
    try:
        gate.wait(60)
        store.open_store(path, user="anna", seed=seed_builtin_plan)
        store.require_current()
        answers.put(plan_codes())
        store.close()
    except Exception as error:  # noqa: BLE001 - the test shows it
        answers.put(repr(error))
