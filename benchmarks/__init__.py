"""How fast the house is, beside the least that Django can do on the same machine. `make bench`; it asserts nothing."""
