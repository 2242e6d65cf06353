from guyub.core.actors import Actor
from guyub.core.commands import command
from guyub.foundation.files.commands import drop_file, keep_picture

from .. import policy

OFFICE = Actor.office_of("groups")


@command(policy.may_set_logo, joined=("logo",))
def set_logo(actor, group, *, data):
    """Give the group a picture of its own; the one before it goes."""
    old, group.logo = group.logo, keep_picture(OFFICE, None, data=data)
    group.save(update_fields=["logo"])
    if old is not None:
        drop_file(OFFICE, old)
    return group


@command(policy.may_remove_logo, joined=("logo",))
def remove_logo(actor, group):
    """Show the cloth alone again."""
    old, group.logo = group.logo, None
    group.save(update_fields=["logo"])
    if old is not None:
        drop_file(OFFICE, old)
    return group
