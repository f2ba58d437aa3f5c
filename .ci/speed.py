#!/usr/bin/env python3
"""Counts the instructions of everyday commands on small fixed inputs, which no other work on the machine changes.

Usage: .ci/speed.py PROGRAM [--update]

Fails where a count is more than 3 % above .ci/speed.json, if that was written with the same Swift, libsqlite3,
libc and valgrind; with others it only prints. --update writes it anew: say in the commit why a count rose.
"""
import json, os, re, shutil, subprocess, sys, tempfile

sys.dont_write_bytecode = True
from benchfiles import mixed

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BASELINE = os.path.join(HOME, ".ci/speed.json")
ROWS = 2000
BOUND = 1.03


def said(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""


def versions():
    swift = re.search(r"Swift version (\S+)", said("swift", "--version"))
    return {"swift": swift.group(1) if swift else "", "libc": said("getconf", "GNU_LIBC_VERSION"),
            "libsqlite3": said("dpkg-query", "-W", "-f", "${Version}", "libsqlite3-0"),
            "valgrind": said("valgrind", "--version"), "machine": os.uname().machine}


def count(program, folder, *arguments):
    """Instructions of one run, by callgrind."""
    out = os.path.join(folder, "callgrind.out")
    told = {"PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8", "USER": "speed",
            "SWIFT_DETERMINISTIC_HASHING": "1", "CAMPAIGN_TODAY": "2026-06-30"}
    run = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program, "-C",
                          os.path.join(folder, "ws"), *arguments], env=told, capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)}: {run.stderr[-800:]}")
    return int(re.search(r"^(?:summary|totals): (\d+)", open(out).read(), re.M).group(1))


def measure(program):
    folder = tempfile.mkdtemp(prefix="campaign-speed-")
    try:
        workspace = os.path.join(folder, "ws")
        os.mkdir(workspace)
        for name in ("Campaigns", "Reports"):
            shutil.copytree(os.path.join(HOME, name), os.path.join(workspace, name))
        gifts, out = os.path.join(folder, "gifts.csv"), os.path.join(folder, "out")
        mixed(gifts, ROWS)
        # As it is installed: valgrind cannot read what Swift says for debuggers.
        stripped = os.path.join(folder, "campaign")
        subprocess.run(["strip", "-o", stripped, program], check=True)
        return {" ".join(arguments[:2]): count(stripped, folder, *arguments, *rest) for arguments, rest in [
            (["import"], [gifts, "-q"]), (["--version"], []), (["status"], []),
            (["gift", "list"], ["-o", out + ".csv"]), (["report", "build"], ["board", "-o", out + ".html"])]}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    counts, here = measure(os.path.abspath(sys.argv[1])), versions()
    if "--update" in sys.argv:
        with open(BASELINE, "w") as out:
            json.dump({"versions": here, "instructions": counts}, out, indent=2)
            out.write("\n")
    known = json.load(open(BASELINE))
    judged = known["versions"] == here
    slow = []
    for name, number in counts.items():
        before = known["instructions"].get(name)
        change = f"{100 * (number / before - 1):+.1f} %" if before else "new"
        print(f"{name:14} {number / 1e6:10.1f} million instructions  {change}")
        if before and number > before * BOUND:
            slow.append(name)
    if not judged:
        print(f"Not judged: the baseline is of {known['versions']}, this is {here}.")
    elif slow:
        raise SystemExit(f"More than 3 % above the baseline: {', '.join(slow)}. Find out why; if it must be so, run "
                         "make test-speed UPDATE=1 and say why in the commit.")


if __name__ == "__main__":
    main()
