"""Pictures are kept and dropped on behalf of whoever stands above and has judged; nobody does so by hand."""

KEEPERS = {"groups"}
FILERS = {"credits"}


def may_keep_picture(actor, nothing):
    return actor.office in KEEPERS


def may_drop_file(actor, file):
    return actor.office in KEEPERS


def may_keep_document(actor, nothing):
    return actor.office in FILERS
