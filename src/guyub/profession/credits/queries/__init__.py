from .cycle import cycle, my_cycles, open_schemes
from .official import differences
from .pack import proved
from .queue import audits, claims_waiting, queue
from .roll import picture, roll
from .scheme import bodies, draft_page, patterns, schemes_of, source_of, trial, version_in_force
from .suggestions import suggestions

__all__ = [
    "audits", "bodies", "claims_waiting", "cycle", "differences", "draft_page", "my_cycles", "open_schemes", "patterns",
    "picture", "proved", "queue",
    "roll", "schemes_of", "source_of", "suggestions", "trial", "version_in_force",
]
