"""`python -m asftui` is the `asftui` command."""

import sys

from asftui.cli import main

sys.exit(main())
