"""The canonical N-Quads (RDFC-1.0) of the documents that this house signs, without a JSON-LD processor.

Only these terms are known, and at most one node may be without id: then the canonical form is the sorted lines, and the
nameless node is _:c14n0. Whatever is outside is refused, so nothing is read that was not signed. Tests hold the table
against the contexts of W3C and 1EdTech with processors that others wrote.
"""

import re

VC = "https://www.w3.org/2018/credentials#"
OB = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
STATUS = "https://www.w3.org/ns/credentials/status#"
SECURITY = "https://w3id.org/security#"
SCHEMA = "https://schema.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
ODD_XSD = "https://www.w3.org/2001/XMLSchema#"  # as the context of Open Badges writes it
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
BADGE_CONTEXTS = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
LIST_CONTEXTS = BADGE_CONTEXTS[:1]

NODE, LINK, WORDS, NAME = "a node", "a link", "words", "a name of security"  # else: the IRI of the datatype
TYPES = {
    "VerifiableCredential": f"{VC}VerifiableCredential", "OpenBadgeCredential": f"{OB}OpenBadgeCredential",
    "BitstringStatusListCredential": f"{STATUS}BitstringStatusListCredential",
    "BitstringStatusList": f"{STATUS}BitstringStatusList", "BitstringStatusListEntry": f"{STATUS}BitstringStatusListEntry",
    "Profile": f"{OB}Profile", "AchievementSubject": f"{OB}AchievementSubject", "IdentityObject": f"{OB}IdentityObject",
    "Achievement": f"{OB}Achievement", "Evidence": f"{OB}Evidence", "DataIntegrityProof": f"{SECURITY}DataIntegrityProof",
}
ANYWHERE = {"name": (f"{SCHEMA}name", WORDS), "description": (f"{SCHEMA}description", WORDS)}
BADGE = {"narrative": (f"{OB}narrative", WORDS), "url": (f"{SCHEMA}url", f"{ODD_XSD}anyURI")}
MEMBERS = {
    "VerifiableCredential": {
        "issuer": (f"{VC}issuer", NODE), "validFrom": (f"{VC}validFrom", f"{XSD}dateTime"),
        "validUntil": (f"{VC}validUntil", f"{XSD}dateTime"), "credentialSubject": (f"{VC}credentialSubject", NODE),
        "credentialStatus": (f"{VC}credentialStatus", NODE), "evidence": (f"{VC}evidence", NODE)},
    "BitstringStatusListEntry": {
        "statusPurpose": (f"{STATUS}statusPurpose", WORDS), "statusListIndex": (f"{STATUS}statusListIndex", WORDS),
        "statusListCredential": (f"{STATUS}statusListCredential", LINK)},
    "BitstringStatusList": {
        "statusPurpose": (f"{STATUS}statusPurpose", WORDS), "encodedList": (f"{STATUS}encodedList", f"{SECURITY}multibase")},
    "AchievementSubject": {
        "achievement": (f"{OB}achievement", NODE), "identifier": (f"{OB}identifier", NODE), "role": (f"{OB}role", WORDS),
        "activityStartDate": (f"{OB}activityStartDate", f"{ODD_XSD}date"),
        "activityEndDate": (f"{OB}activityEndDate", f"{ODD_XSD}date")},
    "IdentityObject": {
        "hashed": (f"{OB}hashed", f"{ODD_XSD}boolean"), "identityHash": (f"{OB}identityHash", WORDS),
        "identityType": (f"{OB}identityType", WORDS)},
    "Achievement": {"achievementType": (f"{OB}achievementType", WORDS), "criteria": (f"{OB}Criteria", NODE)},
    "DataIntegrityProof": {
        "created": ("http://purl.org/dc/terms/created", f"{XSD}dateTime"), "verificationMethod": (
            f"{SECURITY}verificationMethod", LINK), "proofPurpose": (f"{SECURITY}proofPurpose", NAME),
        "cryptosuite": (f"{SECURITY}cryptosuite", f"{SECURITY}cryptosuiteString")},
}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
SPECIAL = re.compile(r"[\x00-\x1f\x7f\"\\]")


class Unreadable(ValueError):
    """A document that is not of the kind that this house signs."""


def canonical(document, contexts=BADGE_CONTEXTS):
    """The canonical N-Quads of a document without its proof, or of the options of a proof, as text."""
    lines, seen = set(), set()
    describe({key: value for key, value in document.items() if key not in ("@context", "proof")},
             contexts == BADGE_CONTEXTS, lines, seen)
    return "".join(sorted(lines))


def describe(node, badge, lines, seen):
    """Write what a node says into the lines; returns its name as N-Quads write it."""
    if not isinstance(node, dict) or not node:
        raise Unreadable("a node is an object")
    name = f"<{iri(node['id'])}>" if "id" in node else "_:c14n0"
    if name in seen:
        raise Unreadable(f"{name} is described twice")
    seen.add(name)
    types = each(node.get("type", []))
    known = {**ANYWHERE, **(BADGE if badge else {})}
    for kind in types:
        if kind not in TYPES:
            raise Unreadable(f"unknown type {kind!r}")
        lines.add(f"{name} {TYPE} <{TYPES[kind]}> .\n")
        known.update(MEMBERS.get(kind, {}))
    for member, said in node.items():
        if member in ("id", "type"):
            continue
        if member not in known:
            raise Unreadable(f"unknown member {member!r}")
        about, form = known[member]
        for value in each(said):
            lines.add(f"{name} <{about}> {written(value, form, badge, lines, seen)} .\n")
    return name


def each(said):
    return said if isinstance(said, list) else [said]


def written(value, form, badge, lines, seen):
    """A value as N-Quads write it."""
    if form == NODE:
        return describe(value, badge, lines, seen)
    if isinstance(value, bool) and form.endswith("boolean"):
        return f'"{str(value).lower()}"^^<{form}>'
    if not isinstance(value, str):
        raise Unreadable("a value is text")
    if form == LINK:
        return f"<{iri(value)}>"
    if form == NAME:
        return f"<{SECURITY}{iri(f'x:{value}')[2:]}>"
    text = '"' + SPECIAL.sub(escaped, value) + '"'
    return text if form == WORDS else f"{text}^^<{form}>"


def iri(text):
    if not isinstance(text, str) or not IRI.fullmatch(text):
        raise Unreadable("not an absolute address")
    return text


def escaped(found):
    return ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
