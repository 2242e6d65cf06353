"""The side bar and tab bar of a group's workspace; the portal fills the list, pages of every floor show it."""

SIDE = []  # (icon, label, address with {slug}, on the phone's tab bar)


def workspace(request, group, counts=None):
    """Context of a workspace page: side and tabbar as (icon, label, url, current, count), hat (the group)."""
    path, counts = request.path, counts or {}
    rows = [(icon, label, url.format(slug=group.slug), short) for icon, label, url, short in SIDE]
    here = max((url for _icon, _label, url, _short in rows if path.startswith(url)), key=len, default="")
    return {
        "side": [(icon, label, url, url == here, counts.get(url)) for icon, label, url, _short in rows],
        "tabbar": [(icon, label, url, url == here) for icon, label, url, short in rows if short],
        "hat": group,
    }
