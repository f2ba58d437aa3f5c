#!/usr/bin/env python3
"""Writes gifts.csv, the invented ledger of the sample workspace, checks it and prints its control totals.

Everything is made up: donors, addresses, amounts. The same bytes come out on every run and every Python from 3.9.

    python3 docs/sample/make-gifts.py            # writes the file
    python3 docs/sample/make-gifts.py --check    # writes nothing, fails when the file differs
"""

import csv
import io
import random
import re
import sys
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
CAMPAIGNS = HERE.parent.parent / "Campaigns"
TODAY = "2026-11-20"

# The canonical columns (design.md §5) that the sample uses, in their order.
COLUMNS = """source gift_id type date amount currency base_amount fx_rate fx_source fee description note
campaign appeal project line unit keycode pledge_id grant_id reverses matches
donor_id donor_kind donor_name first_name last_name organization household_id salutation addressee email phone
address1 address2 city state postal_code country language deceased do_not_mail do_not_email do_not_publish
returned_mail anonymous soft_credits
method delivery received_date postmark postmark_kind deposited_date cleared_date deposit_id reference
installments frequency first_due
benefit_value benefit_cost benefit_token benefit_description receipted_by
tribute_type tribute_name tribute_notify_name tribute_notify_address""".split()

# ---------------------------------------------------------------- donors

PLACES = """Scarsdale NY 10583|Brooklyn NY 11215|Cambridge MA 02139|Hoboken NJ 07030|New Haven CT 06510
Portland ME 04101|Providence RI 02906|Miami FL 33130|Evanston IL 60201|Oakland CA 94607|Princeton NJ 08540
Burlington VT 05401|Seattle WA 98109|White Plains NY 10601""".replace("\n", "|").split("|")
STREETS = """Paper Lantern Row|Nowhere Court|Invented Lane|Thimble Street|Marzipan Avenue|Half Moon Steps
Inkwell Road|Teapot Terrace|Wandering Goose Way""".replace("\n", "|").split("|")

# id | kind | name, or first and last | more columns
DONORS = """
c001|foundation|Quillfeather Family Foundation|
c002|household|The Brackenridge-Sol Household|salutation=Odalys and Tobiah;addressee=Odalys and Tobiah Brackenridge-Sol
c003|person|Tobiah,Brackenridge-Sol|household_id=c002
c004|person|Marguerite,Fennimoor|salutation=Dr. Fennimoor;addressee=Dr. Marguerite Fennimoor
c005|company|Copperkettle Instruments LLC|
c006|person|Ezekiel,Thornapple|
c007|daf_sponsor|Tidewren Charitable Gift Fund|
c008|person|Philippa,Oystercatch|
c009|person|Leopold,Gingerbrook|
c010|person|Anneliese,Dovetail-Okoro|
c011|foundation|Umbrella Pine Trust|
c012|foundation|Marmalade Lane Foundation|
c013|person|Cassius,Windlestraw|
c014|person|Rosalind,Peppercorn|
c015|company|Blue Heron Analytics, Inc.|
c016|person|Winifred,Saltmarsh|
c017|person|נועם,אלמוגי-סלע|country=IL;language=he
c018|person|תמר,שקדיאלי|country=IL;language=he
c019|person|ليان,السدراوي|country=IL;language=ar
c020|person|يوسف,زيتونجي|language=ar
c021|person|Barnaby,Quickthorn|
c022|person|Henrietta,Larkspurrow|do_not_publish=yes
c023|foundation|Three Sparrows Fund|
c024|platform|Kindly Clicks Giving Foundation|
c025|person|Ottoline,Frostwick|
c026|company|Saffron Gate Pharmacy Group|
c027|company|Lanternfish Biologics|
c028|company|O'Dell, Ortega & Plum LLP|
c029|company|Cloudberry Bakery "On the Hill"|
c030|organization|Paper Crane Readers' Circle|
c031|person|Isidore,Mallowbank|returned_mail=yes
c032|person|Clementine,Ashgrove-Díaz|do_not_email=yes
c033|person|Thaddeus,Ropewalk|
c034|person|Beatrix,Honeycombe|
c035|person|Rafferty,Stillwater-Nguyen|
c036|person|Dorothea,Puddlewick|deceased=yes;do_not_mail=yes
c037|person|Augustin,Bellweather|
c038|person|Seraphina,Cobblestein|
c039|person|Mordecai,Juniperman|
c040|person|Lucinda,Tamarack|do_not_mail=yes
"""


