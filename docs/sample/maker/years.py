"""How the invented donors come and go: a look at whether it resembles a charity (rules.md §3)."""

from collections import defaultdict

from .book import TODAY
from .totals import units_on


def giving_by_year(gifts):
    """What each household or organization gave by calendar year, net of what was taken back since."""
    homes = {}
    for gift in gifts.values():
        row = gift["row"]
        homes[row["donor_id"]] = row["household_id"] or row["donor_id"]
    given = defaultdict(lambda: defaultdict(int))
    for unit in units_on(gifts, TODAY).values():
        for key, _, net, bought in unit.payments:
            gift = gifts[key]
            if gift["row"]["donor_id"] and gift["row"]["type"] != "in_kind":
                given[homes[gift["row"]["donor_id"]]][gift["day"][:4]] += net - (bought if net else 0)
    for gift in gifts.values():  # an estate that paid is received as well
        if gift["row"]["type"] == "revocable_realized" and gift["day"] <= TODAY:
            given[homes[gift["row"]["donor_id"]]][gift["day"][:4]] += gift["amount"]
    return {home: {y for y, amount in years.items() if amount > 0} for home, years in given.items()}


def report(gifts):
    years = giving_by_year(gifts)
    print(f"\n{'year':6}{'donors':>8}{'new':>6}{'back':>6}{'kept':>7}{'of new':>8}{'LYBUNT':>8}{'SYBUNT':>8}")
    for year in ("2022", "2023", "2024", "2025", "2026"):
        before = str(int(year) - 1)
        now = {h for h, y in years.items() if year in y}
        last = {h for h, y in years.items() if before in y}
        ever = {h for h, y in years.items() if any(old < before for old in y)}
        fresh = last - ever
        share = lambda of: f"{100 * len(of & now) // len(of)}%" if of else ""
        print(f"{year:6}{len(now):>8}{len(now - last - ever):>6}{len((now & ever) - last):>6}{share(last):>7}"
              f"{share(fresh):>8}{len(last - now):>8}{len(ever - last - now):>8}")
