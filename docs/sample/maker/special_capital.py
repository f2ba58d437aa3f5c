"""The capital campaign's special rows: pledges, units, and what can go wrong with a large gift."""

from .book import CENTER, FLOOR, FUND, LETTER_25, PARENT, STUDIES, TRAINING, card, check, mailed, wire

LABS, BENCHES, ROOMS = FLOOR + "//lab", FLOOR + "//bench", FLOOR + "//room"


class Pledges:
    """Pledges and their payments, in few words."""

    def __init__(self, book):
        self.add, self.case = book.add, book.case

    def pledge(self, name, day, amount, where, donor, count, often, first, **more):
        self.add(name, "pledge", day, amount, where, donor, pledge_id=name, installments=count, frequency=often,
                 first_due=first, **more)

    def pay(self, name, where, donor, *payments, kind="pledge_payment", **more):
        for day, amount in payments:
            self.add(f"{name} {day}", kind, day, amount, where, donor, pledge_id=name, **{**wire(day), **more})


def pledges(book):
    """The quiet phase: most of what is raised is promised over years."""
    add, case, to = book.add, book.case, Pledges(book)
    pledge, pay = to.pledge, to.pay
    pledge("pl-quillfeather", "2025-02-18", 750000, LABS, "c001", 6, "semiannual", "2025-06-30",
           description="Three laboratories")
    pay("pl-quillfeather", LABS, "c001", ("2025-06-30", 125000), ("2025-12-29", 125000), ("2026-06-30", 125000))
    case("A pledge over three years for three named laboratories, paid on time", "pl-quillfeather")
    pledge("pl-brackenridge", "2025-05-06", 400000, FLOOR, "c002", 4, "annual", "2025-09-15",
           soft_credits="c003:household")
    pay("pl-brackenridge", FLOOR, "c002", ("2025-09-15", 100000), ("2026-09-14", 100000),
        soft_credits="c003:household")
    case("A household's pledge, one of the two soft-credited", "pl-brackenridge")
    pledge("pl-fennimoor", "2025-10-21", 250000, LABS, "c004", 5, "annual", "2025-12-01")
    pay("pl-fennimoor", LABS, "c004", ("2025-12-02", 50000))
    pledge("pl-copperkettle", "2025-09-09", 150000, FLOOR + "/equipment", "c005", 6, "quarterly", "2025-10-15")
    pay("pl-copperkettle", FLOOR + "/equipment", "c005", ("2025-10-14", 25000), ("2026-01-15", 25000),
        ("2026-04-15", 25000), ("2026-08-20", 25000))
    case("A pledge whose October installment is overdue by 36 days", "pl-copperkettle")
    time = FLOOR + "/protected-time"
    pledge("pl-thornapple", "2025-10-02", 100000, time, "c006", 4, "annual", "2025-11-15")
    pay("pl-thornapple", time, "c007", ("2025-11-14", 25000), kind="daf", soft_credits="c006:daf_advisor",
        description="Grant from the fund that the pledger advises")
    pay("pl-thornapple", time, "c008", ("2026-11-12", 25000), soft_credits="c006:recognition",
        description="Paid by the pledger's cousin")
    case("A person's pledge paid by a donor-advised fund, then by a cousin",
         "pl-thornapple", "pl-thornapple 2025-11-14", "pl-thornapple 2026-11-12")
    pledge("pl-gingerbrook", "2025-04-15", 60000, FLOOR + "/fit-out", "c009", 4, "semiannual", "2025-07-01")
    pay("pl-gingerbrook", FLOOR + "/fit-out", "c009", ("2025-07-01", 15000), ("2026-01-02", 15000),
        ("2026-07-02", 15000))
    add("write-off", "write_off", "2026-09-30", 15000, donor="c009", pledge_id="pl-gingerbrook",
        note="Retired early; the board released the last installment")
    case("A pledge whose last quarter was written off", "pl-gingerbrook", "write-off")
    pledge("pl-dovetail", "2026-01-12", 75000, ROOMS, "c010", 3, "annual", "2026-01-20")
    pay("pl-dovetail", ROOMS, "c010", ("2026-01-20", 25000))
    add("raise", "pledge_change", "2026-05-11", 25000, donor="c010", pledge_id="pl-dovetail",
        note="Raised after the visit to the building site")
    case("A pledge that was raised", "pl-dovetail", "raise")
    pledge("pl-windlestraw", "2026-02-03", 30000, BENCHES, "c013", 8, "quarterly", "2026-03-01")
    pay("pl-windlestraw", BENCHES, "c013", ("2026-03-02", 3750), ("2026-06-01", 3750), ("2026-09-01", 3750))
    pledge("pl-fernhollow", "2025-03-04", 24000, BENCHES, "c049", 4, "semiannual", "2025-05-01")
    pay("pl-fernhollow", BENCHES, "c049", ("2025-05-05", 6000))
    case("A pledge overdue for more than a year; no one has answered since", "pl-fernhollow")
    pledge("pl-van-quillen", "2026-06-02", 75000, ROOMS, "c050", 5, "annual", "2026-07-01",
           soft_credits="c051:household; c052:household")
    pay("pl-van-quillen", ROOMS, "c050", ("2026-07-01", 15000), soft_credits="c051:household; c052:household")
    pledge("pl-oakenshade", "2025-11-06", 12000, FLOOR + "/administration", "c054", 3, "annual", "2025-12-01")
    pay("pl-oakenshade", FLOOR + "/administration", "c054", ("2025-12-03", 4000))
    add("cut", "pledge_change", "2026-08-17", "-4000.00", donor="c054", pledge_id="pl-oakenshade",
        note="Two years instead of three")
    case("A pledge that was cut: a change, not a write-off", "pl-oakenshade", "cut")
    for where, amount in ((FLOOR, 6000), (STUDIES, 4000)):
        add("pl-second-kettle", "pledge", "2026-03-03", amount, where, "c055", pledge_id="pl-second-kettle",
            installments=2, frequency="annual", first_due="2026-04-01")
    pay("pl-second-kettle", FLOOR, "c055", ("2026-04-01", 7000))
    case("A pledge split over two campaigns, its payment spread by shares",
         "pl-second-kettle", "pl-second-kettle 2026-04-01")


