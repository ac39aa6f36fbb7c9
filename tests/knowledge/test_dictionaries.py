"""Dictionaries of users: every form of a line, every mistake with its line, and nothing read twice."""

import pickle
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.coding.configuration import Configuration
from sayso.errors import BadDictionaryError, MissingFileError
from sayso.knowledge.actors import countries, organisations, table
from sayso.knowledge.dictionaries import actor_files, dictionary, left_out
from sayso.knowledge.dictionaries.codes import agent_sector, meaning, sectors
from sayso.knowledge.dictionaries.naming import display
from sayso.knowledge.dictionaries.sheet import read_sheet
from sayso.knowledge.dictionaries.tabari import day_of, period, read_tabari

HERE = Path(__file__).parent
LINES = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in (HERE / "tabari_lines.txt").read_text().splitlines()
    if line and not line.startswith("#")
]
HEADER = "name,country,organisation,sector,role,aliases,start,end\n"


def tabari(*lines):
    return read_tabari("\n".join(lines), "own.txt")


def said(spell):
    if spell is None:
        return "-"
    if spell.is_nobody:
        return "nobody"
    return " ".join(value or "-" for value in (spell.country, spell.organisation, spell.sector))


@pytest.mark.parametrize(("lines", "name", "day", "expected"), LINES)
def test_a_line_of_a_tabari_dictionary_is_read(lines, name, day, expected):
    contents = read_tabari(lines.replace(" / ", "\n").replace("\n    [", "\n\t["), "own.txt")
    assert contents.problems == ()
    (entry,) = contents.entries
    assert name in {surface.text for surface in entry.surfaces}
    assert said(entry.on(date.fromisoformat(day))) == expected


def test_without_a_day_what_holds_still_counts():
    (entry,) = tabari("KARZAI_", "\t[AFGGOV 011222-140929]", "\t[AFGELI >140929]").entries
    assert said(entry.on(None)) == "AFG - ELI"


@pytest.mark.parametrize(
    ("line", "forms", "sector"),
    [
        ("PEASANT [~AGR]", ["peasant"], "AGR"),
        ("CHAMBER_OF_COMMERCE {CHAMBERS_OF_COMMERCE} [~BUS]", ["chamber of commerce", "chambers of commerce"], "BUS"),
        ("POLICE {} [~COP]", ["police"], "COP"),
        ("LAWMAN {LAWMEN } [~COP]", ["lawman", "lawmen"], "COP"),
        ("BROADCASTER [~MED]", ["broadcaster"], "JRN"),
        ("SURGEON [~HLH]", ["surgeon"], "MED"),
        ("INSURGENT [~INS]", ["insurgent"], "REB"),
        ("HOLY_WARRIOR [~MUSUAF]", ["holy warrior"], "UAF"),
        ("MONK [~BUD]", ["monk"], "REL"),
        ("EXTREMIST [~RAD]", ["extremist"], None),
        ("TRUCE_MONITOR [IGO~]", ["truce monitor"], "IGO"),
    ],
)  # fmt: skip
def test_a_line_of_an_agent_dictionary_is_a_role_noun(line, forms, sector):
    contents = tabari(line)
    assert contents.problems == ()
    (noun,) = contents.nouns
    assert (list(noun.words), noun.sector) == (forms, sector)


def test_a_substitution_set_stands_for_each_of_its_words():
    contents = tabari(
        "!PERSON! = MAN, MEN",
        "!MINIST! = MINISTER, MINISTRY",
        "CATTLE!PERSON! [~AGR]",
        "!MINIST! FOR_CIVIL [~GOV]",
    )
    assert [noun.words for noun in contents.nouns] == [
        ("cattleman", "cattlemen"),
        ("minister for civil", "ministry for civil"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "FRENCH_PRESIDENT_ [FRAGOV]",
        "PRESIDENT_OF_FRANCE_ [FRAGOV]",
        "PRESIDENT_OF_THE_UNITED_STATES_ [USAGOV]",
    ],
)
def test_an_office_is_no_name(line):
    assert tabari(line) == ((), (), ())