def make_donors():
    donors = {}
    for index, text in enumerate(DONORS.strip().splitlines()):
        key, kind, name, more = text.split("|")
        number = int(key[1:])
        row = {"donor_id": key, "donor_kind": kind, "language": "en", "country": "US"}
        if kind == "person":
            row["first_name"], row["last_name"] = name.split(",")
        elif kind == "household":
            row["donor_name"] = name
        else:
            row["organization"] = name
        row["email"] = f"friend{number:03d}@example.org"
        row.update(pair.split("=") for pair in more.split(";") if pair)
        row["address1"] = f"{(index * 37) % 190 + 3} {STREETS[index % len(STREETS)]}"
        if row["country"] == "US":
            city, row["state"], row["postal_code"] = PLACES[index % len(PLACES)].rsplit(" ", 2)
            row["city"], row["phone"] = city, f"(914) 555-{100 + number:04d}"
        else:
            row["city"], row["postal_code"] = "Be'er Sheva", f"{8400000 + number * 11}"
        if index % 9 == 4:
            row["address2"] = f"Apt. {index // 3 + 1}B"
        donors[key] = row
    return donors


# ---------------------------------------------------------------- gifts

DONOR = make_donors()
ROWS = []


def add(key, kind, day, amount, where="", donor="", **more):
    """One row. `where` is campaign/project/line/unit or campaign@appeal; references use `key` until ids are given."""
    row = {"source": "sample", "gift_id": key, "type": kind, "date": day, "amount": amount}
    campaign, _, appeal = where.partition("@")
    parts = campaign.split("/") + [""] * 3
    row.update(campaign=parts[0], project=parts[1], line=parts[2], unit=parts[3], appeal=appeal)
    row.update(DONOR[donor] if donor else {})
    row.update(more)
    ROWS.append(row)


def wire(day):
    return {"method": "wire", "delivery": "wire", "deposited_date": day}


def check(number, day, **more):
    return {"method": "check", "delivery": "hand", "received_date": day, "reference": f"{number:06d}", **more}


def card(amount):
    cents = round(amount * 2.2) + 30
    return {"method": "card", "delivery": "online", "fee": f"{cents / 100:.2f}"}


CENTER, FLOOR = "center-for-innovation", "center-for-innovation/floor-3"
FUND, REACT, YEAR_END = "clinical-research-fund", "react-conference@react-event-2026", "year-end-2026"
STUDIES, TRAINING = FUND + "/population-studies", FUND + "/trial-training"
LETTER, EMAIL = YEAR_END + "@year-end-letter-2026", YEAR_END + "@year-end-email-2026"


