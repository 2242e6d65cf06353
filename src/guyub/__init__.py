"""Guyub: one house for occupational and volunteer groups, one ledger for all that is given."""
