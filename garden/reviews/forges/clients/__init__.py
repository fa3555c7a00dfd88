"""Forges over the network: their own client libraries, and the patience that all of them lack.

One file for each forge says which method of its library answers which question. Below the
libraries lies `patience`: every request goes through it, whoever makes it.
"""
