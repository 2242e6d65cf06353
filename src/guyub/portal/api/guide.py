"""/api/v1/docs: every operation of the description by name, and those of one subject in full; light enough for a phone."""

from dataclasses import dataclass
from functools import cache

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from . import api


@dataclass(frozen=True)
class Input:
    """One thing that a program says: in the address, the query, a header or the body."""

    name: str
    required: bool
    about: str


@dataclass(frozen=True)
class Line:
    """One operation; `scope` is what a token needs, `public` whether nobody may ask too."""

    name: str
    method: str
    path: str
    about: str
    scope: str
    public: bool
    inputs: list


@cache
def sections():
    """[(tag, [Line])] in the order of the description; read once per process."""
    found, described = {}, api.get_openapi_schema()
    for path, operations in described["paths"].items():
        for method, one in operations.items():
            inputs = [Input(given["name"], given["required"], given.get("description", "")) for given in one["parameters"]]
            found.setdefault(one["tags"][0], []).append(Line(
                name=one["operationId"], method=method.upper(), path=path, about=one["description"], scope=one["x-scope"],
                public={} in one["security"], inputs=inputs + body_of(one, described["components"]["schemas"])))
    return list(found.items())


def body_of(operation, schemas):
    """The fields of the JSON object that an operation takes."""
    body = operation.get("requestBody")
    if not body:
        return []
    schema = body["content"]["application/json"]["schema"]
    name = (schema.get("$ref") or schema["allOf"][0]["$ref"]).rpartition("/")[2]
    required = schemas[name].get("required", [])
    return [Input(field, field in required, told.get("description", ""))
            for field, told in schemas[name]["properties"].items()]


@require_safe
def operations(request):
    """All of them by method and path."""
    return render(request, "portal/api/operations.html", {"sections": sections()})


@require_safe
def subject(request, tag):
    """Those of one subject, with what each takes."""
    found = dict(sections())
    if tag not in found:
        raise Http404
    return render(request, "portal/api/subject.html", {"tag": tag, "lines": found[tag]})