def promises(book):
    """A challenge, an intention, and gifts that are promised only in a manner of speaking."""
    add, case = book.add, book.case
    add("challenge", "conditional", "2025-11-18", 200000, FLOOR, "c011", pledge_id="pl-challenge",
        description="A dollar for every new dollar given to the floor, up to the whole")
    add("met", "condition_met", "2026-03-31", 80000, donor="c011", reverses="challenge")
    add("challenge paid", "pledge_payment", "2026-04-30", 50000, FLOOR, "c011", pledge_id="pl-challenge",
        **wire("2026-04-30"))
    case("A challenge, met in part, paid in part", "challenge", "met", "challenge paid")
    add("intention", "revocable", "2025-12-10", 300000, CENTER, "c014", description="Bequest intention, face value")
    case("A bequest intention: never raised until it comes", "intention")


def outright(book):
    """Outright gifts to the floor, and what can go wrong with them."""
    add, case = book.add, book.case
    add("c1", "gift", "2025-03-27", 200000, FLOOR + "/equipment", "c012", **wire("2025-03-27"))
    add("c2", "stock", "2025-11-24", 60000, FLOOR, "c022", method="stock", delivery="dtc", anonymous="public",
        received_date="2025-11-24", description="800 shares of an invented company, mean of high and low")
    case("Stock, and its donor unnamed in public", "c2")
    for project in (FLOOR, TRAINING):
        add("c3", "gift", "2025-12-18", 25000, project, "c023", **check(10442, "2025-12-18"),
            description="Half to the floor, half to training")
    case("One check split over two campaigns", "c3")
    for key, donor, number in (("c4", "c037", 204), ("c5", "c038", 5117)):
        add(key, "gift", "2025-12-30", 15000, BENCHES, donor, method="check", delivery="usps",
            postmark="2025-12-30", postmark_kind="manual", received_date="2026-01-05", reference=f"{number:06d}",
            deposited_date="2026-01-06", deposit_id="DEP-2026-01-06")
    case("Postmarked by hand on 30 December, in the mailbox on 5 January: last year's", "c4", "c5")
    add("c6", "gift", "2026-02-10", 10000, FLOOR + "/administration", "c039", **check(88, "2026-02-10"))
    add("c7", "gift", "2026-02-10", 10000, FLOOR + "/administration", "c039", **check(88, "2026-02-10"),
        note="Typed twice")
    add("c7 void", "void", "2026-02-12", 10000, donor="c039", reverses="c7", note="The same check as the row before")
    case("Typed twice, and voided", "c6", "c7", "c7 void")
    add("c8", "gift", "2026-04-07", 5000, CENTER, "c021", **check(731, "2026-04-07"))
    add("c8 bounced", "chargeback", "2026-04-13", 5000, donor="c021", reverses="c8", note="Returned by the bank")
    add("c8 cleared", "chargeback", "2026-04-20", 5000, donor="c021", reverses="c8 bounced",
        note="Presented again, and it cleared")
    case("A check that bounced and then cleared", "c8", "c8 bounced", "c8 cleared")
    add("c9", "gift", "2026-05-19", 120000, CENTER, "c017", currency="ILS", base_amount="32772.00",
        fx_rate="0.2731", fx_source="invented rate of the day", **wire("2026-05-19"))
    case("A gift in shekels at the rate of its day", "c9")
    add("c10", "gift", "2026-06-11", 36000, FLOOR, "c025", anonymous="yes", **check(1009, "2026-06-11"))
    case("A gift whose donor the board is not shown", "c10")
    add("c11", "in_kind", "2026-07-08", 8000, FLOOR + "/equipment", "c027", method="other", delivery="hand",
        description="A microscope, at the donor's estimate")
    case("A gift in kind that this campaign leaves out", "c11")
    add("c12", "gift", "2026-08-03", 1000, FLOOR, "c035", **card(1000))
    add("c12 match", "match_expected", "2026-08-03", 1000, FLOOR, "c015", matches="c12")
    add("c12 paid", "matching", "2026-10-01", 1000, FLOOR, "c015", matches="c12 match",
        soft_credits="c035:matched_employee", method="ach", delivery="ach", deposited_date="2026-10-01")
    case("A match expected, then paid", "c12", "c12 match", "c12 paid")
    add("c13", "gift", "2026-09-21", 2500, FLOOR, "c019", **card(2500))
    add("c14", "gift", "2025-06-24", 30000, BENCHES, "c045", **wire("2025-06-24"), description="Two benches")
    add("c15", "gift", "2026-10-08", 25000, FLOOR + "/equipment", "c055", **wire("2026-10-08"))
    add("p1", "gift", "2025-12-16", 9000, PARENT, "c006", **check(2210, "2025-12-16"))
    add("p2", "gift", "2026-06-04", 3600, PARENT, "c018", **card(3600))
    add("p3", "gift", "2026-10-27", 500, PARENT, "c009", **check(95, "2026-10-27"))
    add("u1", "gift", "2025-06-03", 250, method="cash", delivery="hand", description="The box at the door")
    case("Cash from an unknown donor, for no campaign", "u1")


