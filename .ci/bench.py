#!/usr/bin/env python3
"""Times every measure of the design beside what people would use instead, and writes docs/benchmarks.md.

Usage: .ci/bench.py PROGRAM [--rows N,N,...] [--pairs N] [--only NAME,...]

Each pair runs ours and the peer in turn; the table has medians: of the time that passed, and of the processor's time,
which says more where other work runs on the machine. Peak memory is that of the process itself.
The gifts come from a seed: the same file every time. Peers that are not installed are left out and named.
"""
import argparse, os, platform, shutil, statistics, subprocess, sys, tempfile, time

sys.dont_write_bytecode = True
from benchfiles import PEER_IMPORT, PEER_MIXED, gifts, mixed, statements, year_of_gifts

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PEER_TOTALS = "SELECT campaign, sum(amount), count(*) FROM split GROUP BY campaign;"
# What a list of all gifts shows, of the ledger that the bare import made.
PEER_LIST = """
.mode csv
.output {file}
SELECT g.ext, d.ext, d.name, d.address, d.city, d.state, d.zip, g.day, g.method, s.campaign, s.amount
  FROM gift g JOIN donor d ON d.id = g.donor JOIN split s ON s.gift = g.id ORDER BY g.id;
"""
PEER_LYBUNT = """
.mode csv
SELECT d.ext, d.name, g.last, g.total FROM (SELECT donor, sum(amount) FILTER (WHERE day LIKE '2024%') AS last,
  sum(amount) AS total FROM gift JOIN split ON split.gift = gift.id GROUP BY donor
  HAVING sum(amount) FILTER (WHERE day LIKE '2024%') > 0
  AND coalesce(sum(amount) FILTER (WHERE day LIKE '2025%'), 0) <= 0) g JOIN donor d ON d.id = g.donor ORDER BY g.last DESC;
"""


class Run:
    """Seconds, processor time and peak memory of one command."""

    def __init__(self, arguments, stdin=None, cwd=None, timeout=900):
        began = time.monotonic()
        with open(os.devnull, "w") as null:
            process = subprocess.Popen(arguments, stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
                                       stdout=null, stderr=subprocess.PIPE, cwd=cwd)
            if stdin:
                process.stdin.write(stdin.encode())
                process.stdin.close()
            errors = process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
        self.seconds = time.monotonic() - began
        self.processor = usage.ru_utime + usage.ru_stime
        self.mebibytes = usage.ru_maxrss / 1024
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"{' '.join(arguments)}: {errors.decode()[-800:]}")


