"""Decision concentration (M11): on how few shoulders the care of domains rests.

What charters state is known from the notes; who merged what is not, and stays *unknown*.
"""

from garden.measures.measure import Measure

STEWARDSHIP = Measure(
    id="M11",
    name="Decision concentration",
    definition="How many stewards each domain has, as its charter and they themselves state in "
    "public, and how many domains have one only. With a record of changes also the share that "
    "the busiest holder of a role merged, unnamed.",
    formula="|stewards(d)| for each d; |{d : |stewards(d)| = 1}|; max over roles of merged / all",
    source="Our own; roles and not persons, from what is declared in public.",
    window="The charters as they are now; merges within two years.",
    denominator="All domains; for merges, all that were accepted in the window.",
    cannot="Who decides in truth. Power need not be written in a charter.",
)
