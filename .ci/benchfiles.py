"""The files that bench.py imports, and the bare SQL that does the same work; the same rows from the same seed."""
import random

CAMPAIGNS = ["center-for-innovation", "year-end-2026", "clinical-research-fund", "react-conference"]
DONORS_PER_GIFT = 20


def gifts(path, rows):
    """A file of outright gifts: a twentieth as many donors, most of whom give seldom."""
    draw = random.Random(7)
    with open(path, "w") as out:
        out.write("gift_id,donor_id,last_name,address1,city,state,postal_code,date,amount,campaign,method\n")
        for i in range(rows):
            d = int(draw.random() * draw.random() * rows / DONORS_PER_GIFT)
            day = "%d-%02d-%02d" % (2018 + draw.randrange(8), draw.randrange(12) + 1, draw.randrange(28) + 1)
            cents = 500 + int(draw.random() ** 4 * 100000)
            out.write(f"T{i:08d},C{d:07d},Last{d},{d} Main St,Albany,NY,{d % 99999:05d},{day},"
                      f"{cents // 100}.{cents % 100:02d},{CAMPAIGNS[i % 4]},check\n")


GIVEN = [f"2025-{month:02d}-{day:02d}" for month, day in zip(range(1, 11), range(3, 13))]


def year_of_gifts(path, donors):
    """Ten gifts of each donor in 2025, so that everyone gets a statement."""
    with open(path, "w") as out:
        out.write("gift_id,donor_id,first_name,last_name,address1,city,state,postal_code,date,amount,method\n")
        for n, day in enumerate(GIVEN):
            for d in range(donors):
                out.write(f"Y{d:06d}-{n},C{d:06d},First{d % 997},Last{d},{d} Main St,Albany,NY,{d % 99999:05d},{day},"
                          f"{10 + (d + n) % 240},check\n")


def statements(path, template, donors):
    """The words of those statements as Markdown, for cmark."""
    lines = "".join(f"- {day}: **${{}}.00**. No goods or services were provided in exchange for this contribution.\n"
                    for day in GIVEN)
    head, rest = template.split("{{#each gifts}}", 1)
    foot = rest.split("{{/each}}", 1)[1]
    with open(path, "w") as out:
        for d in range(donors):
            amounts = [10 + (d + n) % 240 for n in range(len(GIVEN))]
            out.write(head.replace("{{ salutation }}", f"Dear First{d % 997} Last{d},") + lines.format(*amounts)
                      + foot.replace("{{ total }}", f"${sum(amounts)}.00") + "\n***\n\n")


MIXED = ("gift_id,type,donor_id,first_name,last_name,address1,city,state,postal_code,date,amount,campaign,method,"
         "pledge_id,reverses,installments,frequency,first_due,soft_credits,reference,note\n")
NOTES = ["", "", "", "", "thanked by phone", "asked to be called in May", "met at the spring event", "from the board"]