def pledges():
    """The quiet phase of the capital campaign, and one pledge to the fund."""
    def pledge(name, day, amount, where, donor, count, often, first, **more):
        add(name, "pledge", day, amount, where, donor, pledge_id=name, installments=count, frequency=often,
            first_due=first, **more)

    def pay(name, where, donor, *payments, kind="pledge_payment", **more):
        for day, amount in payments:
            add(f"{name} {day}", kind, day, amount, where, donor, pledge_id=name, **{**wire(day), **more})

    labs = FLOOR + "//lab"
    pledge("pl-quillfeather", "2025-02-18", 750000, labs, "c001", 6, "semiannual", "2025-06-30",
           description="Three laboratories")
    pay("pl-quillfeather", labs, "c001", ("2025-06-30", 125000), ("2025-12-29", 125000), ("2026-06-30", 125000))
    pledge("pl-brackenridge", "2025-05-06", 400000, FLOOR, "c002", 4, "annual", "2025-09-15",
           soft_credits="c003:household")
    pay("pl-brackenridge", FLOOR, "c002", ("2025-09-15", 100000), ("2026-09-14", 100000),
        soft_credits="c003:household")
    pledge("pl-fennimoor", "2025-10-21", 250000, labs, "c004", 5, "annual", "2025-12-01")
    pay("pl-fennimoor", labs, "c004", ("2025-12-02", 50000))
    pledge("pl-copperkettle", "2025-09-09", 150000, FLOOR + "/equipment", "c005", 6, "quarterly", "2025-10-15")
    pay("pl-copperkettle", FLOOR + "/equipment", "c005", ("2025-10-14", 25000), ("2026-01-15", 25000),
        ("2026-04-15", 25000), ("2026-08-20", 25000))
    time = FLOOR + "/protected-time"
    pledge("pl-thornapple", "2025-10-02", 100000, time, "c006", 4, "annual", "2025-11-15")
    pay("pl-thornapple", time, "c007", ("2025-11-14", 25000), kind="daf", soft_credits="c006:daf_advisor",
        description="Grant from the fund that the pledger advises")
    pay("pl-thornapple", time, "c008", ("2026-11-12", 25000), soft_credits="c006:recognition",
        description="Paid by the pledger's cousin")
    pledge("pl-gingerbrook", "2025-04-15", 60000, FLOOR + "/fit-out", "c009", 4, "semiannual", "2025-07-01")
    pay("pl-gingerbrook", FLOOR + "/fit-out", "c009", ("2025-07-01", 15000), ("2026-01-02", 15000),
        ("2026-07-02", 15000))
    add("write-off", "write_off", "2026-09-30", 15000, donor="c009", pledge_id="pl-gingerbrook",
        note="Retired early; the board released the last installment")
    pledge("pl-dovetail", "2026-01-12", 75000, FLOOR + "//room", "c010", 3, "annual", "2026-01-20")
    pay("pl-dovetail", FLOOR + "//room", "c010", ("2026-01-20", 25000))
    add("raise", "pledge_change", "2026-05-11", 25000, donor="c010", pledge_id="pl-dovetail",
        note="Raised after the visit to the building site")
    pledge("pl-windlestraw", "2026-02-03", 30000, FLOOR + "//bench", "c013", 8, "quarterly", "2026-03-01")
    pay("pl-windlestraw", FLOOR + "//bench", "c013", ("2026-03-02", 3750), ("2026-06-01", 3750),
        ("2026-09-01", 3750))
    add("challenge", "conditional", "2025-11-18", 200000, FLOOR, "c011", pledge_id="pl-challenge",
        description="A dollar for every new dollar given to the floor, up to the whole")
    add("met", "condition_met", "2026-03-31", 80000, donor="c011", reverses="challenge")
    add("challenge paid", "pledge_payment", "2026-04-30", 50000, FLOOR, "c011", pledge_id="pl-challenge",
        **wire("2026-04-30"))
    add("intention", "revocable", "2025-12-10", 300000, CENTER, "c014", description="Bequest intention, face value")
    pledge("pl-saltmarsh", "2024-05-14", 60000, STUDIES, "c016", 3, "annual", "2024-06-15")
    pay("pl-saltmarsh", STUDIES, "c016", ("2024-06-14", 20000), ("2025-06-16", 20000), ("2026-06-15", 20000))


