"""Activities for programs: the same queries, commands and policies as the pages."""

from .activities import router as activities
from .attendances import router as attendances
from .shifts import router as shifts
from .signups import router as signups
from .swaps import router as swaps

routers = (activities, shifts, signups, swaps, attendances)
