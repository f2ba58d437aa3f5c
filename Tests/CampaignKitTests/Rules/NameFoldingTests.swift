import CampaignKit
import Testing

@Suite("Names and addresses for matching, rules.md §5")
struct NameFoldingTests {
    @Test(
        "spellings of the same name",
        arguments: [
            ("Cohen", "cohen"), ("  COHEN  ", "cohen"), ("Miriam   Cohen", "miriam cohen"),
            ("Smith-Jones", "smith jones"), ("O'Brien", "obrien"), ("O’Brien", "obrien"),
            ("O''Brien'", "obrien"),
            ("O´Brien", "obrien"), ("Wally Osvaldo\"\"", "wally osvaldo"), ("St. John", "st john"),
            ("Smith & Sons, Inc.", "smith sons inc"), ("José", "jose"), ("Jose\u{301}", "jose"),
            ("Łódź", "lodz"), ("Müller", "muller"), ("Straße", "strasse"), ("STRASSE", "strasse"),
            ("ẞ", "ss"), ("Æsop Œuvre", "aesop oeuvre"), ("Þór", "thor"), ("Øystein Åse", "oystein ase"),
            ("Đặng Nguyễn", "dang nguyen"), ("Dvořák", "dvorak"), ("İpek", "ipek"), ("ışık", "isik"),
            ("Ștefan", "stefan"), ("Ħal", "hal"), ("tab\tand\u{A0}nbsp", "tab and nbsp"),
            ("a\u{200B}b\u{202E}c", "abc"), ("3rd Street", "3rd street"), ("Zoe\u{308}\u{301}", "zoe"),
        ])
    func fold(text: String, folded: String) {
        #expect(NameFolding.fold(text) == folded)
    }

    @Test("other scripts are lower-cased and otherwise kept")
    func otherScripts() {
        #expect(NameFolding.fold("כהן, מרים") == "כהן מרים")
        #expect(NameFolding.fold("כץ־לוי") == "כץ לוי")
        #expect(NameFolding.fold("صالح") == "صالح")
        #expect(NameFolding.fold("ИВАНОВ") == "иванов")
        #expect(NameFolding.fold("Горький") == NameFolding.fold("Горькии\u{306}"))
        #expect(NameFolding.fold("ΓΙΩΡΓΟΣ") == NameFolding.fold("γιωργος"))
        #expect(NameFolding.fold("山田 太郎") == "山田 太郎")
    }

    @Test("capitals and small letters of every Latin letter fold alike")
    func capitals() {
        for value in Array(UInt32(0x41)...0x24F) + Array(0x1E00...0x1EFF) {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
            let small = NameFolding.fold(String(scalar.properties.lowercaseMapping))
            #expect(NameFolding.fold(String(scalar)) == small, "U+\(String(value, radix: 16))")
        }
    }

    @Test("every letter of Latin-1 and Extended-A becomes plain", arguments: Array(UInt32(0xC0)...0x17F))
    func plain(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        guard value != 0xD7, value != 0xF7 else { return }
        let folded = try #require(NameFolding.fold(String(scalar)))
        #expect(folded.utf8.allSatisfy { (0x61...0x7A).contains($0) }, "\(scalar) is \(folded)")
    }

    @Test("nothing is left of nothing", arguments: ["", "   ", "-", "...", "\u{200B}", "'", "\t\n", "&"])
    func nothing(text: String) {
        #expect(NameFolding.fold(text) == nil)
    }

    @Test("folding twice changes nothing")
    func idempotent() {
        for text in ["O’Brien-Łódź", "İpek", "Đặng Nguyễn", "כהן, מרים", "Smith & Sons"] {
            let once = NameFolding.fold(text)
            #expect(once.flatMap(NameFolding.fold) == once)
        }
    }

    @Test("empty never equals empty")
    func agree() {
        #expect(!NameFolding.agree(nil, nil))
        #expect(!NameFolding.agree("", ""))
        #expect(!NameFolding.agree("cohen", nil))
        #expect(!NameFolding.agree(nil, "cohen"))
        #expect(!NameFolding.agree("cohen", "levi"))
        #expect(NameFolding.agree("cohen", "cohen"))
    }

    @Test(
        "addresses",
        arguments: [
            ("M.Cohen@Example.ORG", "m.cohen@example.org"), ("  a@b \t", "a@b"), ("a@b\u{A0}", "a@b"),
            ("a+tag@b.org", "a+tag@b.org"), ("", nil), ("   ", nil), ("n/a", nil), ("none", nil), ("@", nil),
            ("a@", nil), ("@b", nil), ("a@b@c", nil),
        ] as [(String, String?)])
    func email(text: String, address: String?) {
        #expect(NameFolding.email(text) == address)
    }
}
