"""How well each engine answers judged queries."""
