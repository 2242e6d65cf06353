"""Interests for programs: the same queries, commands and policies as the pages."""

from .declarations import router as declarations
from .recusals import router as recusals

routers = (declarations, recusals)
