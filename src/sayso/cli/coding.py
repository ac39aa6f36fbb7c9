"""From paths to codings: read, code what is not yet coded, and turn every mishap into a failure."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sayso.coding.configuration import Configuration
from sayso.dossier import Dossier
from sayso.errors import CodingFailedError, DocumentError, SaysoError
from sayso.records import Article, Coding, Failure


@dataclass(slots=True)
class Tally:
    """What has become of the documents so far; as text, ``3 documents: 1 coded, 1 failed ...``."""

    coded: int = 0
    known: int = 0
    failures: list[Failure] = field(default_factory=list)

    def count(self, outcome: Coding | Failure, known: bool) -> None:
        """Count one document and whether its coding was there before."""
        if isinstance(outcome, Failure):
            self.failures.append(outcome)
        elif known:
            self.known += 1
        else:
            self.coded += 1

    def __str__(self) -> str:
        failed = len(self.failures)
        done = self.coded + self.known + failed
        parts = [f"{self.coded} coded"]
        parts += [f"{self.known} coded before"] if self.known else []
        parts += [f"{failed} failed"] if failed else []
        return f"{done} document{'' if done == 1 else 's'}: {', '.join(parts)}"


def coded(
    documents: Iterable[Article | Failure], configuration: Configuration, dossier: Dossier
) -> Iterator[tuple[Coding | Failure, bool]]:
    """Yield a coding or a failure for every document, each stored, and whether it was there before.

    An article that the dossier holds, coded under the same configuration, is not coded again, which makes
    an interrupted run go on where it stopped. Raises :class:`UsageError` where nothing can be done at all.
    """
    for document in documents:
        if isinstance(document, Failure):
            dossier.add_failure(document)
            yield document, False
            continue
        before = _stored(document, configuration, dossier)
        outcome = before or _code(document, configuration)
        if isinstance(outcome, Failure):
            dossier.add_failure(outcome)
        elif before is None:
            dossier.add(outcome)
        yield outcome, before is not None


def _stored(article: Article, configuration: Configuration, dossier: Dossier) -> Coding | None:
    """Return the coding that the dossier holds of this very article, metadata included."""
    if not dossier.has(article.id, configuration.fingerprint):
        return None
    coding = dossier.coding(article.id)
    return coding if coding.article == article else None


def _code(article: Article, configuration: Configuration) -> Coding | Failure:
    from sayso.coding.coder import code_article

    source = article.source or article.id
    try:
        return code_article(article, configuration)
    except DocumentError as error:
        return Failure(source, error.code, error.cause)
    except SaysoError:
        raise
    except Exception as error:
        if os.environ.get("SAYSO_DEBUG") == "1":
            traceback.print_exc()
        return Failure(source, CodingFailedError.code, f"{type(error).__name__}: {error}")
