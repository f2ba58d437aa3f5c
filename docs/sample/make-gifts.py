#!/usr/bin/env python3
"""Writes gifts.csv, the invented ledger of the sample workspace, checks it and prints its control totals.

Everything is made up: donors, addresses, amounts. The same bytes come out on every run and every Python from 3.9.

    python3 docs/sample/make-gifts.py            # writes gifts.csv, totals.json and the README's table of cases
    python3 docs/sample/make-gifts.py --check    # writes nothing, fails when one of them differs
"""

import csv
import io
import json
import sys
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True  # leaves nothing behind but the files below
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from maker import special_capital, special_years, totals, years
from maker.book import TODAY, Book
from maker.friends import make_friends
from maker.giving import Mass
from maker.people import People
from maker.plan import front_matter
from maker.reading import check_places, read_gifts

MARKS = ("<!-- cases: written by make-gifts.py -->\n", "<!-- end of cases -->\n")
DAYS = ["2022-12-31", "2023-12-31", "2024-12-31", "2025-11-20", "2025-12-31", TODAY]


def make():
    book = Book(make_friends())
    for act in (special_capital.pledges, special_capital.promises, special_capital.outright,
                special_capital.year_end_2025, special_years.fund, special_years.conference, special_years.year_end,
                special_years.years_before):
        act(book)
    Mass(book, People(2201, first_number=101), 184).run()
    return book, book.finish()


def readme(cases):
    """The README with its table of special cases."""
    path = HERE / "README.md"
    head, _, rest = path.read_text(encoding="utf-8").partition(MARKS[0])
    tail = rest.partition(MARKS[1])[2]
    table = "| Case | Ids |\n|---|---|\n"
    table += "".join(f"| {text} | {', '.join(f'`{i}`' for i in ids)} |\n" for text, ids in cases)
    return head + MARKS[0] + table + MARKS[1] + tail


def main():
    book, text = make()
    plan = front_matter()
    rows = list(csv.DictReader(io.StringIO(text)))
    gifts = read_gifts(text)
    check_places(rows, plan)
    later = (date.fromisoformat(TODAY) + timedelta(days=365)).isoformat()
    totals.tally(gifts, plan, later)  # the limits hold for what is post-dated too
    control = json.dumps(totals.document(gifts, plan, DAYS), indent=1, sort_keys=True) + "\n"
    files = {"gifts.csv": text, "totals.json": control, "README.md": readme(book.cases)}
    for name, content in files.items():
        path = HERE / name
        if "--check" not in sys.argv[1:]:
            path.write_bytes(content.encode("utf-8"))
        elif not path.exists() or path.read_bytes() != content.encode("utf-8"):
            sys.exit(f"{name} is not what this script makes: run it without --check")
    donors = {row["donor_id"] for row in rows if row["donor_id"]}
    kinds = {row["type"] for row in rows}
    print(f"{len(rows)} rows, {len(gifts)} entries of {len(kinds)} types, {len(donors)} donors\n")
    totals.report(totals.tally(gifts, plan, TODAY), plan, TODAY)
    years.report(gifts)


if __name__ == "__main__":
    main()
