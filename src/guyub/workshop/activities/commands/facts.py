"""What notices say of a shift."""


def facts_of(shift):
    """Facts for a notice's template; shift with activity, its group and role joined."""
    activity = shift.activity
    return {
        "activity": activity.title, "group": activity.group.name, "role": shift.role.name, "zone": activity.timezone,
        "start": shift.starts_at.isoformat(), "end": shift.ends_at.isoformat(), "venue": activity.venue,
    }