class Bench:
    def __init__(self, program, pairs):
        self.program, self.pairs = program, pairs
        self.work = tempfile.mkdtemp(prefix="campaign-bench-")
        self.table = []
        # What this computer remembers of ledgers stays with the bench.
        os.environ["XDG_STATE_HOME"] = self.path("state")

    def workspace(self):
        folder = os.path.join(self.work, "ws")
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)
        for name in ("Campaigns", "Reports"):
            shutil.copytree(os.path.join(HOME, name), os.path.join(folder, name))
        return folder

    def path(self, name):
        return os.path.join(self.work, name)

    def ours(self, *arguments):
        # The same file again and again.
        again = ["--force"] if "-o" in arguments else []
        return Run([self.program, "-C", self.path("ws"), *arguments, *again])

    def measure(self, name, rows, ours, peer=None, peer_name="", target="", pairs=None):
        """Runs `pairs` pairs in turn and keeps medians."""
        mine, theirs = [], []
        for _ in range(pairs or self.pairs):
            mine.append(ours())
            if peer:
                theirs.append(peer())
        row = dict(name=name, rows=rows, seconds=[r.seconds for r in mine], processor=[r.processor for r in mine],
                   memory=max(r.mebibytes for r in mine), peer=peer_name,
                   peer_seconds=[r.seconds for r in theirs], peer_processor=[r.processor for r in theirs],
                   target=target)
        self.table.append(row)
        print(self.line(row), flush=True)

    @staticmethod
    def spread(values):
        if not values:
            return ""
        digits = 1 if statistics.median(values) >= 10 else 2 if statistics.median(values) >= 1 else 3
        return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"

    @staticmethod
    def ratio(mine, theirs):
        return f"{statistics.median(mine) / max(statistics.median(theirs), 0.001):.2f}" if theirs else ""

    def line(self, row):
        seconds, peers = row["seconds"], row["peer_seconds"]
        own, other = row["processor"], row["peer_processor"]
        spent = f"{statistics.median(own):.2f}" + (f" / {statistics.median(other):.2f}" if other else "")
        return (f"| {row['name']} | {row['rows']:,} | {self.spread(seconds)} | {row['memory']:.0f} | "
                f"{row['peer']} | {self.spread(peers)} | {self.ratio(seconds, peers)} | "
                f"{spent} | {self.ratio(own, other)} | {row['target']} |")

    def version(self):
        return Run([self.program, "--version"])

    def sqlite(self, script):
        return Run(["sqlite3", self.path("peer.sqlite")], stdin=script)

    # The measures of docs/benchmarks.md.

    def imports(self, rows):
        """The plain file comes last: what follows reads its ledger."""
        self.importing("import a mixed history", rows, mixed, PEER_MIXED, "≤ 1.0")
        self.importing("import into a new ledger", rows, gifts, PEER_IMPORT, "≤ 0.5")

    def importing(self, name, rows, write, script, target):
        path = self.path("gifts.csv")
        write(path, rows)

        def ours():
            self.workspace()
            return self.ours("import", path, "-q")

        def peer():
            for suffix in ("", "-wal", "-shm"):
                if os.path.exists(self.path("peer.sqlite" + suffix)):
                    os.remove(self.path("peer.sqlite" + suffix))
            return self.sqlite(script.format(file=path))

        self.measure(name, rows, ours, peer, "sqlite3", target)

    def reading(self, rows):
        # What the import left to be written to the disk is not the reading's.
        os.sync()
        start = "campaign --version"
        for name, arguments, target in [
            ("status", ["status"], "+ 10 ms"),
            ("status --as-of 2024-12-31", ["status", "--as-of", "2024-12-31"], ""),
            ("status --known-on B-1", ["status", "--known-on", "B-1"], ""),
            ("board report", ["report", "build", "board", "-o", self.path("b.html")], "+ 30 ms"),
            ("board report --as-of 2025-12-31",
             ["report", "build", "board", "--as-of", "2025-12-31", "-o", self.path("b.html")], "+ 30 ms"),
        ]:
            # A few milliseconds each: more pairs, so that the median stands still.
            self.measure(name, rows, lambda: self.ours(*arguments), self.version, start, target,
                         pairs=max(self.pairs, 15))
        self.measure("totals by campaign", rows, lambda: self.ours("status", "--json"),
                     lambda: self.sqlite(PEER_TOTALS), "sqlite3 GROUP BY")
        self.measure("LYBUNT list of 2025", rows,
                     lambda: self.ours("segment", "--year", "2025", "--calendar", "--pick", "lybunt", "--as-of",
                                       "2025-12-31", "-o", self.path("lybunt.csv")),
                     lambda: self.sqlite(PEER_LYBUNT), "sqlite3", "≤ 0.5")

    def streams(self, rows):
        """Each row is read and written: what counts is the time for a row, and memory that stays the same."""
        out = self.path("list.csv")
        pairs = 1 if rows > 100_000 else None
        listed = lambda: self.sqlite(PEER_LIST.format(file=self.path("peer.csv")))
        for name, arguments, target in [
            ("gift list to a file", ["gift", "list", "-o", out], "≤ 2.0"),
            ("explain total.raised to a file", ["explain", "total.raised", "-o", out], "≤ 2.5"),
            ("export journal", ["export", "journal", "-o", self.path("j.journal")], "≤ 2.5"),
            ("donor list to a file", ["donor", "list", "-o", out], ""),
            ("check", ["check"], ""),
            ("check --deep", ["check", "--deep"], ""),
        ]:
            peer, beside = (listed, "sqlite3 -csv") if target else (None, "")
            self.measure(name, rows, lambda: self.ours(*arguments), peer, beside, target, pairs=pairs)

    def letters(self, count):
        """As many letters as donors of last year who have not given: the appeal's own list, merged."""
        folder = self.workspace()
        path = self.path("letters.csv")
        with open(path, "w") as out:
            out.write("gift_id,donor_id,first_name,last_name,address1,city,state,postal_code,date,amount,campaign\n")
            for i in range(count):
                out.write(f"L{i},D{i},First{i},Last{i},{i} Main St,Albany,NY,{i % 99999:05d},2025-06-01,"
                          f"{50 + i % 900},year-end-2025\n")
        self.ours("import", path, "-q")
        html = self.path("letters.html")
        merged = self.path("merged.md")
        body = open(os.path.join(folder, "Reports/letters/year-end.md")).read().split("---", 2)[2]
        with open(merged, "w") as out:
            for i in range(count):
                out.write(body.replace("{{ salutation }}", f"Dear First{i},") + "\n\n***\n\n")
        self.measure(f"merged letters to HTML", count,
                     lambda: self.ours("appeal", "letters", "year-end-letter-2026", "-o", html),
                     lambda: Run(["cmark", merged]), "cmark", "≤ 2")

    def statements(self, rows):
        """The statement of everyone who gave ten times in a year, beside cmark on the same text. Memory that is the
        same at both sizes is what the target asks for."""
        folder, donors = self.workspace(), rows // 10
        ledger, kept = os.path.join(folder, "campaign.sqlite"), self.path("kept.sqlite")
        path, merged = self.path("year.csv"), self.path("statements.md")
        year_of_gifts(path, donors)
        self.ours("import", path, "-q")
        os.rename(ledger, kept)
        template = open(os.path.join(folder, "Reports/letters/receipts/statement.md")).read().split("---", 2)[2]
        statements(merged, template, donors)

        def ours():
            for name in os.listdir(folder):
                if name.startswith("campaign.sqlite"):
                    os.remove(os.path.join(folder, name))
            shutil.copy(kept, ledger)
            # The same ledger again: that it was further once is not to be remembered.
            shutil.rmtree(self.path("state"), ignore_errors=True)
            os.sync()
            return self.ours("receipt", "statement", "--year", "2025", "--all", "-o", self.path("issued.csv"))

        self.measure(f"{donors:,} annual statements, issued and kept", rows, ours,
                     lambda: Run(["cmark", merged]), "cmark", "≤ 2", pairs=1 if rows > 100_000 else None)
        self.measure("receipt due of a year", rows,
                     lambda: self.ours("receipt", "due", "--year", "2025", "-o", self.path("due.csv")),
                     pairs=1 if rows > 100_000 else None)

    def others(self, rows):
        """What people would total the same gifts with; each reads all of them for every answer."""
        ours = lambda: self.ours("status")
        csv, journal = self.path("gifts.csv"), self.path("j.journal")
        self.ours("export", "journal", "-o", journal)
        self.ours("export", "journal", "-o", self.path("j.ledger"))
        self.ours("export", "journal", "-o", self.path("j.beancount"))
        pandas = (f"import pandas as p; f = p.read_csv({csv!r}, dtype=str); "
                  "f['m'] = (f.amount.str.replace('.', '', regex=False)).astype('int64'); "
                  "print(f.groupby('campaign').m.agg(['sum', 'count']))")
        duck = f"SELECT campaign, sum(amount), count(*) FROM read_csv('{csv}') GROUP BY campaign"
        for name, arguments in [
            ("hledger balance", ["hledger", "-f", journal, "balance", "income"]),
            ("ledger balance", ["ledger", "-f", self.path("j.ledger"), "balance", "income"]),
            ("bean-query", ["bean-query", self.path("j.beancount"), "SELECT account, sum(position) GROUP BY account"]),
            ("sqlite-utils memory", ["sqlite-utils", "memory", csv, "SELECT campaign, sum(amount) FROM gifts GROUP BY campaign"]),
            ("pandas", [sys.executable, "-c", pandas]),
            ("DuckDB", [sys.executable, "-c", f"import duckdb; print(duckdb.sql({duck!r}))"]),
        ]:
            if not self.has(arguments):
                print(f"not installed, left out: {name} (make bench-setup)", flush=True)
                continue
            # Minutes each with a million gifts: once is enough to see by how much.
            self.measure("totals by campaign", rows, ours, lambda: Run(arguments), name,
                         pairs=1 if rows > 100_000 else None)

    @staticmethod
    def has(arguments):
        if arguments[0] != sys.executable:
            return shutil.which(arguments[0]) is not None
        module = "pandas" if "pandas" in arguments[2] else "duckdb"
        return subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode == 0


