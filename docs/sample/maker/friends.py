"""The hand-written donors of the special cases."""

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
c041|person|Percival,Elderquist|
c042|person|Josephine,Rainbarrow|
c043|person|Ambrose,Tinderloft|
c044|daf_sponsor|Harborlight Donor Fund|
c045|person|Cordelia,Milkwood-Ames|
c046|person|Horatio,Plumtree|deceased=yes;do_not_mail=yes
c047|person|Valentina,Cruz Peñatorre|language=es
c048|government|Invented County Office of Health|
c049|person|Leocadia,Fernhollow|
c050|household|The van Quillen Household|salutation=Saskia and Ruben;addressee=Saskia and Ruben van Quillen
c051|person|Saskia,van Quillen|household_id=c050
c052|person|Ruben,van Quillen|household_id=c050
c053|company|Night Ferry Software Co.|
c054|person|Zipporah,Oakenshade|
c055|foundation|Second Kettle Foundation|
c056|person|Ignatius,O'Fennigan|
c057|person|Marisol,Guayareja|language=es;do_not_mail=yes
c058|person|Eleazar,Birchenough-Levantal|
c059|person|Apollonia,d'Ormelle|
"""


def make_friends():
    donors = {}
    for index, text in enumerate(DONORS.strip().splitlines()):
        key, kind, name, more = text.split("|")
        number = int(key[1:])
        row = {"donor_id": key, "donor_kind": kind}
        if kind == "person":
            row["first_name"], row["last_name"] = name.split(",")
        elif kind == "household":
            row["donor_name"] = name
        else:
            row["organization"] = name
        row["email"] = f"friend{number:03d}@example.org"
        row.update(pair.split("=") for pair in more.split(";") if pair)
        row["address1"] = f"{(index * 37) % 190 + 3} {STREETS[index % len(STREETS)]}"
        if row.get("country", "US") == "US":
            city, row["state"], row["postal_code"] = PLACES[index % len(PLACES)].rsplit(" ", 2)
            row["city"], row["phone"] = city, f"(914) 555-{100 + number:04d}"
        else:
            row["city"], row["postal_code"] = "Be'er Sheva", f"{8400000 + number * 11}"
        if index % 9 == 4:
            row["address2"] = f"Apt. {index // 3 + 1}B"
        donors[key] = row
    return donors
