"""The JSON contract as a JSON Schema, made from the records themselves."""

from __future__ import annotations

from typing import Any

import msgspec

from sayso.records import SCHEMA, Coding

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTITY = "urn:" + SCHEMA.replace("-", ":").replace("/", ":")


def coding_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of ``sayso-coding/1``, the object that ``sayso code`` gives.

    Fields may be added in later versions of sayso, so that unknown fields are allowed; a change of a field
    gets a new version.
    """
    schema = msgspec.json.schema(Coding, ref_template="#/$defs/{name}")
    definitions = {name: _tidy(part) for name, part in schema["$defs"].items()}
    coding = definitions["Coding"]
    coding["properties"]["schema"] = {"const": SCHEMA}
    coding["required"] = ["schema", *coding["required"]]
    whole = {"$schema": DIALECT, "$id": IDENTITY, "title": SCHEMA, **schema, "$defs": definitions}
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(whole))
    return plain


def _tidy(part: dict[str, Any]) -> dict[str, Any]:
    """Fold a docstring used as description into paragraphs of one line each."""
    description = part.get("description")
    if description:
        paragraphs = description.replace("``", "`").split("\n\n")
        part["description"] = "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    return part
