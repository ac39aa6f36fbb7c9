"""The whole error tree of sayso, numbered so that a message can be looked up.

SaysoError
 |- UsageError                    exit 2: the user asked for something that cannot be done
 |   |- MissingFileError          E001  a path that is not there
 |   |- NotADossierError          E002  a file that is not a dossier
 |   |- NewerDossierError         E003  a dossier written by a newer sayso
 |   |- UnknownRecordError        E004  an id that the dossier does not hold
 |   |- UnknownTableError         E005  a table name that does not exist
 |   |- BadOptionError            E006  an option value that cannot be understood
 |   |- MissingPipelineError      E007  the spaCy pipeline named is not installed or lacks a component
 |   |- OutputExistsError         E008  an output that would overwrite something else
 |   |- DossierBusyError          E009  a dossier that another process is writing
 |   |- UnwritableError           E020  an output that cannot be written where it was asked for
 |   `- BadDictionaryError        E021  a dictionary of actors that cannot be used, with every line at fault
 `- DocumentError                 exit 3: one document failed, the others go on
     |- UnreadableError           E010  the file cannot be opened
     |- EmptyDocumentError        E011  no text in it
     |- BinaryDocumentError       E012  not text
     |- EncodingError             E013  not decodable
     |- OversizeDocumentError     E014  larger than the limit
     |- MalformedDocumentError    E015  broken JSON, JSONL or front matter
     |- UnsupportedFormatError    E016  a format that sayso does not read
     |- LanguageError             E017  not English
     `- CodingFailedError         E018  coding this document failed (a defect of sayso)
"""

from __future__ import annotations


class SaysoError(Exception):
    """Base of all errors that sayso raises on purpose: a code, one cause, one thing to try."""

    code = "SAYSO-E000"
    exit_code = 1

    def __init__(self, cause: str, hint: str = "") -> None:
        super().__init__(cause)
        self.cause = cause
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.code}: {self.cause}" + (f"\n  try: {self.hint}" if self.hint else "")


class UsageError(SaysoError):
    """The user asked for something that cannot be done; nothing was changed."""

    exit_code = 2


class MissingFileError(UsageError, FileNotFoundError):
    """Occurs when a path given by the user does not exist."""

    code = "SAYSO-E001"


class NotADossierError(UsageError):
    """Occurs when a file is opened as a dossier and is something else."""

    code = "SAYSO-E002"


class NewerDossierError(UsageError):
    """Occurs when a dossier was written by a newer version of sayso."""

    code = "SAYSO-E003"


class UnknownRecordError(UsageError, LookupError):
    """Occurs when an id is asked for that the dossier does not hold."""

    code = "SAYSO-E004"


class UnknownTableError(UsageError, LookupError):
    """Occurs when a table is asked for that does not exist."""

    code = "SAYSO-E005"


class BadOptionError(UsageError, ValueError):
    """Occurs when an option or argument has a value that cannot be understood."""

    code = "SAYSO-E006"


class MissingPipelineError(UsageError):
    """Occurs when the spaCy pipeline named is not installed or lacks tagger, parser or NER."""

    code = "SAYSO-E007"


class OutputExistsError(UsageError, FileExistsError):
    """Occurs when an output would overwrite a file that sayso did not write."""

    code = "SAYSO-E008"


class DossierBusyError(UsageError):
    """Occurs when a dossier is opened while another process is writing to it."""

    code = "SAYSO-E009"


class UnwritableError(UsageError, OSError):
    """Occurs when an output cannot be written: no permission, no such folder, a folder in its place."""

    code = "SAYSO-E020"


class BadDictionaryError(UsageError, ValueError):
    """Occurs when a dictionary of actors cannot be used; it names every line at fault."""

    code = "SAYSO-E021"


class DocumentError(SaysoError):
    """One document failed; it becomes a row in ``failures`` and the others go on."""

    exit_code = 3


class UnreadableError(DocumentError, OSError):
    """Occurs when a file cannot be opened or read."""

    code = "SAYSO-E010"


class EmptyDocumentError(DocumentError, ValueError):
    """Occurs when a document has no text."""

    code = "SAYSO-E011"


class BinaryDocumentError(DocumentError, ValueError):
    """Occurs when a document is binary data, not text."""

    code = "SAYSO-E012"


class EncodingError(DocumentError, ValueError):
    """Occurs when a document's bytes cannot be decoded as text."""

    code = "SAYSO-E013"


class OversizeDocumentError(DocumentError, ValueError):
    """Occurs when a document is larger than the limit."""

    code = "SAYSO-E014"


class MalformedDocumentError(DocumentError, ValueError):
    """Occurs when JSON, a JSONL line or front matter is broken."""

    code = "SAYSO-E015"


class UnsupportedFormatError(DocumentError, ValueError):
    """Occurs when a file has a format that sayso does not read."""

    code = "SAYSO-E016"


class LanguageError(DocumentError, ValueError):
    """Occurs when a document is not in English."""

    code = "SAYSO-E017"


class CodingFailedError(DocumentError, RuntimeError):
    """Occurs when coding a document failed through a defect of sayso."""

    code = "SAYSO-E018"