class Mixed:
    """An office's history: 15 % of the rows are pledges and their payments, 2 % refunds, 4 % parts of split
    gifts, 3 % have soft credits, half have notes, 30 % have no id; the days are in no order."""

    def __init__(self, rows):
        self.draw = random.Random(11)
        self.rows = rows
        self.number = 0

    def donor(self):
        d = int(self.draw.random() * self.draw.random() * self.rows / DONORS_PER_GIFT)
        return f"C{d:07d},First{d % 997},Last{d},{d} Main St,Albany,NY,{d % 99999:05d}"

    def cents(self):
        return 500 + int(self.draw.random() ** 4 * 100000)

    def row(self, kind, donor, day, cents, campaign, own=True, pledge="", reverses="", schedule=",,", soft=""):
        self.number += 1
        name = f"M{self.number:08d}" if own is True else own or ""
        # A check has a number, so that two gifts of a day and an amount are two.
        return (f"{name},{kind},{donor},%d-%02d-%02d,{cents // 100}.{cents % 100:02d},{CAMPAIGNS[campaign]},check,"
                f"{pledge},{reverses},{schedule},{soft},{self.number},{NOTES[self.draw.randrange(8)]}\n" % day)

    def group(self):
        """One gift or promise with all that happens to it."""
        draw = self.draw
        donor, campaign, cents = self.donor(), draw.randrange(4), self.cents()
        day = (2018 + draw.randrange(7), draw.randrange(12) + 1, draw.randrange(28) + 1)
        later = (day[0] + 1, draw.randrange(12) + 1, draw.randrange(28) + 1)
        chance = draw.random()
        if chance < 0.035:
            count = draw.choice([2, 4, 5, 10])
            pledge = f"P{self.number:08d}"
            first = "%d-%02d-%02d" % day
            rows = [self.row("pledge", donor, day, cents * count, campaign, pledge=pledge,
                             schedule=f"{count},monthly,{first}")]
            for month in range(draw.randrange(count + 1)):
                paid = (day[0] + (day[1] - 1 + month) // 12, (day[1] - 1 + month) % 12 + 1, day[2])
                rows.append(self.row("gift", donor, paid, cents, campaign, pledge=pledge))
            return rows
        if chance < 0.06:
            gift = self.row("gift", donor, day, cents, campaign)
            part = cents if draw.random() < 0.5 else cents // 2
            return [gift, self.row("refund", donor, later, part, campaign, reverses=gift.split(",", 1)[0])]
        if chance < 0.085:
            first = self.row("gift", donor, day, cents, campaign)
            return [first + self.row("gift", donor, day, cents // 2, (campaign + 1) % 4, own=first.split(",", 1)[0])]
        soft = f"C{int(draw.random() * self.rows / DONORS_PER_GIFT):07d}:solicitor" if chance < 0.12 else ""
        return [self.row("gift", donor, day, cents, campaign, own=draw.random() > 0.37, soft=soft)]

    def write(self, path):
        """Rows come in no order: those of a group lie up to a thousand groups apart."""
        waiting, written = [], 0
        with open(path, "w") as out:
            out.write(MIXED)
            while written < self.rows:
                if self.number < self.rows:
                    waiting += self.group()
                if len(waiting) > 1000 or self.number >= self.rows:
                    if not waiting:
                        break
                    place = self.draw.randrange(len(waiting))
                    waiting[place], waiting[-1] = waiting[-1], waiting[place]
                    text = waiting.pop()
                    written += text.count("\n")
                    out.write(text)


def mixed(path, rows):
    Mixed(rows).write(path)


# The bare work, with the keys and indexes that answer the same questions: who is it, was it posted before,
# does it look like one that was, what did this donor give and when.
PEER_IMPORT = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
CREATE TABLE donor(id INTEGER PRIMARY KEY, ext TEXT NOT NULL UNIQUE, name TEXT, address TEXT, city TEXT, state TEXT, zip TEXT);
CREATE TABLE gift(id INTEGER PRIMARY KEY, ext TEXT NOT NULL UNIQUE, donor INTEGER NOT NULL, day TEXT NOT NULL, method TEXT);
CREATE TABLE split(gift INTEGER NOT NULL, ord INTEGER NOT NULL, campaign TEXT NOT NULL, amount INTEGER NOT NULL,
  PRIMARY KEY (gift, ord)) WITHOUT ROWID;
.mode csv
.import {file} staging
BEGIN;
INSERT OR IGNORE INTO donor(ext, name, address, city, state, zip)
  SELECT donor_id, last_name, address1, city, state, postal_code FROM staging;
INSERT INTO gift(ext, donor, day, method) SELECT s.gift_id, d.id, s.date, s.method
  FROM staging s JOIN donor d ON d.ext = s.donor_id;
INSERT INTO split SELECT g.id, 0, s.campaign, CAST(round(s.amount * 100) AS INTEGER)
  FROM staging s JOIN gift g ON g.ext = s.gift_id;
CREATE INDEX gift_donor ON gift(donor, day);
CREATE INDEX gift_same ON gift(day, donor, method);
COMMIT;
"""

# The same of a mixed history: a gift has the staged row's number, parts of one gift share its id, and what names
# a pledge or a gift is joined to it.
PEER_MIXED = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
CREATE TABLE donor(id INTEGER PRIMARY KEY, ext TEXT NOT NULL UNIQUE, first TEXT, name TEXT, address TEXT, city TEXT,
  state TEXT, zip TEXT);
CREATE TABLE gift(id INTEGER PRIMARY KEY, ext TEXT UNIQUE, type TEXT NOT NULL, donor INTEGER NOT NULL, day TEXT NOT NULL,
  method TEXT, reference TEXT, note TEXT, pledge INTEGER, reverses INTEGER);
CREATE TABLE split(gift INTEGER NOT NULL, ord INTEGER NOT NULL, campaign TEXT NOT NULL, amount INTEGER NOT NULL,
  PRIMARY KEY (gift, ord)) WITHOUT ROWID;
CREATE TABLE promise(gift INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, installments INTEGER, frequency TEXT, due TEXT);
CREATE TABLE soft_credit(gift INTEGER NOT NULL, donor INTEGER NOT NULL, kind TEXT, PRIMARY KEY (gift, donor)) WITHOUT ROWID;
.mode csv
.import {file} staging
BEGIN;
INSERT OR IGNORE INTO donor(ext, first, name, address, city, state, zip)
  SELECT donor_id, first_name, last_name, address1, city, state, postal_code FROM staging;
INSERT OR IGNORE INTO donor(ext)
  SELECT substr(soft_credits, 1, instr(soft_credits, ':') - 1) FROM staging WHERE soft_credits <> '';
INSERT INTO promise SELECT rowid, pledge_id, installments, frequency, first_due FROM staging WHERE type = 'pledge';
INSERT OR IGNORE INTO gift SELECT s.rowid, nullif(s.gift_id, ''), s.type, d.id, s.date, s.method, s.reference,
  nullif(s.note, ''), p.gift, NULL FROM staging s JOIN donor d ON d.ext = s.donor_id
  LEFT JOIN promise p ON s.pledge_id <> '' AND p.name = s.pledge_id;
UPDATE gift SET reverses = (SELECT g.id FROM staging s JOIN gift g ON g.ext = s.reverses WHERE s.rowid = gift.id)
  WHERE type = 'refund';
INSERT INTO split SELECT coalesce(g.id, s.rowid), s.rowid, s.campaign, CAST(round(s.amount * 100) AS INTEGER)
  FROM staging s LEFT JOIN gift g ON s.gift_id <> '' AND g.ext = s.gift_id;
INSERT INTO soft_credit SELECT s.rowid, d.id, substr(s.soft_credits, instr(s.soft_credits, ':') + 1) FROM staging s
  JOIN donor d ON d.ext = substr(s.soft_credits, 1, instr(s.soft_credits, ':') - 1) WHERE s.soft_credits <> '';
CREATE INDEX gift_donor ON gift(donor, day);
CREATE INDEX gift_same ON gift(day, donor, method);
CREATE INDEX gift_pledge ON gift(pledge) WHERE pledge IS NOT NULL;
CREATE INDEX gift_reverses ON gift(reverses) WHERE reverses IS NOT NULL;
COMMIT;
"""
