/// Lines of an address reduced to what two spellings of the same share.
///
/// Source: USPS Publication 28, appendices B and C: the usual words for streets, directions and flats.
enum StreetWords {
    /// A folded word in its short form.
    static func short(_ word: String) -> String {
        if let short = shortForms[word] { return short }
        // German writes the type as the end of the name.
        return word.utf8.count > 7 && word.hasSuffix("strasse") ? String(word.dropLast(4)) : word
    }

    private static let shortForms: [String: String] = {
        let table = [
            "st": "street str saint strasse", "ave": "avenue av aven avenu", "rd": "road", "dr": "drive drv",
            "ln": "lane", "ct": "court crt", "pl": "place", "blvd": "boulevard boul", "ter": "terrace terr",
            "cir": "circle circ", "pkwy": "parkway pky", "hwy": "highway hiway", "sq": "square sqr",
            "trl": "trail trails", "aly": "alley", "expy": "expressway", "plz": "plaza", "mt": "mount",
            "ft": "fort", "hts": "heights", "spg": "spring", "spgs": "springs", "rte": "route",
            "cres": "crescent", "n": "north", "s": "south", "e": "east", "w": "west", "ne": "northeast",
            "nw": "northwest", "se": "southeast", "sw": "southwest", "us": "usa", "pobox": "postbox",
            "unit":
                "apt apartment ste suite rm room fl floor bldg building number no lot spc apto wohnung דירה شقة",
            "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth",
            "7th": "seventh", "8th": "eighth", "9th": "ninth", "10th": "tenth",
        ]
        var short: [String: String] = [:]
        for (word, longer) in table {
            for each in longer.split(separator: " ") { short[String(each)] = word }
        }
        return short
    }()
}
