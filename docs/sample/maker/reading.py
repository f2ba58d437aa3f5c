"""gifts.csv read back as a stranger would: every row against the plan, the calendar and the other rows."""

import csv
import io
import re

from .book import DONOR_COLUMNS, TODAY

PAYMENTS = {"pledge_payment", "grant_payment"}
RECEIVED = {"gift", "matching", "daf", "qcd", "stock", "in_kind", "platform"} | PAYMENTS
PROMISES = {"pledge", "award", "conditional", "revocable", "match_expected"}
TAKEN_BACK = {"refund", "chargeback", "void"}
KNOWN_BY_ID = {"c099"}


def cents(text):
    assert re.fullmatch(r"-?\d+\.\d\d", text), text
    return int(text.replace(".", ""))


def date_of_gift(row):
    """The day that a row counts on (rules.md §1.6)."""
    stated, received, posted = row["date"], row["received_date"], row["postmark"]
    if row["type"] not in RECEIVED or not row["delivery"] or row["delivery"] == "online":
        return stated
    if row["delivery"] in ("hand", "usps", "courier") and received and received < stated:
        return stated  # post-dated
    if row["delivery"] in ("hand", "courier", "dtc"):
        return received or stated
    if row["delivery"] in ("ach", "wire"):
        return row["deposited_date"] or stated
    if row["postmark_kind"] == "machine" and stated[5:7] == "12" and posted[:7] == f"{int(stated[:4]) + 1}-01":
        return received  # needs evidence
    return posted or (received if received[:4] > stated[:4] else stated)


def read_gifts(text):
    """Rows joined by gift_id: the splits of one gift become one, and must agree."""
    gifts = {}
    for row in csv.DictReader(io.StringIO(text)):
        amount = cents(row["base_amount"] or row["amount"])
        if row["fx_rate"]:
            rate, places = row["fx_rate"].replace(".", ""), len(row["fx_rate"].partition(".")[2])
            assert amount * 10 ** places == cents(row["amount"]) * int(rate), "base amount and rate disagree"
        key = row["gift_id"]
        if key in gifts:
            first = gifts[key]["row"]
            assert all(first[c] == row[c] for c in ("donor_id", "date", "type", "pledge_id")), f"{key} is no split"
            assert (first["campaign"], first["project"]) != (row["campaign"], row["project"]), f"{key} twice in a place"
        gift = gifts.setdefault(key, {"row": row, "amount": 0, "splits": [], "day": date_of_gift(row)})
        gift["amount"] += amount
        gift["splits"].append((row["campaign"], amount))
        gift.setdefault("places", set()).add((row["campaign"], row["project"]))
    for gift in gifts.values():  # entry errors act on the day of the row that they correct
        if gift["row"]["type"] in ("void", "adjustment"):
            gift["day"] = gifts[gift["row"]["reverses"]]["day"]
    return gifts


def check_places(rows, plan):
    donors = {row["donor_id"] for row in rows if row["donor_id"]}
    details = {}
    for row in rows:
        key = row["gift_id"]
        ids = [row[c] for c in ("appeal", "project", "line", "unit") if row[c]]
        assert not row["campaign"] or set(ids) <= plan[row["campaign"]]["ids"], key
        assert row["campaign"] or not ids, key
        if row["campaign"] and row["type"] in RECEIVED | PROMISES:
            period = plan[row["campaign"]]
            assert period["starts"] <= date_of_gift(row) <= period["ends"], f"{key} is outside the period"
        if row["date"] > TODAY:
            assert "" < row["received_date"] <= TODAY, f"{key} is in the future"
        for column in ("received_date", "postmark", "deposited_date", "cleared_date"):
            assert row[column] <= TODAY, f"{key}: its {column} is in the future"
        for credit in filter(None, row["soft_credits"].split("; ")):
            assert credit.split(":")[0] in donors | KNOWN_BY_ID, f"{key} credits somebody unknown"
        assert not row["email"] or row["email"].endswith("@example.org")
        assert not row["phone"] or " 555-01" in row["phone"]
        said = tuple(row[c] for c in DONOR_COLUMNS if c in row)
        assert details.setdefault(row["donor_id"], said) == said, f"{row['donor_id']} is told in two ways"
