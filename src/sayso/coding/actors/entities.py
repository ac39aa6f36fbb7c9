"""The actors of one article while they are being told apart: each entity gathers its phrases."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.coding.actors.phrases import Kind, Phrase
from sayso.knowledge.acting import acting_words
from sayso.knowledge.actors import Role, fold
from sayso.records import ResolvedBy


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody whom the article mentions once or more."""

    kind: Kind
    country: str | None
    organisation: str | None
    sector: str | None
    role: str | None
    role_class: Role | None
    name: str | None
    named: bool
    resolved_by: ResolvedBy
    rule: str
    gender: str | None = None
    plural: bool = False
    place: str | None = None
    """The part of the country that an official is of: the governor of Kursk is not that of Belgorod."""
    group: str | None = None
    """What an organisation is: alliance, bloc, agency ..."""
    phrases: list[Phrase] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """Say whether "he" or "she" may stand for the entity."""
        if self.kind == "person":
            return True
        role = self.role_class
        if self.kind != "role" or self.plural or role is None:
            return False
        if (self.role or "").lower().split()[-1:] in (["people"], ["men"], ["women"], ["children"]):
            return False
        return role.kind == "person" or (role.kind == "group" and not self.is_collective)

    @property
    def is_collective(self) -> bool:
        """Say whether a noun of a group is a body ("a militia"), and no member of one ("a farmer")."""
        words = (self.role or "").lower().split()
        return bool(words) and words[-1] in acting_words().words["collectives"]

    @property
    def is_body(self) -> bool:
        """Say whether the entity is a country, an organisation or a body, which "it" may stand for."""
        if self.kind in {"country", "city", "organisation", "institution"}:
            return True
        if self.kind != "role" or self.role_class is None:
            return False
        return self.role_class.kind == "body" or (self.role_class.kind == "group" and self.is_collective)

    @property
    def is_polity(self) -> bool:
        """Say whether the entity is a country or the capital that stands for it."""
        return self.kind in {"country", "city"}

    @property
    def last(self) -> Phrase:
        """Return the phrase that mentioned the entity last."""
        return self.phrases[-1]

    def words(self) -> frozenset[str]:
        """Return the folded words of the name and the role."""
        return frozenset(fold(f"{self.name or ''} {self.role or ''}").replace("-", " ").split())
