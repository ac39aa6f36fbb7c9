"""Frames for nouns, derived from those of verbs: "the shelling of X by Y" tells what "Y shelled X" tells.

What is the subject of the verb is the noun's "by" phrase, possessor or demonym, its object the "of" phrase.
Frames that the data files give for nouns themselves come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sayso.knowledge.frames import nominalisations, ordinary_gerunds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sayso.knowledge.frames import Frame

SUBJECT = ("prep:by", "poss", "demonym")
OBJECT = ("prep:of", "compound")
VOWELS = frozenset("aeiou")


def nominal_frames(frames: Iterable[Frame]) -> Iterator[Frame]:
    """Yield, for each frame of verbs, the frame of the nouns that name the same deed."""
    for frame in frames:
        if frame.pos != "verb":
            continue
        cues = tuple((noun,) for cue in frame.cues if len(cue) == 1 for noun in _nouns(cue[0]))
        roles = {role: slots for role, old in frame.roles.items() if (slots := _slots(old, role, frame))}
        required = tuple(role for role in frame.required if role != "source") or frame.required
        if cues and roles and all(role in roles for role in (*required, *frame.requires)):
            yield msgspec.structs.replace(
                frame,
                name=f"{frame.name}, as a noun",
                cues=tuple(sorted(set(cues))),
                pos="noun",
                roles=roles,
                required=required,
            )


def _nouns(verb: str) -> Iterator[str]:
    yield from nominalisations().get(verb.removeprefix("="), ())
    if len(verb) > 2 and verb.isalpha():
        yield from (gerund for gerund in gerunds(verb) if gerund not in ordinary_gerunds())


def gerunds(verb: str) -> list[str]:
    """Return how a verb's "-ing" form may be spelled: "bombing", "seizing", "shipping"."""
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return [f"{verb[:-1]}ing"]
    doubled = verb[-1] not in VOWELS | {"w", "x", "y"} and verb[-2] in VOWELS and verb[-3] not in VOWELS
    return [f"{verb}ing", *([f"{verb}{verb[-1]}ing"] if doubled else [])]


def _slots(slots: Iterable[str], role: str, frame: Frame) -> tuple[str, ...]:
    found: list[str] = []
    for slot in slots:
        first, _, rest = slot.partition(".")
        if first == "subject":
            found += list(SUBJECT) if not rest else []
            found += ["prep:of"] if role in frame.requires and not rest else []
        elif first == "object":
            found += [f"{of}.{rest}" if rest else of for of in OBJECT]
        elif first == "dative":
            found.append("prep:to")
        elif first.startswith("prep:"):
            found.append(slot)
    return tuple(dict.fromkeys(found))
