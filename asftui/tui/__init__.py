"""The interface: screens that ask the registers and the indicators, and widgets that draw what they are given."""
