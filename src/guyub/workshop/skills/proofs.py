from guyub.core.proofs import proof

from .models import Skill
from .rules import closed


@proof
def includes_are_closed():
    """What an included skill includes is included, so that one join judges a requirement."""
    includes = {}
    for pk, inner in Skill.objects.values_list("pk", "includes"):
        includes.setdefault(pk, set()).update({inner} - {None})
    for pk, whole in closed(includes).items():
        if missing := whole - includes[pk]:
            yield f"skill {pk} does not include {sorted(missing)}, which its included skills do"
