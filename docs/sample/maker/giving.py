"""The giving of the many: who gives in which year, when, how much and how it arrives."""

from .book import ANNUAL, EMAIL, EMAIL_25, FLOOR, FUND, LETTER, LETTER_25, PARENT, TODAY, ach, card, check, mailed
from .dice import Dice, later

YEARS = range(2022, 2027)
NEW_DONORS = {2022: 360, 2023: 150, 2024: 160, 2025: 180, 2026: 230}
GIVING_TUESDAY = {2022: "2022-11-29", 2023: "2023-11-28", 2024: "2024-12-03", 2025: "2025-12-02", 2026: "2026-12-01"}
LEVELS = [18, 25, 36, 50, 54, 72, 100, 118, 150, 180, 250, 360, 500, 720, 1000, 1800, 2500, 5000]
WEIGHTS = [12, 8, 14, 14, 3, 5, 17, 3, 4, 9, 6, 4, 3, 1, 2, 0.9, 0.4, 0.2]
TRIBUTES = ["the night nurses", "a good neighbor", "Grandmother Tilly, who made the soup", "a patient teacher",
            "the class that never was", "Uncle Barnabas, invented like the rest", "a safe birth",
            "sixty years together"]


class Friend:
    """One donor of the many, with the habits that make the next gift likely."""

    def __init__(self, row, dice, year, loyal):
        self.row, self.key, self.joined = row, row["donor_id"], year
        self.loyal = loyal  # gave for years before the books begin
        self.years = []
        self.level = LEVELS.index(dice.weighted(list(zip(LEVELS, WEIGHTS))))
        self.pays = dice.weighted([("check", 46), ("card", 48), ("ach", 6)])
        if row["donor_kind"] in ("company", "foundation"):
            self.level = min(self.level + 5, len(LEVELS) - 1)

    def stays(self, year, dice):
        """Whether they give in `year`, by how often they gave before."""
        if year == self.joined:
            return True
        if self.row.get("deceased") and year > min(self.joined + 2, 2025):
            return False
        if self.years[-1] == year - 1:
            if self.loyal:
                return dice.chance(0.76)
            return dice.chance(0.24 if len(self.years) == 1 else 0.68)
        return dice.chance(0.1 if year - self.years[-1] == 2 else 0.05)

    def amount(self, year, dice):
        """Mostly as before; sometimes more, sometimes less."""
        if self.years and self.years[-1] != year:
            step = dice.weighted([(0, 62), (1, 16), (2, 8), (3, 2), (-1, 9), (-2, 3)])
            self.level = max(0, min(len(LEVELS) - 1, self.level + step))
        return LEVELS[self.level]


def season(year, dice):
    """When and to what a gift comes: appeal, day, key code."""
    yy = str(year)[2:]
    letter = {2025: LETTER_25, 2026: LETTER}.get(year, f"{ANNUAL}@year-end-letter-{year}")
    email = {2025: EMAIL_25, 2026: EMAIL}.get(year, f"{ANNUAL}@year-end-email-{year}")
    what = dice.weighted([("year end", 60), ("spring", 20), ("other", 20)])
    if what == "spring":
        return f"{ANNUAL}@spring-letter-{year}", dice.day(f"{year}-03-20", f"{year}-06-15"), "SP" + yy
    if what == "year end":
        part = dice.weighted([("first", 15), ("tuesday", 13), ("advent", 29), ("last week", 35), ("january", 8)])
        if part == "first":
            where = letter if dice.chance(0.6) else email
            first = "03" if where == letter else "10"
            return where, dice.day(f"{year}-11-{first}", f"{year}-11-28"), ("YE" if where == letter else "EM") + yy
        if part == "tuesday":
            return email, GIVING_TUESDAY[year], "GT" + yy
        if part == "january":
            return letter, dice.day(f"{year + 1}-01-02", f"{year + 1}-01-14"), "YE" + yy
        days = (f"{year}-12-01", f"{year}-12-24") if part == "advent" else (f"{year}-12-25", f"{year}-12-31")
        where = letter if dice.chance(0.6) else email
        return where, dice.day(*days), ("YE" if where == letter else "EM") + yy
    day = dice.day(f"{year}-01-04", f"{year}-10-30")
    goes = [(ANNUAL, 80), ("", 4)]
    if year >= 2024:
        goes.append((FUND, 6))
    if year >= 2025:
        goes += [(PARENT, 6), (FLOOR, 3)]
    return dice.weighted(goes), day, ""


