"""On whose word an assertion stands: whose statement covers it, and who passes it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sayso.records import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from sayso.records import Statement

FIRST_PERSON = frozenset({"i", "we"})
UNRESOLVED = "unresolved"
"""The estimator whom the text does not tell."""
CARRYING = frozenset({"pcomp", "prep", "conj", "xcomp", "ROOT", "ccomp", "relcl"})
"""Dependencies by which an accusation reaches what somebody is accused of."""


class SaySo(Protocol):
    """Says on whose say-so a token stands."""

    def say_so(self, token: int) -> tuple[str, ...]:
        """Return statement ids, innermost first, or ``author``."""


class Voices:
    """The statements of a document and the tokens of their cues."""

    def __init__(self, scope: SaySo, statements: Sequence[Statement], cues: Mapping[int, str]) -> None:
        """Take what says whose words cover a token, and the statement of each cue's token."""
        self._scope = scope
        self._statements = {one.id: one for one in statements}
        self._cues = cues
        self._places = {statement: token for token, statement in sorted(cues.items(), reverse=True)}

    def say_so(self, token: Token, *, aside: bool = False) -> tuple[str, ...]:
        """Return on whose say-so a token stands.

        What somebody intends, or a thing threatens, is not what he says, and a cue without a speaker
        only points to the next one ("said in a statement"). With ``aside``, what the reporter explains in
        passing ("Chad, an ally of France,") is not the word of the one whom he reports.
        """
        found = self._scope.say_so(token.i)
        if found == (AUTHOR,) and (accusation := self._accusation_over(token)) is not None:
            found = (accusation,)
        while (statement := self._statements.get(found[0])) is not None and (
            statement.act == "intend"
            or (statement.act == "threaten" and self.speaker(found) == UNRESOLVED)
            or (statement.speaker is None and statement.nested_in is not None)
            or self._is_beside(token, statement.id)
            or (aside and statement.form == "indirect" and self._is_aside(token, statement.id))
        ):
            found = (statement.nested_in or AUTHOR,)
        return found

    def is_quoted(self, token: Token) -> bool:
        """Say whether a token stands in somebody's words as he spoke them."""
        statement = self._statements.get(self._scope.say_so(token.i)[0])
        return statement is not None and statement.form == "direct"

    def speaker(self, say_so: tuple[str, ...]) -> str:
        """Return the actor who speaks, ``author``, or :data:`UNRESOLVED` where the text does not tell."""
        statement = self._statements.get(say_so[0])
        if statement is None:
            return AUTHOR
        words = statement.speaker.text.lower() if statement.speaker is not None else ""
        if words in FIRST_PERSON and statement.nested_in is None and statement.form == "indirect":
            return AUTHOR
        speaker = statement.speaker.actor if statement.speaker is not None else None
        return speaker or UNRESOLVED

    def _accusation_over(self, token: Token) -> str | None:
        """Return the accusation that a gerund belongs to: "accuses X of doing this and of doing that"."""
        for node in token.ancestors:
            if node.dep_ not in CARRYING:
                return None
            statement = self._statements.get(self._cues.get(node.i, ""))
            if statement is not None:
                return statement.id if statement.act == "accuse" and token.i > node.i else None
        return None

    def _is_beside(self, token: Token, statement: str) -> bool:
        """Say whether a cue is a participle beside a clause: "Chad, fearing a raid, closed ..."."""
        place = self._places.get(statement)
        if place is None:
            return False
        cue = token.doc[place]
        if cue.tag_ == "VBG" and cue.dep_ == "advcl":
            return cue not in token.ancestors
        return any(_is_result(node, cue) for node in (token, *token.ancestors))

    def _is_aside(self, token: Token, statement: str) -> bool:
        """Say whether words only explain a name, between commas, inside what somebody is reported to say."""
        node = token
        while node.head != node and self._cues.get(node.i) != statement:
            if _follows_comma(node) and node.dep_ in {"appos", "relcl", "acl"}:
                return True
            node = node.head
        return False


def _is_result(clause: Token, cue: Token) -> bool:
    """Say whether a participle tells what came of the saying: "accused Chad of a raid, reviving a feud"."""
    if clause.tag_ != "VBG" or clause.dep_ not in {"advcl", "conj"} or clause.i < cue.i:
        return False
    return _follows_comma(clause) and clause.head in (cue, cue.head if cue.dep_ == "conj" else cue)


def _follows_comma(clause: Token) -> bool:
    first = clause.left_edge.i
    return first > 0 and clause.doc[first - 1].lower_ == ","