@pytest.mark.parametrize(
    ("lines", "line", "what"),
    [
        (["+SYNONYM_", "NAME_ [NOR]"], 1, "the synonym 'SYNONYM_' stands before any name"),
        (["# nothing", "\t[NOR]"], 2, "the code [NOR] stands before any name"),
        (["NAME_ [NOR", "OTHER_ [NOR]"], 1, "a bracket without its other half"),
        (["NAME_ {PLURAL [~GOV]"], 1, "a bracket without its other half"),
        (["NAME_", "", "OTHER_ [NOR]"], 1, "'NAME_' has no code"),
        (["NAME_", "\t[QQQGOV]"], 2, "no country, region, organisation or agent 'QQQ' in CAMEO"),
        (["NAME_", "\t[NO]"], 2, "no CAMEO code: 'NO'"),
        (["NAME_", "\t[]"], 2, "no CAMEO code: ''"),
        (["NAME_ [~QQQ]"], 1, "no agent code 'QQQ' in CAMEO"),
        (["NAME_", "\t[NOR]", "\t[NORGOV 760231-770101]"], 3, "there is no day '760231'"),
        (["NAME_ [NOR 1999]"], 1, "no period of time: '1999'"),
        (["NAME_ [NOR >19x9]"], 1, "no date: '19x9'"),
        (["NAME_ [NOR 990101-980101]"], 1, "the period 990101-980101 ends before it begins"),
        (["NAME_ [NOR]", "+__"], 2, "a synonym without a name"),
        (["__ [NOR]"], 1, "a code without a name"),
    ],
)
def test_what_is_wrong_in_a_tabari_dictionary_is_told_with_its_line(lines, line, what):
    (problem,) = tabari(*lines).problems
    assert (problem.source, problem.line, problem.what) == ("own.txt", line, what)


@pytest.mark.parametrize(
    ("digits", "day"),
    [
        ("300101", "2030-01-01"),
        ("310101", "1931-01-01"),
        ("000229", "2000-02-29"),
        ("991231", "1999-12-31"),
        ("9912310", "1999-12-31"),
        ("19991231", "1999-12-31"),
        ("199912310", "1999-12-31"),
    ],
)
def test_a_date_is_read_as_tabari_reads_it(digits, day):
    assert day_of(digits) == date.fromisoformat(day)


@given(st.dates(date(1931, 1, 1), date(2030, 12, 31)), st.dates(date(1931, 1, 1), date(2030, 12, 31)))
def test_a_period_is_read_back(one, other):
    start, end = sorted((one, other))
    assert period(f"{start:%y%m%d}-{end:%y%m%d}") == (start, end)
    assert period(f"{start:%Y%m%d}-{end:%Y%m%d}") == (start, end)
    assert period(f">{start:%y%m%d}") == (start, None)


@given(st.text(alphabet="AB_+[]{}~!=#;<>- \t\n019", max_size=80))
def test_no_text_breaks_the_reader_of_tabari(text):
    contents = tabari(text)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in contents.problems)


@given(st.text(alphabet='ab,"|\n\r NOR-20', max_size=80))
def test_no_text_breaks_the_reader_of_csv(text):
    read_sheet(HEADER + text, "own.csv")


NAME = st.from_regex(r"[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){0,2}", fullmatch=True)


@given(
    st.lists(
        st.tuples(NAME, st.sampled_from(["NOR", "PRT", "URY"]), st.sampled_from(["GOV", "REB", ""])),
        unique_by=lambda row: row[0].lower(),
    )
)
def test_what_is_written_as_csv_is_read_back(rows):
    contents = read_sheet(
        HEADER + "".join(f"{name},{country},,{sector},,,,\n" for name, country, sector in rows), "own.csv"
    )
    assert contents.problems == ()
    read = [(e.surfaces[0].text, e.spells[0].country, e.spells[0].sector or "") for e in contents.entries]
    assert read == rows


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["1: the file is empty"]),
        ("\n\n", ["1: the file is empty"]),
        ("name;country\nAna;NOR\n", ["1: the columns are separated by semicolons, not by commas"]),
        ("name,land\nAna,NOR\n", ["1: unknown column 'land'", "1: there is no column 'country', 'organisation' or 'sector'", "2: there is no country, organisation or sector"]),
        ("name,contry,sector\nAna,NOR,GOV\n", ["1: unknown column 'contry' (perhaps 'country'?)"]),
        ("name,country,name\nAna,NOR,Ana\n", ["1: the column 'name' is there twice"]),
        ("country\nNOR\n", ["1: there is no column 'name'"]),
        ("name,country\nAna,Norway\n", ["2: unknown country code 'Norway' (perhaps 'NOR'?)"]),
        ("name,country\nAna,nor\n", ["2: unknown country code 'nor' (perhaps 'NOR'?)"]),
        ("name,country\nAna,QQQ\n", ["2: unknown country code 'QQQ'"]),
        ("name,country,sector\nAna,NOR,gov\n", ["2: unknown sector 'gov' (perhaps 'GOV'?)"]),
        ("name,organisation\nAna,un\n", ["2: no organisation code: 'un' (capital letters and digits)"]),
        ("name,country\n,NOR\n", ["2: there is no name"]),
        ("name,country\n--,NOR\n", ["2: no name: '--'"]),
        ("name,country,aliases\nAna,NOR,Ann|--\n", ["2: no name: '--'"]),
        ("name,country\nAna,\n", ["2: there is no country, organisation or sector"]),
        ("name,country,start\nAna,NOR,12 May 2031\n", ["2: start '12 May 2031' is no day (YYYY-MM-DD)"]),
        ("name,country,start\nAna,NOR,20310512\n", ["2: start '20310512' is no day (YYYY-MM-DD)"]),
        ("name,country,end\nAna,NOR,2031-02-30\n", ["2: end '2031-02-30' is no day (YYYY-MM-DD)"]),
        ("name,country,start,end\nAna,NOR,2031-05-12,2031-05-11\n", ["2: start 2031-05-12 is after end 2031-05-11"]),
        ("name,country\nAna,NOR\nAna,NOR\n", ["3: 'Ana' stands in line 2 for the same time"]),
        ("name,country,aliases\nAna,NOR,\nAnita,PRT,ANA\n", ["3: 'ANA' stands in line 2 for the same time"]),
        ("name,country\nAna,NOR,GOV\n", ["2: 3 cells, but the header has 2"]),
        ('name,country\n"Ana,NOR\n', ["2: no CSV: unexpected end of data"]),
        ('name,country\n"Ana\nPrueba",NOR\n\nEva,QQQ\n', ["5: unknown country code 'QQQ'"]),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_csv_is_told_with_its_line(text, problems):
    assert [str(problem) for problem in read_sheet(text, "own.csv").problems] == [
        f"own.csv:{problem}" for problem in problems
    ]


