"""What each campaign comes to by rules.md §2, worked out apart from the program: the control totals."""

from collections import defaultdict

from .reading import PROMISES, RECEIVED, TAKEN_BACK, cents

# Small benefits by year, L P C of rules.md §4.4.
LIMITS = {"2024": (1320, 6600, 13200), "2025": (1360, 6800, 13600), "2026": (1390, 6950, 13900)}
SIDE_LINES = ["conditional", "revocable", "in_kind", "match_expected", "exchange", "excluded", "written_off"]
COUNTS = ["gifts", "donors"]


def exchange(row, amount):
    """The purchase part of a payment (rules.md §2 and §4.4)."""
    text = row.get("benefit_value", "")
    if text in ("", "none", "unknown"):
        return 0
    value = cents(text)
    token_cost, token_payment, most = LIMITS[row["date"][:4]]
    if value * 100 <= amount * 2 and value <= most:
        return 0
    if row["benefit_token"] == "yes" and amount >= token_payment and cents(row["benefit_cost"]) <= token_cost:
        return 0
    return min(value, amount)


class Unit:
    """An outright gift or a promise, and what happened to it up to a day."""

    def __init__(self):
        self.change = self.off = self.met = self.realized = 0
        self.payments = []  # key, gross, net, purchase part

    @property
    def paid(self):
        return sum(held[2] for held in self.payments) + self.realized


def units_on(gifts, on):
    """Every unit with what acts on it by a day; every reference and limit is tested on the way."""
    names = {g["row"]["pledge_id"] or g["row"]["grant_id"]: k for k, g in gifts.items() if g["row"]["type"] in PROMISES}
    units = {key: Unit() for key in gifts}
    sign, root = {}, {}
    order = {key: index for index, key in enumerate(gifts)}
    # What corrects another row on that row's own day comes after it.
    rank = lambda item: (item[1]["day"], item[1]["row"]["type"] in TAKEN_BACK | {"adjustment"}, order[item[0]])
    for key, gift in sorted(gifts.items(), key=rank):
        row, amount, kind = gift["row"], gift["amount"], gift["row"]["type"]
        name = row["pledge_id"] or row["grant_id"]
        promise = names[name] if name else None  # a KeyError is a reference that leads nowhere
        counts = gift["day"] <= on
        if kind in RECEIVED:
            unit = promise or key
            sign[key], root[key] = 1, (unit, key)
            if promise:
                assert gift["places"] <= gifts[promise]["places"], key
                assert gifts[promise]["day"] <= gift["day"], key
            if row["matches"]:
                assert gifts[row["matches"]]["row"]["type"] == "match_expected", key
                units[row["matches"]].met += amount if counts else 0
            if counts:
                units[unit].payments.append([key, amount, amount, exchange(row, amount)])
        elif kind in TAKEN_BACK or kind == "adjustment":
            target = row["reverses"]
            unit, payment = root[key] = root[target]
            sign[key] = -sign[target] if kind != "adjustment" else 1
            assert kind == "adjustment" or amount <= gifts[target]["amount"], key
            assert gifts[target]["day"] <= gift["day"], key
            assert len(gifts[payment]["splits"]) == 1, "the script takes nothing back from a split gift"
            for held in units[unit].payments if counts else []:
                if held[0] == payment:
                    held[2] += sign[key] * amount
                    assert 0 <= held[2] <= held[1], f"{key} takes back too much"
        elif kind in ("write_off", "pledge_change"):
            if counts:
                unit = units[promise]
                unit.off += amount if kind == "write_off" else 0
                unit.change += amount if kind == "pledge_change" else 0
                assert gifts[promise]["amount"] + unit.change - unit.off >= unit.paid, f"{key} gives up too much"
        elif kind in ("condition_met", "revocable_realized"):
            unit, wanted = units[row["reverses"]], {"condition_met": "conditional", "revocable_realized": "revocable"}
            assert gifts[row["reverses"]]["row"]["type"] == wanted[kind], key
            if kind == "condition_met":
                unit.met += amount if counts else 0
                assert unit.met <= gifts[row["reverses"]]["amount"], key
            else:
                unit.realized += amount if counts else 0
        elif row["matches"]:
            assert gifts[row["matches"]]["row"]["type"] in RECEIVED, key
    return units


