"""Special rows of the fund, the conference, this year's appeal and the years before."""

from .book import ANNUAL, EMAIL, FUND, LETTER, REACT, STUDIES, TRAINING, ach, card, check, mailed, wire
from .special_capital import Pledges


def fund(book):
    """The open-ended fund: grants, a pledge, an estate."""
    add, case, to = book.add, book.case, Pledges(book)
    to.pledge("pl-saltmarsh", "2024-05-14", 60000, STUDIES, "c016", 3, "annual", "2024-06-15")
    to.pay("pl-saltmarsh", STUDIES, "c016", ("2024-06-14", 20000), ("2025-06-16", 20000), ("2026-06-15", 20000))
    case("A pledge over three years, paid in full", "pl-saltmarsh")
    add("award", "award", "2025-04-29", 180000, STUDIES + "/follow-up", "c011", grant_id="gr-umbrella-pine",
        installments=3, frequency="annual", first_due="2025-07-01", description="Three years of follow-up")
    for day in ("2025-07-01", "2026-07-01"):
        add("award " + day, "grant_payment", day, 60000, STUDIES + "/follow-up", "c011",
            grant_id="gr-umbrella-pine", **wire(day))
    case("A grant restricted to one budget line, two of three installments paid", "award", "award 2026-07-01")
    add("f1", "daf", "2024-12-12", 40000, FUND, "c007", soft_credits="c034:daf_advisor", **check(77120, "2024-12-12"))
    add("f2", "daf", "2025-12-15", 25000, FUND, "c007", soft_credits="c034:daf_advisor", **check(79004, "2025-12-15"))
    add("f3", "qcd", "2025-12-09", 12000, TRAINING, "c033",
        **check(3301, "2025-12-09", cleared_date="2025-12-16"), description="From the donor's IRA custodian")
    add("f4", "qcd", "2026-10-06", 8000, TRAINING, "c033", **check(3388, "2026-10-06", cleared_date="2026-10-14"))
    case("Checks from an IRA custodian", "f3", "f4")
    add("f5", "stock", "2025-12-22", 45000, STUDIES, "c032", method="stock", delivery="dtc",
        received_date="2025-12-22", description="310 shares of an invented company")
    for project, amount in ((STUDIES, 10000), (TRAINING, 8000)):
        add("f6", "gift", "2026-03-17", amount, project, "c030", **check(145, "2026-03-17"))
    case("One check split over two projects", "f6")
    add("f7", "gift", "2025-08-12", 5000, FUND, "c031", **card(5000))
    add("f7 refund", "refund", "2025-09-02", 1500, donor="c031", reverses="f7",
        note="Part of it was meant for another charity")
    case("A gift refunded in part", "f7", "f7 refund")
    add("f8", "gift", "2024-11-19", 50000, STUDIES + "/data", "c023", **check(10077, "2024-11-19"))
    add("f9", "gift", "2025-10-28", 36000, TRAINING + "/nurses", "c012", **wire("2025-10-28"))
    add("f10", "gift", "2026-04-16", 30000, TRAINING + "/courses", "c001", **wire("2026-04-16"))
    add("f11", "gift", "2024-12-30", 1800, FUND, "c018", **card(1800), tribute_type="honor",
        tribute_name="The night nurses, all of them")
    add("f12", "gift", "2026-02-24", 500, FUND, "c036", **check(64, "2026-02-24"), tribute_type="memory",
        tribute_name="Barkley Puddlewick, an invented uncle", tribute_notify_name="Prudence Puddlewick",
        tribute_notify_address="9 Teapot Terrace, Portland, ME 04101")
    case("A gift in memory of someone, with a family to notify", "f12")
    add("f13", "gift", "2026-10-20", 500, FUND, "c020", **card(500))
    add("f13 match", "match_expected", "2026-10-20", 500, FUND, "c005", matches="f13")
    case("A match still expected", "f13", "f13 match")
    add("f14", "platform", "2026-05-05", 1250, FUND, "c024", receipted_by="platform", method="ach", delivery="ach",
        deposited_date="2026-05-05", soft_credits="c014:recognition:250; c040:recognition")
    case("A platform's check for two people, one with an amount of her own", "f14")
    add("county", "award", "2026-02-02", 24000, TRAINING + "/courses", "c048", grant_id="gr-county",
        installments=2, frequency="semiannual", first_due="2026-03-02", description="A county's training grant")
    add("county paid", "grant_payment", "2026-03-02", 12000, TRAINING + "/courses", "c048", grant_id="gr-county",
        **ach("2026-03-02"))
    case("Money from a government: not counted in raised", "county", "county paid")
    add("euro", "gift", "2025-02-20", 500, FUND, "c059", currency="EUR", base_amount="541.50", fx_rate="1.083",
        fx_source="invented rate of the day", **wire("2025-02-20"))
    case("A gift in euros", "euro")


