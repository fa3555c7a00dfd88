"""How commands end, and where they say what went wrong."""

from rich.console import Console

EXIT_FINDINGS = 1
EXIT_UNUSABLE = 2
EXIT_INTERNAL = 3

errors = Console(stderr=True, soft_wrap=True)
"""Where everything goes that is not the answer."""
