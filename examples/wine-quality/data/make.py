"""Makes winequality.csv from the two files that the UCI repository publishes.

    python make.py winequality-red.csv winequality-white.csv winequality.csv

The sources are https://archive.ics.uci.edu/static/public/186/wine+quality.zip; their hashes are checked. Every row and
every value is kept as it is written there, in the same order. Only the form changes: commas for semicolons, names
without spaces, and a first column that says which of the two files a row is from.
"""
import csv
import hashlib
import sys
from pathlib import Path

SOURCES = {
    "red": "4a402cf041b025d4566d954c3b9ba8635a3a8a01e039005d97d6a710278cf05e",
    "white": "76c3f809815c17c07212622f776311faeb31e87610d52c26d87d6e361b169836",
}


def read(path: str, color: str) -> "list[list[str]]":
    """The rows of one source, header first."""
    data = Path(path).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SOURCES[color]:
        raise SystemExit(f"{path} is not the published file of the {color} wines: its SHA-256 is {found}")
    return list(csv.reader(data.decode("ascii").splitlines(), delimiter=";"))


def main(red: str, white: str, target: str) -> None:
    """Writes both sources, one after the other, as one comma-separated file."""
    tables = {"red": read(red, "red"), "white": read(white, "white")}
    header = [name.replace(" ", "_") for name in tables["red"][0]]
    with open(target, "w", encoding="ascii", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["color", *header])
        for color, table in tables.items():
            writer.writerows([color, *row] for row in table[1:])


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
