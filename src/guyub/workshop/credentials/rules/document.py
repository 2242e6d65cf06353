"""What a credential says, as an Open Badge (OB 3.0 on VC 2.0), and as a slip; in whole, or in chosen parts."""

from urllib.parse import quote

from .multibase import multikey
from .quads import BADGE_CONTEXTS, LIST_CONTEXTS
from .slip import FORM

ALL = ("name", "role", "period", "hours", "rows")


def did_web(site, group_id):
    """did:web of a group: its document is at /penerbit/<id>/did.json."""
    return f"did:web:{quote(site.split('://')[-1], safe='.-')}:penerbit:{group_id}"


def did_key(public):
    return f"did:key:{multikey(public)}"


def issuer_of(site, group_id, public):
    """(issuer, verificationMethod): by the web where the house has an https address, else by the key itself."""
    if site.startswith("https://"):
        issuer = did_web(site, group_id)
        return issuer, f"{issuer}#{multikey(public)}"
    issuer = did_key(public)
    return issuer, f"{issuer}#{multikey(public)}"


def stamp(moment):
    """A moment as credentials write it: to the second, in UTC."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def midnight(day):
    return f"{day}T00:00:00Z"


def badge(facts, *, site, issuer, group_id, kind_id, uid, list_path, place, issued, until=None, parts=ALL):
    """The Open Badge without its proof. `facts` are texts; `until` is the last day on which it holds."""
    group = {"id": issuer, "type": ["Profile"], "name": facts["group"], "url": f"{site}/kelompok/{facts['slug']}/"}
    achievement = {
        "id": f"{site}/pencapaian/{kind_id}/", "type": ["Achievement"], "achievementType": facts["sort"],
        "name": facts["title"], "description": facts["about"],
        "criteria": {"id": f"{site}/pencapaian/{kind_id}/#kriteria", "narrative": facts["criteria"]}}
    subject = {"id": f"urn:uuid:{uid}#orang", "type": ["AchievementSubject"]}
    if "name" in parts:
        subject["identifier"] = [{"type": "IdentityObject", "hashed": False, "identityHash": facts["name"],
                                  "identityType": "name"}]
    if "role" in parts and facts["role"]:
        subject["role"] = facts["role"]
    if "period" in parts and facts["since"]:
        subject["activityStartDate"], subject["activityEndDate"] = midnight(facts["since"]), midnight(facts["until"])
    if "hours" in parts and facts["hours"]:
        subject["narrative"] = facts["hours"]
    subject["achievement"] = achievement
    document = {
        "@context": BADGE_CONTEXTS, "id": f"urn:uuid:{uid}", "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": group, "validFrom": stamp(issued), "name": facts["title"], "credentialSubject": subject,
        "credentialStatus": {
            "id": f"{site}{list_path}#{place}", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
            "statusListIndex": str(place), "statusListCredential": f"{site}{list_path}"}}
    if until:
        document["validUntil"] = f"{until}T23:59:59Z"
    if "rows" in parts and facts["rows"]:
        document["evidence"] = [
            {"id": f"urn:uuid:{uid}#baris-{number}", "type": ["Evidence"], "name": name, "narrative": said}
            for number, (name, said) in enumerate(facts["rows"], 1)]
    return document


def slip_facts(facts, *, site, key, list_id, place, token, issued, until=None, parts=ALL):
    """What goes into the QR code: as little as a reader needs without network."""
    span = f"{facts['since']}–{facts['until']}" if facts["since"] != facts["until"] else facts["since"]
    detail = [facts[name] for name in ("role", "hours") if name in parts]
    return {
        "form": FORM, "house": site.split("://")[-1], "key": key, "list": list_id, "place": place, "token": token,
        "name": facts["name"] if "name" in parts else "", "title": facts["title"], "group": facts["group"],
        "detail": ", ".join(one for one in (*detail, span if "period" in parts else "") if one),
        "issued": stamp(issued)[:10], "until": str(until or "")}


def status_list(*, site, issuer, path, encoded, now):
    """The status list as a credential without its proof."""
    return {
        "@context": LIST_CONTEXTS, "id": f"{site}{path}", "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": {"id": issuer}, "validFrom": stamp(now),
        "credentialSubject": {"id": f"{site}{path}#list", "type": "BitstringStatusList", "statusPurpose": "revocation",
                              "encodedList": encoded}}


def did_document(did, publics, also=()):
    """The DID document of an issuer whose keys are these, the newest first; revoked ones are not named here."""
    methods = [{"id": f"{did}#{multikey(public)}", "type": "Multikey", "controller": did,
                "publicKeyMultibase": multikey(public)} for public in publics]
    return {"@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"], "id": did,
            "verificationMethod": methods, "assertionMethod": [method["id"] for method in methods],
            **({"alsoKnownAs": list(also)} if also else {})}
