"""A file's bytes become plain values, in a process of its own with bounds on memory and time.

`process.py` is the side that asks; everything else runs in there. It is a room by itself so that it can be at work
before the rest of the program has been imported.
"""