def year_end_2025(book):
    """The large gifts of last year's appeal, which this year is paced by, and its edges."""
    add, case = book.add, book.case
    majors = [("c039", 7500, "2025-11-05", "YE25M"), ("c023", 5000, "2025-11-07", "YE25M"),
              ("c022", 3600, "2025-11-11", "YE25R"), ("c045", 10000, "2025-11-12", "YE25M"),
              ("c032", 2500, "2025-11-17", "YE25R"), ("c013", 1500, "2025-11-18", "YE25L"),
              ("c058", 5000, "2025-12-05", "YE25M"), ("c021", 600, "2025-12-09", "YE25L"),
              ("c055", 10000, "2025-12-17", "YE25M"), ("c056", 3600, "2025-12-19", "YE25M"),
              ("c042", 5000, "2025-12-22", "YE25M"), ("c059", 2500, "2025-12-23", "YE25R")]
    for index, (donor, amount, day, code) in enumerate(majors):
        add("ye25 " + donor, "gift", day, amount, LETTER_25, donor, keycode=code, **check(1210 + 41 * index, day))
    add("ye25 daf", "daf", "2025-11-13", 7500, LETTER_25, "c007", soft_credits="c034:daf_advisor", keycode="YE25M",
        **check(78811, "2025-11-13"))
    case("A grant from a donor-advised fund, its advisor soft-credited", "ye25 daf")
    add("machine", "gift", "2025-12-30", 360, LETTER_25, "c042", keycode="YE25R",
        **mailed(4417, "2026-01-05", postmark="2026-01-02", postmark_kind="machine"))
    case("A December check with a machine postmark of 2 January: needs evidence, counts when received", "machine")
    add("midnight", "gift", "2025-12-31", 180, "year-end-2025@year-end-email-2025", "c043", keycode="EM25", **card(180),
        note="Charged at 23:58 in New York")
    case("A card charged two minutes before the year ended", "midnight")
    add("qcd late", "qcd", "2025-12-29", 5000, LETTER_25, "c046", keycode="YE25R",
        **check(3390, "2025-12-29", cleared_date="2026-01-06"), description="From the donor's IRA custodian")
    case("An IRA distribution of December that cleared in January", "qcd late")
