"""Each indicator's value at a date with what it was computed from: grouped queries in, pure arithmetic after.

    read_status(plan, as_of)          all gauges and the budget          (gauges)
    read_sources(plan, code, as_of)   the records behind one value       (sources)
    read_goals(plan, as_of)           goals and activities, done of planned (goals)

Nothing here writes, and nothing draws.
"""
