"""Pure rules of places: how names are compared, nicknames, zones, distances. No ORM."""

from math import asin, cos, radians, sin, sqrt

from guyub.core.words import normalise

KINDS = {"kabupaten": "regency", "kab": "regency", "kota": "city", "kotamadya": "city", "provinsi": "province",
         "prov": "province", "propinsi": "province", "kecamatan": "district", "kec": "district"}
NICKNAMES = {
    "jogja": "yogyakarta", "yogya": "yogyakarta", "jogjakarta": "yogyakarta", "diy": "daerah istimewa yogyakarta",
    "solo": "surakarta", "dki": "daerah khusus ibukota jakarta", "jkt": "daerah khusus ibukota jakarta",
    "jakarta": "daerah khusus ibukota jakarta", "dki jakarta": "daerah khusus ibukota jakarta",
    "daerah khusus jakarta": "daerah khusus ibukota jakarta",
    "jaksel": "jakarta selatan", "jakbar": "jakarta barat", "jaktim": "jakarta timur", "jakut": "jakarta utara",
    "jakpus": "jakarta pusat", "bdg": "bandung", "sby": "surabaya", "smg": "semarang", "jateng": "jawa tengah",
    "jatim": "jawa timur", "jabar": "jawa barat", "sumut": "sumatera utara", "sumbar": "sumatera barat",
    "sumsel": "sumatera selatan", "babel": "kepulauan bangka belitung", "kepri": "kepulauan riau",
    "kalbar": "kalimantan barat", "kalteng": "kalimantan tengah", "kalsel": "kalimantan selatan",
    "kaltim": "kalimantan timur", "kaltara": "kalimantan utara", "sulut": "sulawesi utara", "sulteng": "sulawesi tengah",
    "sulsel": "sulawesi selatan", "sultra": "sulawesi tenggara", "sulbar": "sulawesi barat", "malut": "maluku utara",
    "ntb": "nusa tenggara barat", "ntt": "nusa tenggara timur", "gunung kidul": "gunungkidul", "kulonprogo": "kulon progo",
    "pekan baru": "pekanbaru", "tangsel": "tangerang selatan", "ambon manise": "ambon", "ujung pandang": "makassar",
}
SHORT = {"kep": "kepulauan", "kepl": "kepulauan", "gn": "gunung", "sei": "sungai"}
WITA = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
WIT = {"81", "82", "91", "92", "93", "94", "95", "96"}
PONTIANAK = {"61", "62"}
ABROAD = (  # zones that people of Indonesia's groups live in abroad, from west to east
    "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York", "America/Toronto", "America/Sao_Paulo",
    "America/Paramaribo", "Europe/London", "Europe/Amsterdam", "Europe/Berlin", "Europe/Paris", "Europe/Rome",
    "Africa/Lagos", "Africa/Johannesburg", "Africa/Cairo", "Europe/Istanbul", "Europe/Moscow", "Asia/Gaza", "Africa/Nairobi",
    "Asia/Riyadh", "Asia/Kuwait", "Asia/Qatar", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka",
    "Asia/Yangon", "Asia/Bangkok", "Asia/Ho_Chi_Minh", "Asia/Kuala_Lumpur", "Asia/Singapore", "Asia/Brunei", "Asia/Manila",
    "Asia/Hong_Kong", "Asia/Taipei", "Asia/Shanghai", "Australia/Perth", "Asia/Dili", "Asia/Seoul", "Asia/Tokyo",
    "Australia/Darwin", "Australia/Adelaide", "Australia/Brisbane", "Australia/Sydney", "Pacific/Port_Moresby",
    "Pacific/Noumea", "Pacific/Auckland",
)
TILES = {  # where each province stands on a map of equal squares: column, row, mark
    "11": (0, 0, "AC"), "12": (1, 1, "SU"), "13": (1, 2, "SB"), "14": (2, 2, "RI"), "15": (3, 3, "JA"),
    "16": (3, 4, "SS"), "17": (2, 3, "BE"), "18": (4, 5, "LA"), "19": (4, 3, "BB"), "21": (3, 1, "KR"),
    "31": (6, 6, "JK"), "32": (6, 7, "JB"), "33": (7, 6, "JT"), "34": (7, 7, "YO"), "35": (8, 6, "JI"),
    "36": (5, 6, "BT"), "51": (9, 6, "BA"), "52": (10, 6, "NB"), "53": (11, 6, "NT"), "61": (5, 2, "KB"),
    "62": (6, 3, "KT"), "63": (7, 3, "KS"), "64": (7, 2, "KI"), "65": (7, 1, "KU"), "71": (11, 1, "SA"),
    "72": (10, 2, "ST"), "73": (9, 4, "SN"), "74": (10, 4, "SG"), "75": (10, 1, "GO"), "76": (9, 3, "SR"),
    "81": (12, 4, "MA"), "82": (12, 2, "MU"), "91": (15, 2, "PA"), "92": (14, 2, "PB"), "93": (15, 4, "PS"),
    "94": (14, 3, "PT"), "95": (15, 3, "PP"), "96": (13, 2, "PD"),
}
TITLES = {"regency": "Kab. {}", "city": "Kota {}", "district": "Kec. {}"}


def zone_of_province(code):
    """IANA zone of a province's code: WIB, WITA or WIT."""
    if code in WIT:
        return "Asia/Jayapura"
    if code in WITA:
        return "Asia/Makassar"
    return "Asia/Pontianak" if code in PONTIANAK else "Asia/Jakarta"


def title_of(kind, name):
    """The name as it is shown: Kab. Klaten, Kota Surakarta, Kec. Kemalang; a province plainly."""
    return TITLES.get(kind, "{}").format(name)


def key_of(text):
    """A name as it is compared, its short forms written out: 'Kep. Seribu' is 'kepulauan seribu'."""
    return " ".join(SHORT.get(word, word) for word in normalise(text).split())


def asked(text):
    """(kind or '', words) of what somebody typed: 'Kab. Klaten' is ('regency', 'klaten'), 'solo' is ('', 'surakarta')."""
    words = key_of(text).split()
    kind = ""
    if len(words) > 1 and words[0] in KINDS:
        kind = KINDS[words[0]]
        words = words[1:]
    return kind, known_as(" ".join(words))


def known_as(words):
    """The official name behind a nickname."""
    return NICKNAMES.get(words, words)


def splits(words):
    """Name and what it lies in: 'klaten jawa tengah' is ('klaten jawa', 'tengah') and ('klaten', 'jawa tengah')."""
    parts = words.split()
    for at in range(len(parts) - 1, 0, -1):
        yield known_as(" ".join(parts[:at])), known_as(" ".join(part for part in parts[at:] if part not in KINDS))


def distance_km(lat1, lon1, lat2, lon2):
    """Great-circle distance in kilometres (haversine, mean radius 6,371 km)."""
    a = sin(radians(lat2 - lat1) / 2) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(a))


def box(lat, lon, km):
    """(south, north, west, east) of a box that holds everything within km of a point."""
    high = km / 111.0
    wide = km / (111.0 * max(0.1, cos(radians(lat))))
    return lat - high, lat + high, lon - wide, lon + wide
