"""Moving and renaming notes and headings, with every link to them.

A move is planned as values (`plan`), proved on the garden it would make (`proof`), shown
(`diff`), and only then written, all of it or nothing (`journal`).
"""