def center():
    """Outright gifts to the floor, and what can go wrong with them."""
    add("c1", "gift", "2025-03-27", 200000, FLOOR + "/equipment", "c012", **wire("2025-03-27"))
    add("c2", "stock", "2025-11-24", 60000, FLOOR, "c022", method="stock", delivery="dtc", anonymous="public",
        received_date="2025-11-24", description="800 shares of an invented company, mean of high and low")
    for project in (FLOOR, TRAINING):
        add("c3", "gift", "2025-12-18", 25000, project, "c023", **check(10442, "2025-12-18"),
            description="Half to the floor, half to training")
    for key, donor, number in (("c4", "c037", 204), ("c5", "c038", 5117)):
        add(key, "gift", "2025-12-30", 15000, FLOOR + "//bench", donor, method="check", delivery="usps",
            postmark="2025-12-30", postmark_kind="manual", received_date="2026-01-05", reference=f"{number:06d}",
            deposited_date="2026-01-06", deposit_id="DEP-2026-01-06")
    add("c6", "gift", "2026-02-10", 10000, FLOOR + "/administration", "c039", **check(88, "2026-02-10"))
    add("c7", "gift", "2026-02-10", 10000, FLOOR + "/administration", "c039", **check(88, "2026-02-10"),
        note="Typed twice")
    add("c7 void", "void", "2026-02-12", 10000, donor="c039", reverses="c7", note="The same check as the row before")
    add("c8", "gift", "2026-04-07", 5000, CENTER, "c021", **check(731, "2026-04-07"))
    add("c8 bounced", "chargeback", "2026-04-13", 5000, donor="c021", reverses="c8", note="Returned by the bank")
    add("c8 cleared", "chargeback", "2026-04-20", 5000, donor="c021", reverses="c8 bounced",
        note="Presented again, and it cleared")
    add("c9", "gift", "2026-05-19", 120000, CENTER, "c017", currency="ILS", base_amount="32772.00",
        fx_rate="0.2731", fx_source="invented rate of the day", **wire("2026-05-19"))
    add("c10", "gift", "2026-06-11", 36000, FLOOR, "c025", anonymous="yes", **check(1009, "2026-06-11"))
    add("c11", "in_kind", "2026-07-08", 8000, FLOOR + "/equipment", "c027", method="other", delivery="hand",
        description="A microscope, at the donor's estimate")
    add("c12", "gift", "2026-08-03", 1000, FLOOR, "c035", **card(1000))
    add("c12 match", "match_expected", "2026-08-03", 1000, FLOOR, "c015", matches="c12")
    add("c12 paid", "matching", "2026-10-01", 1000, FLOOR, "c015", matches="c12 match",
        soft_credits="c035:matched_employee", method="ach", delivery="ach", deposited_date="2026-10-01")
    add("c13", "gift", "2026-09-21", 2500, FLOOR, "c019", **card(2500))


def fund():
    """Three years of the open-ended fund: a grant, funds and estates, and the long tail."""
    add("award", "award", "2025-04-29", 180000, STUDIES + "/follow-up", "c011", grant_id="gr-umbrella-pine",
        installments=3, frequency="annual", first_due="2025-07-01", description="Three years of follow-up")
    for day in ("2025-07-01", "2026-07-01"):
        add("award " + day, "grant_payment", day, 60000, STUDIES + "/follow-up", "c011",
            grant_id="gr-umbrella-pine", **wire(day))
    add("f1", "daf", "2024-12-12", 40000, FUND, "c007", soft_credits="c034:daf_advisor", **check(77120, "2024-12-12"))
    add("f2", "daf", "2025-12-15", 25000, FUND, "c007", soft_credits="c034:daf_advisor", **check(79004, "2025-12-15"))
    add("f3", "qcd", "2025-12-09", 12000, TRAINING, "c033",
        **check(3301, "2025-12-09", cleared_date="2025-12-16"), description="From the donor's IRA custodian")
    add("f4", "qcd", "2026-10-06", 8000, TRAINING, "c033", **check(3388, "2026-10-06", cleared_date="2026-10-14"))
    add("f5", "stock", "2025-12-22", 45000, STUDIES, "c032", method="stock", delivery="dtc",
        received_date="2025-12-22", description="310 shares of an invented company")
    for project, amount in ((STUDIES, 10000), (TRAINING, 8000)):
        add("f6", "gift", "2026-03-17", amount, project, "c030", **check(145, "2026-03-17"))
    add("f7", "gift", "2025-08-12", 5000, FUND, "c031", **card(5000))
    add("f7 refund", "refund", "2025-09-02", 1500, donor="c031", reverses="f7",
        note="Part of it was meant for another charity")
    add("f8", "gift", "2024-11-19", 50000, STUDIES + "/data", "c023", **check(10077, "2024-11-19"))
    add("f9", "gift", "2025-10-28", 36000, TRAINING + "/nurses", "c012", **wire("2025-10-28"))
    add("f10", "gift", "2026-04-16", 30000, TRAINING + "/courses", "c001", **wire("2026-04-16"))
    add("f11", "gift", "2024-12-30", 1800, FUND, "c018", **card(1800), tribute_type="honor",
        tribute_name="The night nurses, all of them")
    add("f12", "gift", "2026-02-24", 500, FUND, "c036", **check(64, "2026-02-24"), tribute_type="memory",
        tribute_name="Barkley Puddlewick, an invented uncle", tribute_notify_name="Prudence Puddlewick",
        tribute_notify_address="9 Teapot Terrace, Portland, ME 04101")
    add("f13", "gift", "2026-10-20", 500, FUND, "c020", **card(500))
    add("f13 match", "match_expected", "2026-10-20", 500, FUND, "c005", matches="f13")
    add("f14", "platform", "2026-05-05", 1250, FUND, "c024", receipted_by="platform", method="ach", delivery="ach",
        deposited_date="2026-05-05", soft_credits="c014:recognition:250; c040:recognition")
    tail(FUND, 11)


