"""The commands, one module each: `run(args)` does it, prints, and returns the exit status.

`args` holds what the command's parser gives, and for every command:

- `settings`: the run's `Settings`;
- `as_of`: the date of `--as-of`, or None.

The store is open and of this version (`demo` opens its own, `upgrade` takes an older one).
"""
