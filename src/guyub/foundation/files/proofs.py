"""What `guyub check` proves of pictures and documents."""

import hashlib

from guyub.core.proofs import proof

from . import rules
from .models import Document, File
from .queries import content_of, document_of


@proof
def contents():
    """Each picture lies in the folder of files, and its content is what its name says."""
    for name in File.objects.order_by("name").values_list("name", flat=True).distinct():
        data = content_of(name)
        if data is None:
            yield f"the content of picture {name} is not there"
        elif rules.name_of(data) != name:
            yield f"the content of picture {name} is another one"


@proof
def documents():
    """Each document lies in its folder, and its content is what its name says."""
    for name in Document.objects.order_by("name").values_list("name", flat=True).distinct():
        data = document_of(name)
        if data is None:
            yield f"the content of document {name} is not there"
        elif f"{hashlib.sha256(data).hexdigest()}.pdf" != name:
            yield f"the content of document {name} is another one"
