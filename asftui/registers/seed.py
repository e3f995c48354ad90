"""What a new store begins with: the plans that come with the program."""

from asftui.registers.plans import add_plan


def seed_builtin_plan() -> None:
    """Take the built-in plans into the open store."""
    from asftui.plan.loader import builtin_plan_paths, load_plan  # only a new store needs what reads plan files

    for path in builtin_plan_paths():
        add_plan(load_plan(path))
