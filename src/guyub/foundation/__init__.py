"""What every wing stands on: places, people, groups."""
