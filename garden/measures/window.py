"""What the cards of measures that look back say alike.

In the formulas, H_W(n) is the set of people who had a hand in the note n within the window W:
a substantive change, a share in one as co-author, a review with text, or a dated entry of
`reviews:`. A change is substantive if it alters the text beyond white space and the targets of
links, belongs to a commit that touches at most 25 notes, is not set aside in
`.git-blame-ignore-revs`, and was made by a person. See `garden.engagement`.
"""

WINDOW = "Two years up to the day that is named (730 days, which the settings may change)."
SHALLOW = "Where the history was fetched in part only, nothing is said."
APART = (
    "People are joined by .mailmap and people.yml alone, so somebody who signs in two ways and "
    "is in neither counts twice."
)
