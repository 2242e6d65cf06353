"""Owns professional credits: schemes as dated, sourced versions, who is in which cycle, entries and how they are counted.

Refuses to grant an official credit: what it counts is the group's own reckoning and evidence for whoever grants. Knows
attendances, and nothing of learning, certificates or portfolios.
"""