def conference(book):
    """Sponsors, goods and tickets; only what is above the fair value is a gift."""
    add, case = book.add, book.case

    def sponsor(key, day, amount, donor, value="none", text="", **more):
        add(key, "gift", day, amount, REACT, donor, benefit_value=value, benefit_description=text,
            **{**wire(day), **more})

    sponsor("e1", "2026-03-24", 30000, "c026", 240, "Two seats at the speakers' dinner")
    sponsor("e2", "2026-04-14", 15000, "c027", 130, "One seat at the speakers' dinner")
    case("Sponsors with a seat: 240 is disclosed, 130 is small enough to disregard", "e1", "e2")
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
    case("Gifts in kind that this campaign includes", "e11", "e12")
    tickets = [("c016", "2026-08-25", 360), ("c020", "2026-08-27", 180), ("c037", "2026-09-03", 720),
               ("c017", "2026-09-10", 180), ("c035", "2026-09-22", 360), ("c025", "2026-10-05", 1800)]
    for donor, day, amount in tickets:
        seats = amount // 180
        add(f"ticket {donor}", "gift", day, amount, REACT, donor, **card(amount), benefit_value=60 * seats,
            benefit_cost=45 * seats, benefit_description=f"Meals, {seats} seat{'s' * (seats > 1)}")
    add("ticket back", "refund", "2026-10-01", 180, donor="c035", reverses="ticket c035",
        note="One of two cannot come")
    case("Two tickets with meals, one of them given back", "ticket c035", "ticket back")
    add("e13", "gift", "2026-10-14", 100, REACT, "c038", **card(100), benefit_value=15, benefit_cost="9.50",
        benefit_token="yes", benefit_description="A mug with our name")
    case("A mug that is small enough to disregard", "e13")
    add("e14", "gift", "2026-10-14", 2500, REACT, "c040", **check(417, "2026-10-14"),
        note="Nobody has said yet whether a seat went with it")
    case("Unknown benefits: no receipt until they are recorded", "e14")


def year_end(book):
    """The first three weeks of this year's appeal."""
    add, case = book.add, book.case
    add("y1", "daf", "2026-11-10", 10000, LETTER, "c007", soft_credits="c034:daf_advisor", keycode="YE26M",
        **check(80251, "2026-11-10"))
    letters = [("c039", 7500, "2026-11-09", "YE26M"), ("c023", 5000, "2026-11-12", "YE26M"),
               ("c022", 3600, "2026-11-13", "YE26R"), ("c032", 2500, "2026-11-16", "YE26R"),
               ("c013", 1800, "2026-11-17", "YE26L"), ("c021", 720, "2026-11-17", "YE26L"),
               ("c034", 500, "2026-11-18", "YE26S"), ("c045", 10000, "2026-11-06", "YE26M"),
               ("c058", 5000, "2026-11-11", "YE26M"), ("c042", 2500, "2026-11-13", "YE26M")]
    for index, (donor, amount, day, keycode) in enumerate(letters):
        slip = {"deposited_date": "2026-11-18", "deposit_id": "DEP-2026-11-18"} if day > "2026-11-15" else {}
        add("y2" + donor, "gift", day, amount, LETTER, donor, keycode=keycode, **check(310 + 97 * index, day, **slip))
    emails = [("c018", 1800, "2026-11-10"), ("c003", 180, "2026-11-12"), ("c035", 1000, "2026-11-11"),
              ("c038", 540, "2026-11-14"), ("c020", 360, "2026-11-15"), ("c019", 250, "2026-11-19"),
              ("c040", 36, "2026-11-20")]
    for donor, amount, day in emails:
        add("y3" + donor, "gift", day, amount, EMAIL, donor, keycode="EM26", **card(amount))
    add("y4", "gift", "2026-11-18", 180, LETTER, method="cash", delivery="hand",
        description="From an envelope without a name")
    add("y5", "gift", "2026-12-05", 1800, LETTER, "c033", keycode="YE26R", **check(3402, "2026-11-18"),
        note="Post-dated: it counts on the day it bears")
    case("A post-dated check in the drawer, outside every figure", "y5")


