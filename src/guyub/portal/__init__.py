"""The front of the house: home, finder, navigation, sign-in, workspace, root urls, root API and the command line.

Joins what the floors below offer; owns no noun of its own.
"""
