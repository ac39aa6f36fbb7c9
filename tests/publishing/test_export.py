"""Exports: complete, typed, and never over somebody else's file."""

import csv

import msgspec
import pyarrow
import pyarrow.parquet
import pytest

from sayso.errors import BadOptionError, OutputExistsError
from sayso.publishing import FORMATS, TABLE_NAMES, export, write_report
from sayso.records import Coding


def test_jsonl_holds_the_codings_as_they_were_added(tmp_path, dossier, collation):
    (path,) = export(tmp_path / "out", "jsonl", dossier, collation)
    read = [msgspec.json.decode(line, type=Coding) for line in path.read_bytes().splitlines()]
    assert read == list(dossier.codings())


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_each_table_gets_a_file(tmp_path, dossier, collation, kind):
    written = export(tmp_path / "out", kind, dossier, collation)
    assert [path.name for path in written] == [f"{name}.{kind}" for name in TABLE_NAMES]
    assert all(path.is_file() for path in written)


def test_csv_and_parquet_hold_the_same_rows(tmp_path, dossier, collation):
    export(tmp_path / "csv", "csv", dossier, collation)
    export(tmp_path / "parquet", "parquet", dossier, collation)
    for name in TABLE_NAMES:
        with (tmp_path / "csv" / f"{name}.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        arrow = pyarrow.parquet.read_table(tmp_path / "parquet" / f"{name}.parquet")
        assert arrow.num_rows == len(rows)


def test_parquet_keeps_dates_lists_and_numbers(tmp_path, dossier, collation):
    export(tmp_path, "parquet", dossier, collation)
    schema = pyarrow.parquet.read_schema(tmp_path / "mentions.parquet")
    assert schema.field("date_latest").type == pyarrow.date32()
    assert pyarrow.types.is_list(schema.field("say_so").type)
    assert pyarrow.types.is_integer(schema.field("start").type)


@pytest.mark.parametrize("kind", FORMATS)
def test_an_export_replaces_an_earlier_one(tmp_path, dossier, collation, kind):
    assert export(tmp_path, kind, dossier, collation) == export(tmp_path, kind, dossier, collation)


@pytest.mark.parametrize(("kind", "name"), [("jsonl", "codings.jsonl"), ("csv", "claims.csv")])
def test_an_export_never_overwrites_a_file_of_somebody_else(tmp_path, dossier, collation, kind, name):
    (tmp_path / name).write_text("mine")
    with pytest.raises(OutputExistsError):
        export(tmp_path, kind, dossier, collation)
    assert (tmp_path / name).read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_earlier_export_of_another_kind_makes_no_file_ours(tmp_path, dossier, collation):
    export(tmp_path, "jsonl", dossier, collation)
    (tmp_path / "claims.csv").write_text("mine")
    with pytest.raises(OutputExistsError):
        export(tmp_path, "csv", dossier, collation)


def test_an_export_into_a_file_is_refused(tmp_path, dossier, collation):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputExistsError):
        export(tmp_path / "out", "csv", dossier, collation)


def test_an_unknown_format_is_refused(tmp_path, dossier, collation):
    with pytest.raises(BadOptionError):
        export(tmp_path, "xlsx", dossier, collation)


def test_a_report_replaces_an_earlier_one(tmp_path, dossier, collation):
    path = tmp_path / "kell-strait.html"
    write_report(path, dossier, collation)
    write_report(path, dossier, collation)
    assert "<h1>Kell strait</h1>" in path.read_text()
    assert [one.name for one in tmp_path.iterdir()] == ["kell-strait.html"]


def test_a_report_never_overwrites_a_page_of_somebody_else(tmp_path, dossier, collation):
    path = tmp_path / "case.html"
    path.write_text("<!doctype html><title>mine</title>")
    with pytest.raises(OutputExistsError):
        write_report(path, dossier, collation)
    assert "mine" in path.read_text()
