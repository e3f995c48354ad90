"""What a new store begins with: the plans that come with the program."""

from asftui.plan import builtin_plan_paths, load_plan
from asftui.registers.plans import add_plan


def seed_builtin_plan() -> None:
    """Take the built-in plans into the open store."""
    for path in builtin_plan_paths():
        add_plan(load_plan(path))
