/// A street address reduced to what two spellings of it share.
///
/// Source: `rules.md §5` and USPS Publication 28, whose words are abbreviated: `12 Main Street` is
/// `12 main st`, and `#`, `Apt`, `Unit` and `Suite` say the same.
public struct StreetAddress: Hashable, Sendable {
    /// Number and street.
    let street: String
    /// Apartment, suite or the like; empty when nothing is said.
    let unit: String

    /// Nil when nothing is left to compare.
    init?(_ address1: String, _ address2: String = "") {
        guard !address1.isEmpty || !address2.isEmpty else { return nil }
        var text = address2.isEmpty ? address1 : address1 + " " + address2
        if text.utf8.contains(0x23) {
            text = text.split(omittingEmptySubsequences: false) { $0 == "#" }.joined(separator: " unit ")
        }
        var street: [String] = []
        var unit: [String] = []
        var isUnit = false
        for word in Self.joiningBoxes(NameFolding.words(text)) {
            let short = StreetWords.short(word)
            // `Apt 4, 99 Elm St`: the house's number ends the unit that comes before it.
            let isNumber = word.utf8.first.map { (0x30...0x39).contains($0) } ?? false
            if isUnit, street.isEmpty, !unit.isEmpty, isNumber { isUnit = false }
            if Self.units.contains(short) {
                isUnit = true
            } else if isUnit {
                unit.append(short)
            } else if !Self.ignored.contains(short) {
                street.append(short)
            }
        }
        // An address that is nothing but an apartment is compared as it is.
        if street.isEmpty { (street, unit) = (unit, []) }
        guard !street.isEmpty else { return nil }
        self.street = street.joined(separator: " ")
        self.unit = unit.joined(separator: " ")
    }

    /// Whether both may be one place: a unit counts only where both have one, so does `St` or `Ave`.
    func agrees(with other: StreetAddress) -> Bool {
        if self == other || all == other.all { return true }
        guard unit.isEmpty || other.unit.isEmpty || unit == other.unit else { return false }
        if street == other.street { return true }
        let (mine, theirs) = (withoutType, other.withoutType)
        return mine == theirs && (mine == street || theirs == other.street)
    }

    /// What finds it: the number and the first word of the street.
    var key: String {
        var words = street.utf8.split(separator: 0x20, maxSplits: 3).map { String(Substring($0)) }
        if words.count > 2, Self.directions.contains(words[1]) { words.remove(at: 1) }
        return words.prefix(2).joined(separator: " ")
    }

    private var all: String { unit.isEmpty ? street : street + " " + unit }

    private var withoutType: String {
        street.split(separator: " ").filter { !Self.types.contains(String($0)) }.joined(separator: " ")
    }

    /// `p o box 12` and `post office box 12` in one word and a number.
    private static func joiningBoxes(_ words: [String]) -> [String] {
        var words = words
        for (index, word) in words.enumerated() where word == "pob" { words[index] = "pobox" }
        guard let box = words.firstIndex(of: "box") else { return words }
        words[box] = "pobox"
        let before = words[..<box]
        if [["p", "o"], ["post", "office"]].contains(Array(before.suffix(2))) {
            words.removeSubrange((box - 2)..<box)
        } else if ["po", "post", "postal"].contains(before.last ?? "") {
            words.remove(at: box - 1)
        }
        return words
    }

    private static let units: Set<String> = ["unit"]
    private static let ignored: Set<String> = ["רחוב", "רח", "شارع"]
    private static let directions: Set<String> = ["n", "s", "e", "w", "ne", "nw", "se", "sw"]
    private static let types: Set<String> = [
        "st", "ave", "rd", "dr", "ln", "ct", "pl", "blvd", "ter", "cir", "pkwy", "hwy", "sq", "trl", "way",
        "aly", "expy", "loop", "plz",
    ]
}

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
