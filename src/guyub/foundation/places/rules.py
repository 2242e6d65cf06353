from math import asin, cos, radians, sin, sqrt


def distance_km(lat1, lon1, lat2, lon2):
    """Great-circle distance in kilometres."""
    a = sin(radians(lat2 - lat1) / 2) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(a))
