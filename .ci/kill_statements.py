#!/usr/bin/env python3
"""Kills a run of annual statements at random points and goes on with it: no number may be used twice or missing.

Usage: .ci/kill_statements.py PROGRAM [--donors N] [--kills N] [--times N] [--seed N]

Every round starts from the same ledger, kills the run so many times, each time at another point, and lets it end.
After every kill the numbers must be 1, 2, 3 and so on, and `receipt audit` must explain them; at the end the register
must be that of a run that no one killed: the same numbers for the same gifts. `--officers` lets two run at once.
"""
import argparse, csv, os, random, shutil, signal, subprocess, sys, tempfile, time

sys.dont_write_bytecode = True
from benchfiles import year_of_gifts

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ISSUE = ["receipt", "statement", "--year", "2025", "--all", "-q"]


class Office:
    """A workspace with gifts of many donors, and its ledger as it was before the first statement."""

    def __init__(self, program, donors):
        self.program = os.path.abspath(program)
        self.work = tempfile.mkdtemp(prefix="campaign-kill-")
        self.folder, self.kept = os.path.join(self.work, "ws"), os.path.join(self.work, "kept.sqlite")
        os.environ.update(XDG_STATE_HOME=os.path.join(self.work, "state"), CAMPAIGN_TODAY="2026-01-20")
        os.mkdir(self.folder)
        for name in ("Campaigns", "Reports"):
            shutil.copytree(os.path.join(HOME, name), os.path.join(self.folder, name))
        gifts = os.path.join(self.work, "year.csv")
        year_of_gifts(gifts, donors)
        self.expect("import", gifts, "-q")
        os.rename(os.path.join(self.folder, "campaign.sqlite"), self.kept)

    def begin(self):
        """The ledger as it was, as if this computer had never seen it further on."""
        for name in os.listdir(self.folder):
            if name.startswith("campaign.sqlite"):
                os.remove(os.path.join(self.folder, name))
        shutil.rmtree(os.environ["XDG_STATE_HOME"], ignore_errors=True)
        shutil.copy(self.kept, os.path.join(self.folder, "campaign.sqlite"))

    def start(self, *words):
        return subprocess.Popen([self.program, "-C", self.folder, *words], stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE)

    def expect(self, *words):
        process = self.start(*words)
        errors = process.communicate()[1]
        if process.returncode != 0:
            raise SystemExit(f"campaign {' '.join(words)}: {process.returncode}\n{errors.decode()[-800:]}")

    def register(self):
        """The gifts of each number, in the order of numbers."""
        path = os.path.join(self.work, "list.csv")
        self.expect("receipt", "list", "--format", "csv", "-o", path, "--force")
        rows = {}
        with open(path, newline="") as file:
            for row in csv.DictReader(file):
                rows.setdefault(row["number"], []).append(row["gift"])
        return rows

    def check(self, when):
        """That the numbers have no gap and every one is explained; returns the register."""
        rows = self.register()
        numbers = [int(label.split("-")[2]) for label in rows]
        if numbers != list(range(1, len(numbers) + 1)):
            raise SystemExit(f"{when}: the numbers have a gap: {numbers[:3]} … {numbers[-3:]}")
        gifts = [gift for held in rows.values() for gift in held]
        if len(gifts) != len(set(gifts)):
            raise SystemExit(f"{when}: a gift is on two statements")
        self.expect("receipt", "audit")
        return rows


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--donors", type=int, default=10_000)
    options.add_argument("--kills", type=int, default=20, help="how many times a round is killed")
    options.add_argument("--times", type=int, default=3, help="how many rounds")
    options.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    options.add_argument("--officers", action="store_true", help="two run at once")
    chosen = options.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    draw = random.Random(chosen.seed)
    office = Office(chosen.program, chosen.donors)
    try:
        office.begin()
        began = time.monotonic()
        office.expect(*ISSUE)
        whole = time.monotonic() - began
        expected = office.check("not killed")
        if len(expected) != chosen.donors:
            raise SystemExit(f"{len(expected)} statements for {chosen.donors} donors")
        for one in range(chosen.times):
            office.begin()
            for kill in range(chosen.kills):
                runs = [office.start(*ISSUE) for _ in range(2 if chosen.officers else 1)]
                time.sleep(draw.uniform(0, 2 * whole / chosen.kills))
                for run in runs:
                    run.send_signal(signal.SIGKILL)
                    run.communicate()
                left = office.check(f"round {one + 1}, kill {kill + 1}")
                print(f"round {one + 1}, kill {kill + 1}: {len(left):,} statements, every number explained", flush=True)
            office.expect(*ISSUE)
            found = office.check("at the end")
            # Two at once may number the gifts in another order.
            isSame = sorted(found.values()) == sorted(expected.values()) if chosen.officers else found == expected
            if not isSame:
                raise SystemExit(f"round {one + 1}: the register is not that of a run that no one killed")
    finally:
        shutil.rmtree(office.work, ignore_errors=True)
    print(f"{chosen.donors:,} statements, {chosen.times * chosen.kills} kills: no number used twice or missing")


if __name__ == "__main__":
    main()
