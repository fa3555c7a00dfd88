"""The only place that imports Whoosh, and what makes sure that it is the right one.

Whoosh 2.7.4 is from 2016. Compiling it warns of invalid escapes (DeprecationWarning on
Python 3.11, SyntaxWarning from 3.12 on), once, before bytecode is cached. These warnings carry
a file name instead of a module, so no filter by module can catch them, and under `-W error`
they stop the import. Hence they are silenced here, around the import; nothing else is.
"""

import importlib.metadata
import warnings
from functools import cache

from garden.errors import GardenError

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    warnings.simplefilter("ignore", SyntaxWarning)
    from whoosh import query, versionstring
    from whoosh.analysis import Analyzer, Token
    from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter  # which Whoosh imports only to write
    from whoosh.fields import ID, STORED, TEXT, Schema
    from whoosh.filedb.filestore import FileStorage
    from whoosh.formats import Positions
    from whoosh.index import FileIndex
    from whoosh.lang.porter import stem
    from whoosh.qparser import FuzzyTermPlugin, MultifieldParser, RangePlugin
    from whoosh.query import QueryError
    from whoosh.scoring import BM25F
    from whoosh.searching import Searcher
    from whoosh.writing import IndexWriter

__all__ = [
    "BM25F",
    "ID",
    "STORED",
    "TEXT",
    "Analyzer",
    "FileIndex",
    "FileStorage",
    "FuzzyTermPlugin",
    "IndexWriter",
    "MultifieldParser",
    "Positions",
    "QueryError",
    "RangePlugin",
    "Schema",
    "Searcher",
    "Token",
    "W3Codec",
    "W3FieldWriter",
    "query",
    "require_one_whoosh",
    "stem",
    "versionstring",
]


@cache
def require_one_whoosh() -> None:
    """Make sure that one distribution alone provides the package `whoosh`.

    Three distributions install into that folder, and pip reports no conflict: the later
    overwrites files of the earlier, and the mixture fails in odd ways. Raises GardenError.
    """
    names = sorted(set(importlib.metadata.packages_distributions().get("whoosh", ())))
    if len(names) > 1:
        message = (
            f"{' and '.join(names)} are both installed, and both provide the package `whoosh`. "
            f"Run `pip uninstall {' '.join(names)}`, then `pip install whoosh==2.7.4`."
        )
        raise GardenError(message)