def conference():
    """Sponsors, goods and tickets; only what is above the fair value is a gift."""
    def sponsor(key, day, amount, donor, value="none", text="", **more):
        add(key, "gift", day, amount, REACT, donor, benefit_value=value, benefit_description=text,
            **{**wire(day), **more})

    sponsor("e1", "2026-03-24", 30000, "c026", 240, "Two seats at the speakers' dinner")
    sponsor("e2", "2026-04-14", 15000, "c027", 130, "One seat at the speakers' dinner")
    sponsor("e3", "2026-05-12", 15000, "c028")
    sponsor("e4", "2026-05-28", 10000, "c005")
    sponsor("e5", "2026-06-16", 10000, "c030", **check(162, "2026-06-16"))
    sponsor("e6", "2026-06-30", 10000, "c023", **check(10801, "2026-06-30"))
    for key, day, donor in (("e7", "2026-07-14", "c010"), ("e8", "2026-08-18", "c015"), ("e9", "2026-09-08", "c019"),
                            ("e10", "2026-09-29", "c012")):
        sponsor(key, day, 5000, donor)
    add("session", "pledge", "2026-09-15", 7500, REACT, "c004", pledge_id="pl-session", installments=1,
        frequency="once", first_due="2026-12-15", description="Sponsors a session")
    add("e11", "in_kind", "2026-10-13", 4800, REACT, "c029", benefit_value="none", method="other", delivery="hand",
        description="Lunches for two days, at the bakery's prices")
    add("e12", "in_kind", "2026-10-13", 1700, REACT, "c030", benefit_value="none", method="other", delivery="hand",
        description="Forty books for the participants' bags")
    tickets = [("c016", "2026-08-25", 360), ("c020", "2026-08-27", 180), ("c037", "2026-09-03", 720),
               ("c017", "2026-09-10", 180), ("c035", "2026-09-22", 360), ("c025", "2026-10-05", 1800)]
    for donor, day, amount in tickets:
        seats = amount // 180
        add(f"ticket {donor}", "gift", day, amount, REACT, donor, **card(amount), benefit_value=60 * seats,
            benefit_cost=45 * seats, benefit_description=f"Meals, {seats} seat{'s' * (seats > 1)}")
    add("ticket back", "refund", "2026-10-01", 180, donor="c035", reverses="ticket c035",
        note="One of two cannot come")
    add("e13", "gift", "2026-10-14", 100, REACT, "c038", **card(100), benefit_value=15, benefit_cost="9.50",
        benefit_token="yes", benefit_description="A mug with our name")
    add("e14", "gift", "2026-10-14", 2500, REACT, "c040", **check(417, "2026-10-14"),
        note="Nobody has said yet whether a seat went with it")


