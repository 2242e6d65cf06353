"""What `guyub check` proves of pictures."""

from guyub.core.proofs import proof

from . import rules
from .models import File
from .queries import content_of


@proof
def contents():
    """Each picture lies in the folder of files, and its content is what its name says."""
    for name in File.objects.order_by("name").values_list("name", flat=True).distinct():
        data = content_of(name)
        if data is None:
            yield f"the content of picture {name} is not there"
        elif rules.name_of(data) != name:
            yield f"the content of picture {name} is another one"