def arrival(friend, amount, day, where, dice):
    """How it is paid; checks in the last days of a year bring their postmark with them."""
    pays = "card" if "email" in where else "check" if "letter" in where and dice.chance(0.7) else friend.pays
    if pays == "card":
        if dice.chance(0.14):  # covers the fee
            amount += amount * 0.022 + 0.30
            amount = int(amount * 100 + 0.5) / 100
        return amount, card(amount)
    if pays == "ach":
        return amount, ach(day)
    number, received = dice.between(101, 9899), later(day, dice.between(2, 6))
    if received > TODAY:
        return amount, check(number, day)
    if day[5:] >= "12-20":
        posted = day
        if received[:4] == day[:4]:
            kind = dice.pick(["machine", "machine", "manual"])
        else:
            kind = dice.weighted([("manual", 7), ("certified", 2), ("certificate-of-mailing", 1)])
        return amount, mailed(number, received, postmark=posted, postmark_kind=kind)
    return amount, mailed(number, received)


def text(amount):
    return amount if isinstance(amount, int) else f"{amount:.2f}"


class Mass:
    """Adds the rows of the many to a book."""

    def __init__(self, book, people, seed):
        self.book, self.people, self.dice = book, people, Dice(seed)
        self.friends, self.count = [], 0

    def join(self, year):
        for index in range(NEW_DONORS[year]):
            kind = self.dice.weighted([("person", 80), ("household", 17), ("group", 3)])
            if kind == "group" and not self.people.groups:
                kind = "person"
            row = getattr(self.people, kind)()
            if kind == "person" and year < 2025 and self.dice.chance(0.03):
                row["deceased"] = row["do_not_mail"] = "yes"
            self.book.donors[row["donor_id"]] = row
            self.friends.append(Friend(row, self.dice, year, year == 2022 and self.dice.chance(0.56)))

    def add(self, friend, kind, day, amount, where, **more):
        self.count += 1
        self.book.add(f"mass {self.count}", kind, day, text(amount), where, friend.key, **more)

    def give(self, friend, year):
        amount = friend.amount(year, self.dice)
        times = self.dice.weighted([(1, 68), (2, 24), (3, 8)])
        gave = False
        for _ in range(times):
            where, day, code = season(year, self.dice)
            if day > TODAY:
                continue
            if where == FLOOR and amount < 180:
                where = ANNUAL
            paid, how = arrival(friend, amount, day, where, self.dice)
            segment = "A" if year == friend.joined else "R" if friend.years and friend.years[-1] == year - 1 else "L"
            more = {"keycode": code + segment if code[:2] in ("SP", "YE") else code} if code else {}
            if self.dice.chance(0.02):
                more["anonymous"] = self.dice.pick(["public", "public", "board"])
            if self.dice.chance(0.025):
                more["tribute_type"] = self.dice.pick(["honor", "memory"])
                more["tribute_name"] = self.dice.pick(TRIBUTES)
            self.add(friend, "gift", day, paid, where, **how, **more)
            gave = gave or day[:4] == str(year)
        return gave

    def monthly(self, friend, index):
        """A card that gives every month until it stops, some of them more after a year."""
        first = 3 + self.dice.below(50) if index >= 6 else 1
        last = 59 if self.dice.chance(0.62) else min(59, first + self.dice.between(5, 30))
        amount, day = self.dice.pick([10, 18, 18, 25, 36, 50]), self.dice.between(1, 20)
        for month in range(first, last + 1):
            if month == first + 14 and self.dice.chance(0.4):
                amount += self.dice.pick([5, 7, 10])
            when = f"{2022 + (month - 1) // 12}-{(month - 1) % 12 + 1:02d}-{day:02d}"
            if when <= TODAY:
                self.add(friend, "gift", when, amount, ANNUAL + "@monthly-circle", **card(amount))

    def living(self):
        """People who have given, and still may."""
        return [f for f in self.friends
                if f.years and f.row["donor_kind"] == "person" and not f.row.get("deceased")]

    def members(self):
        """In some households one of the two gives alone as well."""
        homes = [f for f in self.friends if f.row["donor_kind"] == "household"]
        for friend in self.dice.sample(homes, 14):
            member = self.people.member(friend.row)
            self.book.donors[member["donor_id"]] = member
            own = Friend(member, self.dice, friend.joined, False)
            day = self.dice.day(f"{friend.joined}-02-01", TODAY)
            amount = LEVELS[own.level]
            self.add(own, "gift", day, amount, ANNUAL, **card(amount))
            for row in self.book.rows:
                if row.get("donor_id") == friend.key and not row.get("soft_credits"):
                    row["soft_credits"] = member["donor_id"] + ":household"

    def sponsored(self):
        """Grants from donor-advised funds: the fund is the donor, a friend has advised it."""
        for friend in self.dice.sample([f for f in self.living() if f.level >= 9], 9):
            year = max(friend.joined, 2023)
            while year <= 2026:
                day = self.dice.day(f"{year}-10-20", f"{year}-12-22")
                where = {2025: LETTER_25, 2026: LETTER}.get(year, f"{ANNUAL}@year-end-letter-{year}")
                if day < f"{year}-11-04":
                    where = ANNUAL
                fund = self.dice.pick(["c007", "c044"])
                amount = self.dice.pick([500, 1000, 1000, 1500, 2500])
                if day <= TODAY:
                    self.count += 1
                    self.book.add(f"mass {self.count}", "daf", day, amount, where, fund, **ach(day),
                                  soft_credits=friend.key + ":daf_advisor")
                year += self.dice.pick([1, 1, 2])

    def through_platforms(self):
        """Every quarter the platform's foundation sends what people gave through it, and their companies' match."""
        people = self.dice.sample(self.living(), 10)
        for year in YEARS:
            for month in ("02", "05", "08", "11"):
                day = f"{year}-{month}-15"
                if day > TODAY or day < "2023":
                    continue
                for friend in self.dice.sample([f for f in people if f.joined <= year], 2):
                    amount = self.dice.pick([25, 40, 50, 100, 150])
                    for credit in (friend.key + ":recognition", "c053:recognition"):
                        self.count += 1
                        self.book.add(f"mass {self.count}", "platform", day, amount, ANNUAL, "c024",
                                      receipted_by="platform", soft_credits=credit, **ach(day))

    def taken_back(self):
        """Among the many a card is refunded now and then."""
        rows = [r for r in self.book.rows if r["gift_id"].startswith("mass ") and r["type"] == "gift"
                and r.get("method") == "card" and isinstance(r["amount"], int) and r["date"] < "2026-10"]
        for row in self.dice.sample(rows, 9):
            self.count += 1
            part = row["amount"] if self.dice.chance(0.6) or row["amount"] < 50 else row["amount"] // 2
            day = later(row["date"], self.dice.between(2, 40))
            self.book.add(f"mass {self.count}", "refund", day, part, "", row["donor_id"], reverses=row["gift_id"])

    def run(self):
        for year in YEARS:
            self.join(year)
            for friend in self.friends:
                if (not friend.years and year == friend.joined or friend.years) and friend.stays(year, self.dice):
                    if self.give(friend, year):
                        friend.years.append(year)
        for index, friend in enumerate(self.dice.sample(self.living(), 24)):
            self.monthly(friend, index)
        self.members()
        self.sponsored()
        self.through_platforms()
        self.taken_back()
        gave = {row.get("donor_id") for row in self.book.rows}
        self.book.donors = {key: row for key, row in self.book.donors.items() if key in gave or len(key) == 4}