def purchase(held):
    """What of a payment bought something; a refund takes both parts pro rata."""
    return held[3] - held[3] * (held[1] - held[2]) // held[1]


def tally(gifts, plan, on):
    """Raised, received and the lines beside them, by campaign, on a day; "total" counts gifts and donors once."""
    totals = defaultdict(lambda: defaultdict(int))
    raised_from = defaultdict(lambda: defaultdict(int))
    for key, unit in units_on(gifts, on).items():
        gift, kind = gifts[key], gifts[key]["row"]["type"]
        if kind not in RECEIVED | PROMISES or gift["day"] > on:
            continue
        bought = sum(purchase(held) for held in unit.payments)
        receipts = sum(held[2] > purchase(held) for held in unit.payments) + (unit.realized > 0)
        committed = {"pledge": gift["amount"] + unit.change - unit.off,
                     "award": gift["amount"] + unit.change - unit.off, "conditional": unit.met}.get(kind, 0)
        figures = {"raised": max(committed, unit.paid) - bought, "received": unit.paid - bought, "exchange": bought,
                   "written_off": unit.off}
        beside = {"conditional": ("conditional", unit.met), "revocable": ("revocable", unit.paid),
                  "match_expected": ("match_expected", unit.met)}.get(kind)
        if beside:
            figures[beside[0]] = max(0, gift["amount"] - beside[1])
        counted = set()
        for campaign, share in gift["splits"]:
            line = totals[campaign]
            part = {name: value * share // gift["amount"] for name, value in figures.items()}
            assert all(value * share % gift["amount"] == 0 for value in figures.values()), f"{key} does not split evenly"
            if kind == "in_kind" and not (campaign and plan[campaign]["in_kind"]):
                line["in_kind"] += part["raised"]
            elif gift["row"]["donor_kind"] == "government":
                line["excluded"] += part["raised"]
            else:
                for name, value in part.items():
                    line[name] += value
                for name in (campaign, "total"):
                    raised_from[name][gift["row"]["donor_id"]] += part["raised"]
                    totals[name]["gifts"] += receipts if name not in counted else 0
                    counted.add(name)
    for name, donors in raised_from.items():
        totals[name]["donors"] = sum(raised > 0 for donor, raised in donors.items() if donor)
    return totals


def document(gifts, plan, days):
    """The control totals by day, campaign and line, in minor units, each campaign without its children."""
    def line(figures):
        shown = {name: figures[name] for name in ["raised", "received"] + SIDE_LINES + COUNTS}
        return {**shown, "outstanding": figures["raised"] - figures["received"]}

    by_day = {}
    for day in days:
        totals = tally(gifts, plan, day)
        rows = {name: line(totals[name]) for name in plan}
        rows["unassigned"] = line(totals[""])
        rows["total"] = {name: sum(row[name] for row in rows.values()) for name in rows["unassigned"]}
        rows["total"].update({name: totals["total"][name] for name in COUNTS})  # each once
        by_day[day] = rows
    return {"currency": "USD", "as_of": by_day}


def report(totals, plan, day):
    def line(name, figures, goal=0):
        side = ", ".join(f"{what.replace('_', ' ')} {figures[what] / 100:,.0f}" for what in SIDE_LINES if figures[what])
        share = f"{figures['raised'] * 1000 // goal / 10:.1f}%" if goal else ""
        open_ = figures["raised"] - figures["received"]
        print(f"{name:24}{figures['raised'] / 100:>15,.2f}{figures['received'] / 100:>15,.2f}{open_ / 100:>15,.2f}"
              f"{share:>7}  {side}".rstrip())

    print(f"as of {day:18}{'raised':>15}{'received':>15}{'outstanding':>15}{'goal':>7}")
    summed = defaultdict(int)
    for name in list(plan) + [""]:
        line(name or "unassigned", totals[name], plan[name]["goal"] if name else 0)
        for key, value in totals[name].items():
            summed[key] += value
    line("total", summed)
    for parent in sorted({c["parent"] for c in plan.values() if c["parent"]}):
        rolled = defaultdict(int)
        for name in [parent] + [n for n, c in plan.items() if c["parent"] == parent]:
            for key, value in totals[name].items():
                rolled[key] += value
        line(parent + " + below", rolled, plan[parent]["goal"])
