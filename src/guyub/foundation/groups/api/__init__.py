"""Groups and memberships for programs."""

from .groups import router as groups
from .memberships import router as memberships

routers = (groups, memberships)
