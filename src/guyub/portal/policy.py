"""Who may change what the house says of itself."""


def may_edit_chapter(actor, nothing):
    return actor.operator


may_restore_chapter = may_edit_chapter
