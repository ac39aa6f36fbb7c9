"""The publishing room: tables, exports and the HTML dossier."""

from sayso.publishing.brief import brief_text
from sayso.publishing.explaining import why
from sayso.publishing.explanations import Explanation
from sayso.publishing.export import FORMATS, export
from sayso.publishing.index import Index
from sayso.publishing.report import render_report, write_report
from sayso.publishing.summary import summary
from sayso.publishing.tables import TABLE_NAMES, Table, check_table, table
from sayso.publishing.tabular import as_csv, as_json, as_jsonl, as_text
from sayso.publishing.whatif import whatif_text
from sayso.publishing.why_text import why_text

__all__ = [
    "FORMATS",
    "TABLE_NAMES",
    "Explanation",
    "Index",
    "Table",
    "as_csv",
    "as_json",
    "as_jsonl",
    "as_text",
    "brief_text",
    "check_table",
    "export",
    "render_report",
    "summary",
    "table",
    "whatif_text",
    "why",
    "why_text",
    "write_report",
]
