"""The side bar and tab bar of a group's workspace; the portal fills the list, pages of every floor show it."""

from dataclasses import dataclass

SIDE = []  # Doors in order


@dataclass(frozen=True)
class Door:
    """One entry of a workspace: the roles that may enter, and `tab`, its short name on a phone's tab bar ("": not there).

    A door that is `open_only` leads nowhere while the group waits for the operator or has been closed.
    """

    icon: str
    label: object
    address: str
    roles: tuple
    tab: object = ""
    side: bool = True
    open_only: bool = False


def doors(actor, group):
    """The doors that open for this actor, as (Door, url)."""
    return [(door, door.address.format(slug=group.slug)) for door in SIDE
            if actor.holds(group, *door.roles) and (group.living or not door.open_only)]


def workspace(request, group, counts=None):
    """Context of a workspace page: side and tabbar as (icon, label, url, current, …), hat (the group).

    What the actor may not enter is not shown; on a phone what has no tab of its own is behind the last one.
    """
    path, counts = request.path, counts or {}
    rows = doors(request.actor, group)
    side = [(door, url) for door, url in rows if door.side]
    tabs = [(door, url) for door, url in rows if door.tab]
    here = max((url for _door, url in side if path.startswith(url)), key=len, default="")
    last = tabs[-1][1] if tabs else ""
    tabbed = here if any(url == here for _door, url in tabs) else last
    if path.startswith(last):
        tabbed = last
    return {
        "side": [(door.icon, door.label, url, url == here, counts.get(url)) for door, url in side],
        "tabbar": [(door.icon, door.tab, url, url == tabbed) for door, url in tabs],
        "hat": group,
    }
