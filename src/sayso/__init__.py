"""sayso: who did what to whom, when and where, and on whose say-so.

``code`` turns one text into a :class:`Coding`; ``open`` opens a dossier, the store of many codings. The
rest is the vocabulary that both speak: records and errors. What is slow to import (spaCy, DuckDB, Arrow)
loads when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.errors import (
    BadDictionaryError,
    BadOptionError,
    BinaryDocumentError,
    CodingFailedError,
    DocumentError,
    DossierBusyError,
    EmptyDocumentError,
    EncodingError,
    LanguageError,
    MalformedDocumentError,
    MissingFileError,
    MissingPipelineError,
    NewerDossierError,
    NotADossierError,
    OutputExistsError,
    OversizeDocumentError,
    SaysoError,
    UnknownRecordError,
    UnknownTableError,
    UnreadableError,
    UnsupportedFormatError,
    UnwritableError,
    UsageError,
)
from sayso.records import (
    AUTHOR,
    SCHEMA,
    About,
    Actor,
    AnyAssertion,
    Article,
    Assertion,
    Claim,
    Coder,
    Coding,
    Conflict,
    DateRange,
    Dyad,
    Estimate,
    Event,
    EventMention,
    Failure,
    Motive,
    Place,
    Position,
    Quantity,
    Question,
    Range,
    Reference,
    Relation,
    Span,
    Stake,
    Statement,
    Why,
)

if TYPE_CHECKING:
    from datetime import date
    from os import PathLike

    from sayso.coding.configuration import Configuration
    from sayso.dossier import Dossier
    from sayso.knowledge.dictionaries import Paths

__version__ = "0.1.0"


def code(
    text: str,
    *,
    published: date | str | None = None,
    actors: Paths = (),
    configuration: Configuration | None = None,
) -> Coding:
    """Code one text and return everything found in it, with offsets into ``Coding.article.text``.

    ``published`` is the day of publication, as a date or ``YYYY-MM-DD``; without it, the text's own front
    matter or dateline counts. ``actors`` are your own dictionaries: the path of a PETRARCH or CSV
    file, or several. Raises :class:`DocumentError` where the text cannot be coded (empty, not English),
    :class:`BadOptionError` where the date cannot be read and :class:`BadDictionaryError` where a dictionary
    cannot.
    """
    from sayso.coding.coder import code_article
    from sayso.coding.configuration import Configuration
    from sayso.reading import article_from_text

    article = article_from_text(text, published=published)
    return code_article(article, (configuration or Configuration()).with_actors(actors))


def open(path: str | PathLike[str]) -> Dossier:
    """Open a dossier for reading. It is a context manager; its tables come as Arrow.

    Raises :class:`MissingFileError`, :class:`NotADossierError` or :class:`NewerDossierError`.
    """
    from pathlib import Path

    from sayso.dossier import Dossier

    return Dossier.open(Path(path))


def __getattr__(name: str) -> object:
    """Load the two classes whose modules are slower than the vocabulary when they are first named."""
    if name == "Dossier":
        from sayso.dossier import Dossier

        return Dossier
    if name == "Configuration":
        from sayso.coding.configuration import Configuration

        return Configuration
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "AUTHOR",
    "SCHEMA",
    "About",
    "Actor",
    "AnyAssertion",
    "Article",
    "Assertion",
    "BadDictionaryError",
    "BadOptionError",
    "BinaryDocumentError",
    "Claim",
    "Coder",
    "Coding",
    "CodingFailedError",
    "Configuration",
    "Conflict",
    "DateRange",
    "DocumentError",
    "Dossier",
    "DossierBusyError",
    "Dyad",
    "EmptyDocumentError",
    "EncodingError",
    "Estimate",
    "Event",
    "EventMention",
    "Failure",
    "LanguageError",
    "MalformedDocumentError",
    "MissingFileError",
    "MissingPipelineError",
    "Motive",
    "NewerDossierError",
    "NotADossierError",
    "OutputExistsError",
    "OversizeDocumentError",
    "Place",
    "Position",
    "Quantity",
    "Question",
    "Range",
    "Reference",
    "Relation",
    "SaysoError",
    "Span",
    "Stake",
    "Statement",
    "UnknownRecordError",
    "UnknownTableError",
    "UnreadableError",
    "UnsupportedFormatError",
    "UnwritableError",
    "UsageError",
    "Why",
    "__version__",
    "code",
    "open",
]
