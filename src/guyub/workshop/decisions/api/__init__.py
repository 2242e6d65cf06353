"""Deciding for programs: the same queries, commands and policies as the pages."""

from .bodies import router as bodies
from .meetings import router as meetings
from .obligations import router as obligations
from .proposals import router as proposals
from .votes import router as votes

routers = (bodies, meetings, proposals, votes, obligations)
