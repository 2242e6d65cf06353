import hashlib
import os
import tempfile

from django.db import transaction

from guyub.core.commands import command
from guyub.core.errors import Rejected

from . import policy, rules
from .models import Document, File, place_of, place_of_document


@command(policy.may_keep_picture)
def keep_picture(actor, nothing=None, /, *, data):
    """Look at an uploaded picture and keep it, small and without hidden data, under the name of its content."""
    try:
        drawn, width, height = rules.clean_picture(data)
    except rules.Unfit as error:
        raise Rejected(error.args[0], field="picture") from None
    name = rules.name_of(drawn)
    lay_down(place_of(name), drawn)
    return File.objects.create(name=name, size=len(drawn), width=width, height=height)


@command(policy.may_keep_document)
def keep_document(actor, nothing=None, /, *, data, title=""):
    """Keep a document as a small PDF under the name of its content; a photograph becomes one."""
    try:
        kept = rules.clean_document(data)
    except rules.Unfit as error:
        raise Rejected(error.args[0], field="file") from None
    name = f"{hashlib.sha256(kept).hexdigest()}.pdf"
    lay_down(place_of_document(name), kept)
    return Document.objects.create(
        name=name, digest=hashlib.sha256(data).hexdigest(), title=title[:120], size=len(kept))


@command(policy.may_drop_file)
def drop_file(actor, file):
    """Forget a picture; its content goes with the last row that names it."""
    name = file.name
    file.delete()
    transaction.on_commit(lambda: sweep_away(name))


def lay_down(path, data):
    """Put it in place in one step; what a rolled back command leaves behind is overwritten by the next of its content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half, name = tempfile.mkstemp(dir=path.parent, suffix=".half")
    with os.fdopen(half, "wb") as out:
        out.write(data)
    os.chmod(name, 0o644)
    os.replace(name, path)


def sweep_away(name):
    if not File.objects.filter(name=name).exists():
        place_of(name).unlink(missing_ok=True)