def test_rows_of_one_name_are_its_spells():
    contents = read_sheet(
        HEADER
        + "Ana Prueba,PRT,,GOV,foreign minister,Prueba,2020-01-01,2022-12-31\nAna Prueba,PRT,,OPP,,,2023-01-01,\n",
        "own.csv",
    )
    (entry,) = contents.entries
    assert [said(entry.on(date(year, 6, 1))) for year in (2019, 2021, 2024)] == [
        "-",
        "PRT - GOV",
        "PRT - OPP",
    ]
    assert entry.before(date(2024, 1, 1)).sector == "GOV"
    assert [surface.text for surface in entry.surfaces] == ["Ana Prueba", "Prueba"]


def test_a_name_in_small_letters_without_a_country_is_a_role_noun():
    contents = read_sheet(HEADER + "cattle rancher,,,AGR,,herdsman,,\n", "own.csv")
    assert contents.entries == ()
    assert contents.nouns[0][:2] == (("cattle rancher", "herdsman"), "AGR")


def test_short_rows_blank_rows_and_a_byte_order_mark_are_no_problem(tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes(b"\xef\xbb\xbfName, Country ,Sector\r\n\r\nAna,NOR\r\n,,\r\nEva,PRT,GOV\r\n")
    assert len(dictionary(actor_files([path])).entries) == 2


def test_all_problems_of_all_files_are_told_at_once(tmp_path):
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("name,country\nAna,QQQ\n,NOR\n")
    two.write_text("name,country\nEva,XXX\n")
    with pytest.raises(BadDictionaryError) as told:
        actor_files([one, two])
    assert str(told.value).splitlines() == [
        "SAYSO-E021: 3 problems in one.csv, two.csv",
        "  one.csv:2: unknown country code 'QQQ'",
        "  one.csv:3: there is no name",
        "  two.csv:2: unknown country code 'XXX'",
        "  try: correct the lines named; the columns are name, country, organisation, sector, role, aliases, start, end",
    ]


def test_what_is_left_of_a_long_list_of_problems_is_counted(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("name,country\n" + "Ana,QQQ\n" * 100)
    with pytest.raises(BadDictionaryError, match=r"\.\.\. and 80 more"):
        actor_files([path])


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("own.csv", b"name,country\nAna,NOR\nJos\xe9,PRT\n", "own.csv:3: not UTF-8"),
        ("own.csv", b"PK\x03\x04\0\0", "own.csv:1: binary data, not text"),
        ("own.txt", b"", "own.txt:1: there is no actor in it"),
        ("own.txt", b"This is a letter.\nNo more.\n", "own.txt:1: 'This is a letter.' has no code"),
        ("own.txt", b"A_ [NOR]\nB_ [QQQ]\nC_ [QQQ]\n", "own.txt:3: no country"),
    ],
)
def test_a_file_that_is_no_dictionary_is_refused(tmp_path, name, content, cause):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadDictionaryError) as told:
        actor_files([tmp_path / name])
    assert cause in told.value.cause


def test_a_line_that_cannot_be_read_in_a_tabari_dictionary_is_left_out_and_told(tmp_path):
    path = tmp_path / "own.txt"
    path.write_text("A_ [NOR]\nB_ [QQQ]\nC_ [PRT]\n")
    (file,) = actor_files([path])
    assert [str(problem) for problem in left_out(file)] == [
        "own.txt:2: no country, region, organisation or agent 'QQQ' in CAMEO"
    ]
    assert [entry.name for entry in dictionary((file,)).entries] == ["A", "C"]


