from .recount import (
    counted,
    differences,
    hold_figures,
    recount_presences,
    release_figures,
    write_figures,
)

__all__ = ["counted", "differences", "hold_figures", "recount_presences", "release_figures", "write_figures"]
