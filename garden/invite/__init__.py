"""Inviting somebody to look at a change: none to two people who said that they may be asked.

The point is to spread knowledge and to bring people together, not to predict who would come
anyway: on prose, recommenders do no better than "whoever was here last". So the draw is even
among all who fit, and it is explained. Nobody is mentioned, assigned or requested.
"""

from garden.invite.draw import draw
from garden.invite.gather import Change, gather
from garden.invite.model import Guest, Invitation, Invitee, TouchedNote
from garden.invite.words import as_data, as_markdown

__all__ = [
    "Change",
    "Guest",
    "Invitation",
    "Invitee",
    "TouchedNote",
    "as_data",
    "as_markdown",
    "draw",
    "gather",
]