def test_a_tabari_dictionary_in_an_old_encoding_is_read(tmp_path):
    path = tmp_path / "own.txt"
    path.write_bytes("JOSÉ_PRUEBA_ [PRTGOV]\n".encode("latin-1"))
    assert dictionary(actor_files([path])).entries[0].name == "José Prueba"


@pytest.mark.parametrize("missing", ["nowhere.csv", "nowhere/own.csv"])
def test_a_dictionary_that_is_not_there_is_told(tmp_path, missing):
    with pytest.raises(MissingFileError):
        actor_files([tmp_path / missing])


def test_a_folder_is_no_dictionary(tmp_path):
    with pytest.raises(BadDictionaryError):
        actor_files([tmp_path])


def test_a_dictionary_is_read_once_a_process_and_again_when_it_changes(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("name,country\nAna,NOR\n")
    files = actor_files([path])
    assert dictionary(files) is dictionary(pickle.loads(pickle.dumps(actor_files([path]))))
    path.write_text("name,country\nAna,PRT\n")
    assert dictionary(actor_files([path])).entries[0].spells[0].country == "PRT"


def test_a_dictionary_that_changed_since_it_was_named_is_never_used(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("name,country\nAna,NOR\n")
    files = actor_files([path])
    from sayso.knowledge.dictionaries.files import _contents

    _contents.cache_clear()
    dictionary.cache_clear()
    path.write_text("name,country\nAna,PRT\n")
    with pytest.raises(BadDictionaryError, match="has changed"):
        dictionary(files)


def test_the_fingerprint_follows_the_content_and_the_order_but_not_the_place(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    one, same, two = tmp_path / "one.csv", tmp_path / "elsewhere" / "one.csv", tmp_path / "two.csv"
    one.write_text("name,country\nAna,NOR\n")
    same.write_text("name,country\nAna,NOR\n")
    two.write_text("name,country\nAna,PRT\n")

    def print_of(*paths):
        return Configuration().with_actors(paths).fingerprint

    assert print_of(one) == print_of(same)
    assert len({print_of(), print_of(one), print_of(two), print_of(one, two), print_of(two, one)}) == 5
    before = print_of(one)
    one.write_text("name,country\nAna,URY\n")
    assert print_of(one) != before


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("HAMID KARZAI", "Hamid Karzai"),
        ("AL-SHABAAB", "Al-Shabaab"),
        ("BANK OF THE SOUTH", "Bank of the South"),
        ("URSULA VON DER LEYEN", "Ursula von der Leyen"),
        ("ANSF", "ANSF"),
        ("UN OFFICE", "UN Office"),
        ("Ana Prueba", "Ana Prueba"),
    ],
)
def test_a_name_in_capitals_is_printed_as_a_name(written, shown):
    assert display(written, person=None) == shown


def test_every_code_of_cameo_stands_for_something_that_sayso_knows():
    for code, kind, value, _ in table("cameo_codes.csv"):
        if kind in {"country", "historical"}:
            assert value in countries(), code
            assert code not in countries(), f"{code} is ISO's"
        elif kind == "organisation":
            assert value in organisations(), code
        else:
            assert not value or value in sectors(), code


def test_no_code_is_explained_twice():
    codes = [row[0] for row in table("cameo_codes.csv")]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", ["", "N", "~", "~~"])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(ValueError, match="code"):
        meaning(code)
    with pytest.raises(ValueError, match="code"):
        agent_sector(code)


@pytest.mark.development_data
@pytest.mark.parametrize(
    ("name", "entries", "faults"),
    [("Countries.actors", 18_000, 60), ("International.actors", 7_800, 10), ("MilNonState.actors", 990, 25)],
)
def test_a_published_dictionary_is_read_in_less_than_two_seconds(development_data, name, entries, faults):
    started = time.process_time()
    (file,) = actor_files([development_data / "dictionaries" / f"Phoenix.{name}.txt"])
    found = dictionary((file,))
    assert time.process_time() - started < 2
    assert len(found.entries) > entries
    assert len(left_out(file)) < faults


@pytest.mark.development_data
def test_a_published_dictionary_of_agents_is_read(development_data):
    (file,) = actor_files([development_data / "dictionaries" / "Phoenix.agents.txt"])
    assert len(dictionary((file,)).nouns) > 1_000
    assert len(left_out(file)) < 5


def test_only_one_code_of_a_group_or_sector_is_a_country_too():
    codes = {
        code for code, kind, *_ in table("cameo_codes.csv") if kind in {"sector", "group", "prefix", "region"}
    }
    assert codes & set(countries()) == {"MUS"}
