"""Places: which of the plan's municipalities a text means."""

from asftui.plan import Plan
from asftui.text import fold


def municipality_of(text: str, plan: Plan) -> str | None:
    """Return the plan's municipality that a town's or a municipality's name means, or None.

    `Bollnäs`, `BOLLNÄS`, `Bollnäs kommun` and `Gävles kommun` are all taken.
    """
    key = fold(text).removesuffix(" kommun").removesuffix(" kn")
    for name in plan.municipalities:
        own = fold(name)
        if key in (own, f"{own}s"):
            return name
    return None
