"""The many donors: invented surnames from parts of words, so that nobody real is among them."""

from .dice import Dice

FIRST = """Abel Ada Adela Agnes Alma Alonzo Amos Anika Ansel Anya Arlo Asa Astrid Avis Basil Bela Benno Bernice
Bianca Boaz Bram Bruno Calla Carmel Casper Celia Cleo Conrad Cora Cyril Dahlia Daria Delia Dinah Dov Edith Effie
Eli Elias Elsa Emil Enid Esther Ethel Ezra Faye Felix Flora Fritz Gideon Gilda Greta Gus Hadassah Hana Harriet
Hector Hilda Hiram Hugo Ida Igor Ilse Imogen Ines Ira Irma Isaac Ivo Jael Jonah Judith Juno Kalman Kezia Lea
Leif Lena Leora Linus Livia Lorna Lotte Lucian Mabel Magda Malka Marek Mavis Menachem Meta Mina Miriam Moira
Nadia Naomi Nell Niko Noa Nora Olga Orly Oscar Otis Otto Pearl Penina Petra Phoebe Pinchas Priya Quentin Rafael
Ramona Reuben Rhoda Rina Roscoe Rosa Ruth Salome Samira Selma Shira Silas Simone Solomon Sunita Sylvie Tamsin
Tessa Theo Thora Tilda Tobias Uri Ursula Vera Viola Wanda Wendell Wilma Xenia Yael Yonah Yusra Zelda Zev""".split()
HEADS = """Amble Barley Briar Brindle Candle Chaffin Clover Copple Crickle Dapple Ember Fallow Fennel Gable Garrow
Tarble Inkle Jessam Kestrel Larkin Linnet Mallow Marlin Merrow Nettle Ofting Pebble Pickle Quill Rennet Rumble Sallow
Rushel Sorrel Tansy Thimble Tolling Umber Vetch Wander Wren Yarrow""".split()
TAILS = """bank beck bourne combe cote croft den gate ham hurst low mere more ridge shaw stead thorpe thwaite wick
with""".split()
GERMAN = """Adel Dornen Ezen Farnen Glimmen Hirschel Ilmen Kestel Lauben Perlen Quitten Tannel Ulmen Weiden
Zedern""".split()
GERMAN_TAILS = "au blatt bogen garten hain klee rauch tau wald zweig".split()
SPANISH = "Alba Arra Cala Ceni Fonta Guaya Lumbre Oliva Peña Quirra Tala Vera Zarza".split()
SPANISH_TAILS = "ñeda lindo montes reja rilla sol viva huela nilla torre".split()
SPANISH_FIRST = """Amparo Belén Ciro Dolores Efraín Fermín Graciela Inés Jacinto Lázaro Maité Nélida Óscar Rocío
Yolanda""".split()
WHOLE = """O'Tarragan|O'Quilleran|O'Kesgrave|McThistleby|MacBrannoway|van der Quist|van Oosterlamp|von Ahlwies
de la Brume|di Montelora|D'Arbelay|al-Rimali|Ben-Tzofit|St. Quillan|Nguyễn-Marlow|Kowalczewicz-Brook|Žirovnik
Ångbrandt|Øverlund-Tay|Łąkowska|Çiçekoğlu-Reed|Fitz-Umber|Lefèbrault|Okonjola|Banerjivar"""
WHOLE = WHOLE.replace("\n", "|").split("|")
HEBREW_FIRST = "נועה יעל איתן דניאל מיכל אורי שירה עידו רותם אביגיל".split()
HEBREW = "אלונצוק ברקמור גבעתיאלי דקלברג הדסיאלי זמירונר חצבניק טללי-אור יערוניץ כרמלינסון לילכיאן סביונר פרגיאלי רימונבך".split()
ARABIC_FIRST = "سلمى رامي هالة نادر جمانة كريم مريم طارق".split()
ARABIC = "الزيزفوني الخزاماوي الصنوبرلي البيلساني النعناعي الريحانجي الغديراوي".split()
GROUPS = """Lamplighters' Book Circle|Third Street Potters' Guild|Morning Glory Choir|Riverbend Rowers & Friends
Congregation of the Invented Hill|Northgate Chess Evenings|The Tuesday Soup Kitchen|Sisterhood of Paper Lantern Row"""
GROUPS = GROUPS.replace("\n", "|").split("|")
COMPANIES = """Pinwheel Dental Studio|Two Otters Design LLC|Halfpenny Hardware|Gooseberry Legal, P.C.
Ninth Wave Plumbing & Heating|Marzipan Press""".replace("\n", "|").split("|")
FOUNDATIONS = """Wrenhollow Family Foundation|The Elsewhere Fund|Inkwell & Daughters Foundation
Candlecroft Charitable Trust""".replace("\n", "|").split("|")
# city, state, ZIP, area code, weight: two in five live in New York
PLACES = """Scarsdale NY 10583 914 9|White Plains NY 10601 914 5|Brooklyn NY 11215 718 8|New York NY 10025 212 10
Great Neck NY 11021 516 4|Albany NY 12203 518 2|Hoboken NJ 07030 201 4|Princeton NJ 08540 609 3|Teaneck NJ 07666 201 4
New Haven CT 06510 203 3|Cambridge MA 02139 617 4|Newton MA 02459 617 3|Providence RI 02906 401 1|Portland ME 04101 207 1
Burlington VT 05401 802 1|Philadelphia PA 19104 215 4|Baltimore MD 21208 410 3|Silver Spring MD 20910 301 3
Miami FL 33130 305 5|Boca Raton FL 33432 561 6|Durham NC 27701 919 3|Atlanta GA 30306 404 3|Cleveland OH 44118 216 2
Evanston IL 60201 847 4|Minneapolis MN 55409 612 2|Houston TX 77005 713 3|Denver CO 80206 303 2|Tucson AZ 85716 520 2
Seattle WA 98109 206 3|Oakland CA 94607 510 4|Los Angeles CA 90035 310 6""".replace("\n", "|").split("|")
STREETS = """Acorn Ladder|Birdbath|Buttonhook|Cinnamon Hill|Cricket|Dandelion|Eleventh Lamp|Feather|Foxglove|Gingham
Half Moon|Inkwell|Jam Jar|Kite|Lantern|Marzipan|Mulberry Hat|Nowhere|Old Umbrella|Paper Boat|Quince|Rainbarrel
Sparrow|Teapot|Thimble|Umber|Violin|Wandering Goose|Yarn|Zinnia""".replace("\n", "|").split("|")
ENDS = "Street Road Lane Avenue Court Terrace Way Drive".split()
FLAGS = (["do_not_mail"] * 26 + ["do_not_email"] * 20 + ["returned_mail"] * 16 + ["do_not_publish"] * 10)


