"""The example holds real data with its licence, and a lock that can be trusted."""
import csv
import hashlib
import re
import unittest

from support import EXAMPLE

DATA = EXAMPLE / "data" / "winequality.csv"
PIN = re.compile(r"^([A-Za-z0-9-]+)==(\S+)", re.MULTILINE)


class Files(unittest.TestCase):
    def test_the_data_is_what_its_licence_describes(self):
        licence = (EXAMPLE / "data" / "LICENSE.md").read_text(encoding="utf-8")
        self.assertIn(hashlib.sha256(DATA.read_bytes()).hexdigest(), licence)
        self.assertIn("CC BY 4.0", licence)
        self.assertIn("https://doi.org/10.24432/C56S3T", licence)

    def test_every_published_row_is_there(self):
        with open(str(DATA), newline="") as file:
            rows = list(csv.DictReader(file))
        colors = [row["color"] for row in rows]
        self.assertEqual((colors.count("red"), colors.count("white"), len(rows)), (1599, 4898, 6497))
        self.assertEqual(len(rows[0]), 13)
        self.assertTrue(all(3 <= int(row["quality"]) <= 9 for row in rows))

    def test_turned_back_the_data_is_byte_for_byte_what_was_published(self):
        lines = DATA.read_text(encoding="ascii").splitlines()
        header = ";".join(f'"{name.replace("_", " ")}"' for name in lines[0].split(",")[1:])
        make = (EXAMPLE / "data" / "make.py").read_text()
        for color in ("red", "white"):
            body = [line.split(",", 1)[1].replace(",", ";") for line in lines[1:] if line.startswith(f"{color},")]
            text = "\n".join([header, *body]) + "\n"
            self.assertIn(f'"{color}": "{hashlib.sha256(text.encode("ascii")).hexdigest()}"', make)

    def test_the_lock_has_every_pin_with_hashes_and_nothing_else(self):
        wanted = dict(PIN.findall((EXAMPLE / "src" / "requirements.in").read_text()))
        lock = (EXAMPLE / "src" / "requirements.txt").read_text()
        self.assertEqual(dict(PIN.findall(lock)), wanted)
        for entry in re.split(r"\n(?=[a-z])", lock.strip()):
            self.assertIn("--hash=sha256:", entry)
        self.assertEqual(wanted["scikit-learn"], "1.4.2")