def machine():
    cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
    memory = int(next(l.split()[1] for l in open("/proc/meminfo") if l.startswith("MemTotal"))) / 2 ** 20
    def first(*command):
        try:
            return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]
        except (OSError, IndexError):
            return ""
    swift = next((w for w in [first("swift", "--version")] if w), "")
    return (f"{os.cpu_count()} cores ({cpu}), {memory:.0f} GiB, {platform.system()} {platform.release()}; "
            f"{swift}; sqlite3 {first('sqlite3', '--version').split(' ')[0]}; load at the start "
            f"{os.getloadavg()[0]:.1f}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--rows", default="10000,100000,1000000")
    options.add_argument("--pairs", type=int, default=3)
    options.add_argument("--only", default="imports,reading,streams,others,letters,statements")
    chosen = options.parse_args()
    sizes = [int(text) for text in chosen.rows.split(",")]
    if os.environ.get("BENCH_LARGE"):
        sizes.append(10_000_000)
    about = machine()
    bench = Bench(os.path.abspath(chosen.program), chosen.pairs)
    only = chosen.only.split(",")
    head = ("| What | Gifts | campaign, s | MiB | Beside | s | Ratio | Processor, s | Ratio | Target |\n"
            "|---|---:|---:|---:|---|---:|---:|---:|---:|---|")
    print(about, "\n\n", head, sep="", flush=True)
    try:
        for rows in sizes:
            if only == ["statements"]:
                break
            bench.imports(rows)
            if "reading" in only:
                bench.reading(rows)
            if "streams" in only:
                bench.streams(rows)
            if "others" in only and rows <= 1_000_000:
                bench.others(rows)
        if "letters" in only:
            bench.letters(10_000)
        if "statements" in only:
            for rows in [rows for rows in sizes if rows >= 10_000]:
                bench.statements(rows)
    finally:
        shutil.rmtree(bench.work, ignore_errors=True)
    write(about, head, [bench.line(row) for row in bench.table])


def write(about, head, lines):
    """Puts the table between the marks of docs/benchmarks.md; what is written around it stays."""
    path = os.path.join(HOME, "docs/benchmarks.md")
    text = open(path).read()
    begin, end = "<!-- measured -->", "<!-- end -->"
    before, after = text.split(begin)[0], text.split(end)[1]
    day = time.strftime("%Y-%m-%d")
    table = "\n".join([head, *lines])
    with open(path, "w") as out:
        out.write(f"{before}{begin}\nMeasured on {day}: {about}.\n\n{table}\n{end}{after}")


if __name__ == "__main__":
    main()