def years_before(book):
    """What went wrong, or nearly, between 2022 and 2025."""
    add, case, to = book.add, book.case, Pledges(book)
    letter = {year: f"{ANNUAL}@year-end-letter-{year}" for year in (2022, 2023, 2024)}
    add("first", "gift", "2022-01-01", 360, ANNUAL, "c016", **card(360), tribute_type="honor",
        tribute_name="The first page of a new book")
    case("The first gift: G-1, from D-1", "first")
    to.pledge("pl-five-years", "2022-01-10", 5000, ANNUAL, "c016", 5, "annual", "2022-12-15",
              description="A thousand a year for five years")
    to.pay("pl-five-years", ANNUAL, "c016", *((f"{year}-12-14", 1000) for year in range(2022, 2026)))
    case("The first pledge: P-1, its last installment due this December", "pl-five-years")
    add("bounce", "gift", "2024-12-27", 500, letter[2024], "c041", keycode="YE24R",
        **mailed(2290, "2024-12-30", postmark="2024-12-27", postmark_kind="machine"))
    add("bounced", "chargeback", "2025-01-09", 500, donor="c041", reverses="bounce", note="Returned by the bank")
    add("bounce again", "gift", "2025-03-11", 100, ANNUAL, "c041", **card(100))
    case("A December check that bounced in January, and a small gift in March", "bounce", "bounced", "bounce again")
    add("courier", "gift", "2024-12-31", 1000, letter[2024], "c043", keycode="YE24R", method="check",
        delivery="courier", received_date="2025-01-02", deposited_date="2025-01-03", reference="000871")
    case("Sent by courier on 31 December, here on 2 January: the new year's", "courier")
    add("matured", "gift", "2025-01-05", 720, letter[2024], "c056", keycode="YE24R", **check(514, "2024-12-30"))
    case("A post-dated check that has long become due", "matured")
    add("slow stock", "stock", "2023-12-28", 12000, letter[2023], "c042", method="stock", delivery="dtc",
        received_date="2024-01-03", description="90 shares of an invented company; instructed on 28 December")
    case("Stock instructed in December that reached the account in January", "slow stock")
    add("typo", "gift", "2024-12-19", 10000, letter[2024], "c058", keycode="YE24M", **check(1180, "2024-12-19"))
    add("typo mended", "adjustment", "2025-01-15", "-9000.00", donor="c058", reverses="typo",
        note="The check says 1,000.00")
    case("1,000 typed as 10,000, adjusted in January", "typo", "typo mended")
    add("whole", "gift", "2024-12-30", 500, letter[2024], "c057", keycode="YE24R", **card(500))
    add("whole back", "refund", "2025-01-05", 500, donor="c057", reverses="whole", note="Charged twice by the bank")
    case("A December gift refunded in full in January", "whole", "whole back")
    add("nine", "gift", "2023-05-09", 900, ANNUAL, "c058", **card(900))
    for day in ("2023-05-16", "2023-06-13"):
        add("nine " + day, "refund", day, 100, donor="c058", reverses="nine")
    case("A gift refunded twice, in part each time", "nine", "nine 2023-05-16", "nine 2023-06-13")
    to.pledge("pl-plumtree", "2023-04-18", 1000, ANNUAL, "c046", 2, "semiannual", "2023-05-01")
    to.pay("pl-plumtree", ANNUAL, "c046", ("2023-05-02", 500), ("2023-11-03", 700))
    case("A pledge of 1,000 paid with 1,200", "pl-plumtree", "pl-plumtree 2023-11-03")
    add("form", "gift", "2024-05-01", 300, ANNUAL, "c047", **card(300))
    to.pledge("pl-cruz", "2024-05-03", 600, ANNUAL, "c047", 2, "annual", "2024-06-01")
    to.pay("pl-cruz", ANNUAL, "c047", ("2024-06-01", 300), ("2025-06-02", 300), method="card", delivery="online",
           deposited_date="")
    add("will", "revocable", "2022-06-14", 50000, ANNUAL, "c046", description="Bequest intention, face value")
    add("estate", "revocable_realized", "2026-09-22", 50000, donor="c046", reverses="will",
        note="The estate paid the whole")
    case("A bequest that was intended and then came", "will", "estate")
    employees = (("c043", 250), ("c056", 100), ("c059", 400))
    for donor, amount in employees:
        add("staff " + donor, "gift", "2025-09-16", amount, ANNUAL, donor, **card(amount))
        add("staff match " + donor, "match_expected", "2025-09-16", amount, ANNUAL, "c053", matches="staff " + donor)
        add("staff paid " + donor, "matching", "2025-11-20", amount, ANNUAL, "c053", matches="staff match " + donor,
            soft_credits=donor + ":matched_employee", **check(60210, "2025-11-20"))
    case("One company check that matches three employees", *("staff paid " + donor for donor, _ in employees))
    add("advised", "daf", "2023-12-06", 1500, letter[2023], "c044", soft_credits="c099:daf_advisor",
        **check(5530, "2023-12-06"))
    case("A grant whose advisor is known by an id alone", "advised")
    for index, donor in enumerate(("c041", "c045", "c049", "c054", "c057", "c058")):
        amount, day = (36, 100, 54, 180, 18, 250)[index], f"2025-08-{11 + 3 * index}"
        add("memory " + donor, "gift", day, amount, ANNUAL, donor, **card(amount), tribute_type="memory",
            tribute_name="Florian Elderquist, who never lived", tribute_notify_name="Percival Elderquist",
            tribute_notify_address="41 Marzipan Avenue, Princeton, NJ 08540")
    case("Gifts in one man's memory, his family notified without amounts", "memory c041", "memory c058")
    add("own c051", "gift", "2026-04-14", 54, ANNUAL + "@spring-letter-2026", "c051", **card(54))
    add("own c052", "gift", "2026-04-22", 36, ANNUAL + "@spring-letter-2026", "c052", **card(36))
    case("A household's pledge, and each of the two giving alone as well", "pl-van-quillen", "own c051", "own c052")