class People:
    """Makes donors one by one; each is a row's donor columns."""

    def __init__(self, seed, first_number):
        self.dice = Dice(seed)
        self.number = first_number
        self.taken = set()
        self.phones = {}
        self.flags = Dice(seed + 1).sample(FLAGS + [""] * 880, 952)
        self.groups = [("organization", g) for g in GROUPS] + [("company", c) for c in COMPANIES]
        self.groups += [("foundation", f) for f in FOUNDATIONS]

    def surname(self):
        dice = self.dice
        def english():
            return dice.pick(HEADS) + dice.pick(TAILS)
        kind = dice.weighted([("english", 62), ("german", 18), ("whole", 9), ("double", 8)])
        if kind == "german":
            return dice.pick(GERMAN) + dice.pick(GERMAN_TAILS)
        if kind == "whole":
            return dice.pick(WHOLE)
        return english() if kind == "english" else english() + "-" + english()

    def name(self):
        """First name, last name, language; never the same twice."""
        while True:
            language = self.dice.weighted([("", 90), ("es", 5), ("he", 3), ("ar", 2)])
            if language == "es":
                name = self.dice.pick(SPANISH_FIRST), self.dice.pick(SPANISH) + self.dice.pick(SPANISH_TAILS)
            elif language == "he":
                name = self.dice.pick(HEBREW_FIRST), self.dice.pick(HEBREW)
            elif language == "ar":
                name = self.dice.pick(ARABIC_FIRST), self.dice.pick(ARABIC)
            else:
                name = self.dice.pick(FIRST), self.surname()
            if name not in self.taken:
                self.taken.add(name)
                return (*name, language)

    def start(self, kind):
        key = f"c{self.number}"
        self.number += 1
        return {"donor_id": key, "donor_kind": kind}

    def contact(self, row):
        number = row["donor_id"][1:]
        place = self.dice.weighted([(p, int(p.rsplit(" ", 1)[1])) for p in PLACES])
        city, row["state"], row["postal_code"], area, _ = place.rsplit(" ", 4)
        row["city"] = city
        row["address1"] = f"{self.dice.between(2, 480)} {self.dice.pick(STREETS)} {self.dice.pick(ENDS)}"
        if self.dice.chance(0.12):
            row["address2"] = f"Apt. {self.dice.between(1, 19)}{self.dice.pick('ABCDEF')}"
        if self.dice.chance(0.68):
            row["email"] = f"f{number}@example.org"
        free = self.phones.get(area, 0)
        if self.dice.chance(0.35) and free < 40:
            self.phones[area] = free + 1
            row["phone"] = f"({area}) 555-{160 + free:04d}"
        flag = self.flags.pop() if self.flags else ""
        if flag:
            row[flag] = "yes"
        return row

    def person(self):
        row = self.start("person")
        row["first_name"], row["last_name"], language = self.name()
        if language:
            row["language"] = language
        return self.contact(row)

    def household(self):
        """Two people under one surname, and the household's row."""
        row = self.start("household")
        first, last, language = self.name()
        while language:
            first, last, language = self.name()
        second = self.dice.pick([name for name in FIRST if name != first])
        both = f"{first} and {second}"
        row.update(donor_name=f"{both} {last}", salutation=both, addressee=f"{both} {last}")
        return self.contact(row)

    def member(self, household):
        """One of a household's two, with the same address."""
        row = self.start("person")
        row["first_name"] = household["salutation"].split(" and ")[0]
        row["last_name"] = household["addressee"].split(household["salutation"])[1].strip()
        row["household_id"] = household["donor_id"]
        for column in ("address1", "address2", "city", "state", "postal_code", "language"):
            if column in household:
                row[column] = household[column]
        return row

    def group(self):
        kind, name = self.groups.pop(0)
        row = self.start(kind)
        row["organization"] = name
        return self.contact(row)
