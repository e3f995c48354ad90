"""asftui: a coordination association's yearly action plan in the terminal."""

__version__ = "0.1.0"
