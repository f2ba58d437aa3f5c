"""The rows while they are made, and the file that they become."""

import csv
import io

from .dice import deposit_day

TODAY = "2026-11-20"

# The canonical columns (campaign help csv) that the sample may use, in their order.
COLUMNS = """source_system gift_id type date amount currency base_amount fx_rate fx_source fee description note
campaign appeal project line unit keycode pledge_id grant_id reverses matches
donor_id donor_kind donor_name first_name last_name organization household_id salutation addressee email phone
address1 address2 city state postal_code country language deceased do_not_mail do_not_email do_not_publish
returned_mail anonymous soft_credits
method delivery received_date postmark postmark_kind deposited_date cleared_date deposit_id reference
installments frequency first_due
benefit_value benefit_cost benefit_token benefit_description receipted_by
tribute_type tribute_name tribute_notify_name tribute_notify_address""".split()
DONOR_COLUMNS = COLUMNS[COLUMNS.index("donor_id"):COLUMNS.index("anonymous")]

CENTER, FLOOR = "center-for-innovation", "center-for-innovation/floor-3"
FUND, REACT, PARENT = "clinical-research-fund", "react-conference@react-event-2026", "negev-tomorrow"
STUDIES, TRAINING = FUND + "/population-studies", FUND + "/trial-training"
ANNUAL = "annual-giving"
LETTER, EMAIL = "year-end-2026@year-end-letter-2026", "year-end-2026@year-end-email-2026"
LETTER_25, EMAIL_25 = "year-end-2025@year-end-letter-2025", "year-end-2025@year-end-email-2025"


class Book:
    """Rows, the donors they name, and the special cases among them."""

    def __init__(self, donors):
        self.donors = donors
        self.rows = []
        self.cases = []  # what a case shows, and the keys of its rows

    def add(self, key, kind, day, amount, where="", donor="", **more):
        """One row. `where` is campaign/project/line/unit@appeal; references use `key` until ids are given."""
        row = {"source_system": "sample", "gift_id": key, "type": kind, "date": day, "amount": amount}
        campaign, _, appeal = where.partition("@")
        parts = campaign.split("/") + [""] * 3
        row.update(campaign=parts[0], project=parts[1], line=parts[2], unit=parts[3], appeal=appeal)
        row.update(self.donors[donor] if donor else {})
        row.update(more)
        self.rows.append(row)

    def case(self, text, *keys):
        """Names rows that somebody may look for; the README lists them by id."""
        self.cases.append((text, keys))

    def finish(self):
        """Orders the rows by date, gives them ids and writes amounts as text."""
        self.rows.sort(key=lambda row: row["date"])
        ids, counts = {}, {"S": 0, "A": 0}
        for row in self.rows:
            key = row["gift_id"]
            if key not in ids:
                letter = "A" if key.startswith("mass ") else "S"
                counts[letter] += 1
                ids[key] = f"{letter}{row['date'][2:4]}-{counts[letter]:0{3 if letter == 'S' else 4}d}"
        for row in self.rows:
            for column in ("gift_id", "reverses", "matches"):
                if row.get(column):
                    row[column] = ids[row[column]]
            for column in ("amount", "benefit_value", "benefit_cost"):
                if isinstance(row.get(column), int):
                    row[column] = f"{row[column]:.2f}"
        for row in self.rows:
            assert all(column in COLUMNS for column in row), "a column that is not canonical"
        used = [column for column in COLUMNS if any(row.get(column) for row in self.rows)]
        text = io.StringIO()
        writer = csv.DictWriter(text, used, extrasaction="ignore", restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows)
        self.cases = [(text, [ids[key] for key in keys]) for text, keys in self.cases]
        return text.getvalue()


# ---------------------------------------------------------------- how money arrives

def wire(day):
    return {"method": "wire", "delivery": "wire", "deposited_date": day}


def ach(day):
    return {"method": "ach", "delivery": "ach", "deposited_date": day}


def check(number, day, **more):
    return {"method": "check", "delivery": "hand", "received_date": day, "reference": f"{number:06d}", **more}


def mailed(number, received, **more):
    """A check in the mail, with the deposit that it went into when that day has come."""
    slip = deposit_day(received)
    slips = {"deposited_date": slip, "deposit_id": "DEP-" + slip} if slip <= TODAY else {}
    return {"method": "check", "delivery": "usps", "received_date": received, "reference": f"{number:04d}",
            **slips, **more}


def card(amount):
    cents = (int(amount * 100) * 22 + 500) // 1000 + 30
    return {"method": "card", "delivery": "online", "fee": f"{cents / 100:.2f}"}