def year_end():
    """The first three weeks of the appeal, and what came in without a campaign."""
    add("y1", "daf", "2026-11-10", 10000, LETTER, "c007", soft_credits="c034:daf_advisor", keycode="YE26M",
        **check(80251, "2026-11-10"))
    letters = [("c039", 7500, "2026-11-09", "YE26M"), ("c023", 5000, "2026-11-12", "YE26M"),
               ("c022", 3600, "2026-11-13", "YE26R"), ("c032", 2500, "2026-11-16", "YE26R"),
               ("c013", 1800, "2026-11-17", "YE26L"), ("c021", 720, "2026-11-17", "YE26L"),
               ("c034", 500, "2026-11-18", "YE26S")]
    for index, (donor, amount, day, keycode) in enumerate(letters):
        slip = {"deposited_date": "2026-11-18", "deposit_id": "DEP-2026-11-18"} if day > "2026-11-15" else {}
        add("y2" + donor, "gift", day, amount, LETTER, donor, keycode=keycode, **check(310 + 97 * index, day, **slip))
    emails = [("c018", 1800, "2026-11-10"), ("c003", 180, "2026-11-12"), ("c035", 1000, "2026-11-11"),
              ("c038", 540, "2026-11-14"), ("c020", 360, "2026-11-15"), ("c019", 250, "2026-11-19"), ("c040", 36, "2026-11-20")]
    for donor, amount, day in emails:
        add("y3" + donor, "gift", day, amount, EMAIL, donor, **card(amount))
    add("y4", "gift", "2026-11-18", 180, LETTER, method="cash", delivery="hand",
        description="From an envelope without a name")
    add("y5", "gift", "2026-12-05", 1800, LETTER, "c033", keycode="YE26R", **check(3402, "2026-11-18"),
        note="Post-dated: it counts on the day it bears")
    add("p1", "gift", "2025-12-16", 9000, "negev-tomorrow", "c006", **check(2210, "2025-12-16"))
    add("p2", "gift", "2026-06-04", 3600, "negev-tomorrow", "c018", **card(3600))
    add("p3", "gift", "2026-10-27", 500, "negev-tomorrow", "c009", **check(95, "2026-10-27"))
    add("u1", "gift", "2025-06-03", 250, method="cash", delivery="hand", description="The box at the door")
    tail("", 5)


TAIL = [18, 25, 36, 36, 50, 54, 72, 100, 100, 118, 180, 180, 250, 360, 500, 1000]
DICE = random.Random(184)


def pick(items):
    # random() keeps its sequence from one Python to the next; choice() does not promise to.
    return items[int(DICE.random() * len(items))]


def tail(where, count):
    """Small gifts of 2024 to 2026, two in five of them in December."""
    friends = ["c021", "c025", "c031", "c032", "c034", "c035", "c037", "c038", "c039", "c040", "c018", "c020"]
    for index in range(count):
        year = 2024 + index * 3 // count
        month = 12 if year < 2026 and DICE.random() < 0.4 else 1 + int(DICE.random() * 10)
        day = date(year, month, 1 + int(DICE.random() * 28)).isoformat()
        donor, amount = pick(friends), pick(TAIL)
        friends.remove(donor)
        how = card(amount) if DICE.random() < 0.6 else check(101 + int(DICE.random() * 900), day)
        add(f"tail {where} {index}", "gift", day, amount, where, donor, **how)


