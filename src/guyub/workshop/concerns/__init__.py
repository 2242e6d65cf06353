"""Owns what people report about a public page, and the operator's answer to it.

Refuses to know what the page shows: it keeps an address, a reason and words. A report is never public.
"""
