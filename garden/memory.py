"""How often Python looks through memory for rubbish: for commands to say, never for the core."""

import gc

_OFTEN = 50_000
"""So many new things are made before the newest are looked through; by itself it is 700."""
_SELDOM = (20, 50)


def tidy_seldom() -> None:
    """Let Python tidy up more seldom, and never again through what is there by now.

    A garden is made of very many small things that all stay until the command ends; to look
    through them again and again takes a tenth of a build and finds nothing.
    """
    if not gc.get_freeze_count():  # a site that is served is built again and again
        gc.freeze()
    gc.set_threshold(_OFTEN, *_SELDOM)
