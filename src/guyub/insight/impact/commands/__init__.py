from .participation import count_participation
from .recount import (
    counted,
    differences,
    hold_figures,
    recount_presences,
    release_figures,
    write_figures,
)

__all__ = [
    "count_participation", "counted", "differences", "hold_figures", "recount_presences", "release_figures", "write_figures",
]
