"""Widgets: each draws the values that it is given and answers by messages."""