def finish():
    """Orders the rows by date, gives them ids and writes amounts as text."""
    for act in (pledges, center, fund, conference, year_end):
        act()
    ROWS.sort(key=lambda row: row["date"])
    ids = {}
    for row in ROWS:
        ids.setdefault(row["gift_id"], f"S{row['date'][2:4]}-{len(ids) + 1:03d}")
    for row in ROWS:
        for column in ("gift_id", "reverses", "matches"):
            if row.get(column):
                row[column] = ids[row[column]]
        for column in ("amount", "benefit_value", "benefit_cost"):
            if isinstance(row.get(column), int):
                row[column] = f"{row[column]:.2f}"
    used = [column for column in COLUMNS if any(row.get(column) for row in ROWS)]
    assert all(column in COLUMNS for row in ROWS for column in row), "a column that is not canonical"
    text = io.StringIO()
    writer = csv.DictWriter(text, used, extrasaction="ignore", restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(ROWS)
    return text.getvalue()


# ---------------------------------------------------------------- checks and totals, read back from the text

RECEIVED = {"gift", "matching", "daf", "qcd", "stock", "in_kind", "platform", "pledge_payment", "grant_payment"}
PROMISES = {"pledge", "award", "conditional", "revocable", "match_expected"}
TAKEN_BACK = {"refund", "chargeback", "void"}
# Small benefits by year, L P C of rules.md §4.4.
LIMITS = {"2024": (1320, 6600, 13200), "2025": (1360, 6800, 13600), "2026": (1390, 6950, 13900)}


def cents(text):
    assert re.fullmatch(r"\d+\.\d\d", text), text
    return int(text.replace(".", ""))


def front_matter():
    """What the check needs of the plan: ids, goals, parents, policy. No YAML parser in the standard library."""
    plan = {}
    for path in sorted(CAMPAIGNS.glob("*.md")):
        text = path.read_text(encoding="utf-8").split("\n---\n")[0]
        def value(key):
            match = re.search(rf"^ *{key}: *([^#\n]+)", text, re.M)
            return match.group(1).strip() if match else ""
        plan[path.stem] = {"ids": set(re.findall(r"\bid: ([a-z0-9-]+)", text)), "parent": value("parent"),
                           "goal": int(re.sub(r"\D", "", value("goal"))) * 100, "starts": value("starts"),
                           "ends": value("ends") or "9999", "in_kind": value("in_kind") == "include"}
    return plan


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


def read_gifts(text):
    """Rows joined by gift_id: the splits of one gift become one, and must agree."""
    gifts = {}
    for row in csv.DictReader(io.StringIO(text)):
        amount = cents(row["base_amount"] or row["amount"])
        if row["fx_rate"]:
            assert amount == round(cents(row["amount"]) * float(row["fx_rate"])), "base amount and rate disagree"
        key = row["gift_id"]
        if key in gifts:
            first = gifts[key]["row"]
            assert all(first[c] == row[c] for c in ("donor_id", "date", "type", "pledge_id")), f"{key} is no split"
            assert (first["campaign"], first["project"]) != (row["campaign"], row["project"]), f"{key} twice in a place"
        gift = gifts.setdefault(key, {"row": row, "amount": 0, "splits": []})
        gift["amount"] += amount
        gift["splits"].append((row["campaign"], amount))
    return gifts


def check_places(rows, plan):
    donors = {row["donor_id"] for row in rows if row["donor_id"]}
    details = {}
    for row in rows:
        ids = [row[c] for c in ("appeal", "project", "line", "unit") if row[c]]
        assert not row["campaign"] or set(ids) <= plan[row["campaign"]]["ids"], row["gift_id"]
        assert row["campaign"] or not ids, row["gift_id"]
        if row["campaign"] and row["type"] in RECEIVED | PROMISES:
            period = plan[row["campaign"]]
            assert period["starts"] <= row["date"] <= period["ends"], f"{row['gift_id']} is outside the period"
        late = row["date"] > TODAY
        assert not late or (row["received_date"] or "9999") <= TODAY, f"{row['gift_id']} is in the future"
        for credit in filter(None, row["soft_credits"].split("; ")):
            assert credit.split(":")[0] in donors, f"{row['gift_id']} credits somebody unknown"
        assert not row["email"] or row["email"].endswith("@example.org")
        assert not row["phone"] or " 555-01" in row["phone"]
        said = tuple(row[c] for c in COLUMNS[COLUMNS.index("donor_id"):COLUMNS.index("anonymous")] if c in row)
        assert details.setdefault(row["donor_id"], said) == said, f"{row['donor_id']} is told in two ways"


def tally(gifts, plan, on):
    """Raised and received by campaign on a day, and the lines beside them, with every reference and limit tested."""
    names = {g["row"]["pledge_id"] or g["row"]["grant_id"]: k for k, g in gifts.items() if g["row"]["type"] in PROMISES}
    units = {k: {"paid": 0, "back": 0, "change": 0, "off": 0, "met": 0, "payments": []} for k in gifts}
    sign, root = {}, {}
    for key, gift in sorted(gifts.items(), key=lambda item: (item[1]["row"]["date"], item[0])):
        row, amount, kind = gift["row"], gift["amount"], gift["row"]["type"]
        name = row["pledge_id"] or row["grant_id"]
        promise = names[name] if name else None  # a KeyError is a reference that leads nowhere
        counts = row["date"] <= on
        if kind in RECEIVED:
            unit = promise or key
            sign[key], root[key] = 1, (unit, key)
            if promise:
                first = gifts[promise]["row"]
                assert (first["campaign"], first["project"]) == (row["campaign"], row["project"]), key
                assert first["date"] <= row["date"], key
            if row["matches"]:
                assert gifts[row["matches"]]["row"]["type"] == "match_expected", key
                units[row["matches"]]["met"] += amount if counts else 0
            if counts:
                units[unit]["payments"].append([key, amount, amount, exchange(row, amount)])
        elif kind in TAKEN_BACK:
            target = row["reverses"]
            unit, payment = root[key] = root[target]
            sign[key] = -sign[target]
            assert amount <= gifts[target]["amount"] and gifts[target]["row"]["date"] <= row["date"], key
            assert len(gifts[payment]["splits"]) == 1, "the script takes nothing back from a split gift"
            for held in units[unit]["payments"] if counts else []:
                if held[0] == payment:
                    held[2] += sign[key] * amount
                    assert 0 <= held[2] <= held[1], f"{key} takes back too much"
        elif kind in ("write_off", "pledge_change"):
            units[promise]["off" if kind == "write_off" else "change"] += amount if counts else 0
            paid = sum(held[2] for held in units[promise]["payments"])
            left = gifts[promise]["amount"] + units[promise]["change"] - units[promise]["off"]
            assert left >= paid, f"{key} gives up more than is outstanding"
        elif kind == "condition_met":
            units[row["reverses"]]["met"] += amount if counts else 0
            assert units[row["reverses"]]["met"] <= gifts[row["reverses"]]["amount"], key
        elif row["matches"]:
            assert gifts[row["matches"]]["row"]["type"] in RECEIVED, key
    totals = defaultdict(lambda: defaultdict(int))
    for key, unit in units.items():
        gift, kind = gifts[key], gifts[key]["row"]["type"]
        if kind not in RECEIVED | PROMISES or gift["row"]["date"] > on:
            continue
        paid = sum(held[2] for held in unit["payments"])
        bought = sum(held[3] - held[3] * (held[1] - held[2]) // held[1] for held in unit["payments"])
        committed = {"pledge": gift["amount"] + unit["change"] - unit["off"], "award": gift["amount"],
                     "conditional": unit["met"]}.get(kind, 0)
        raised = max(committed, paid)
        for campaign, share in gift["splits"]:
            line = totals[campaign]
            part = lambda whole: whole * share // gift["amount"]  # exact here: only whole gifts are split
            if kind == "in_kind" and not (campaign and plan[campaign]["in_kind"]):
                line["in-kind"] += part(paid)
                continue
            line["raised"] += part(raised - bought)
            line["received"] += part(paid - bought)
            line["exchange"] += part(bought)
            line["written off"] += part(unit["off"])
            if kind == "conditional":
                line["conditional"] += part(gift["amount"] - unit["met"])
            if kind == "revocable":
                line["revocable"] += part(gift["amount"] - paid)
            if kind == "match_expected":
                line["match expected"] += max(0, part(gift["amount"] - unit["met"]))
    return totals


def report(totals, plan):
    def line(name, figures, goal=0):
        beside = sorted(item for item in figures.items() if item[1] and item[0] not in ("raised", "received"))
        side = ", ".join(f"{what} {value / 100:,.0f}" for what, value in beside)
        share = f"{figures['raised'] * 1000 // goal / 10:.1f}%" if goal else ""
        open_ = figures["raised"] - figures["received"]
        print(f"{name:24}{figures['raised'] / 100:>15,.2f}{figures['received'] / 100:>15,.2f}{open_ / 100:>15,.2f}"
              f"{share:>7}  {side}".rstrip())

    print(f"as of {TODAY:18}{'raised':>15}{'received':>15}{'outstanding':>15}{'goal':>7}")
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


def main():
    text = finish()
    path = HERE / "gifts.csv"
    plan = front_matter()
    rows = list(csv.DictReader(io.StringIO(text)))
    gifts = read_gifts(text)
    check_places(rows, plan)
    totals = tally(gifts, plan, TODAY)
    later = (date.fromisoformat(TODAY) + timedelta(days=365)).isoformat()
    tally(gifts, plan, later)  # the limits hold for what is post-dated too
    if "--check" in sys.argv[1:]:
        if not path.exists() or path.read_bytes() != text.encode("utf-8"):
            sys.exit(f"{path.name} is not what this script makes: run it without --check")
    else:
        path.write_bytes(text.encode("utf-8"))
    donors = {row["donor_id"] for row in rows if row["donor_id"]}
    kinds = {row["type"] for row in rows}
    print(f"{len(rows)} rows, {len(gifts)} entries of {len(kinds)} types, {len(donors)} donors\n")
    report(totals, plan)


if __name__ == "__main__":
    main()
