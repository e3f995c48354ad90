"""Screens: each asks the registers and the indicators, and gives its widgets what they said."""
