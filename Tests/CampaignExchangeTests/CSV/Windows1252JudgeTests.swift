import CampaignExchange
import Testing

/// What is read as Windows-1252, and what is refused because its words are another code page's.
@Suite("Encodings by their words")
struct Windows1252JudgeTests {
    private static func bytes(_ text: String, _ map: [Character: UInt8]) -> [UInt8] {
        var bytes = Array("name\n".utf8)
        for character in text {
            if let byte = map[character] {
                bytes.append(byte)
            } else {
                bytes += Array(String(character).utf8)
            }
        }
        return bytes + [0x0A]
    }

    private static let western: [Character: UInt8] = [
        "é": 0xE9, "è": 0xE8, "ñ": 0xF1, "ú": 0xFA, "ü": 0xFC, "ö": 0xF6, "ø": 0xF8, "å": 0xE5, "ß": 0xDF,
        "ç": 0xE7,
        "É": 0xC9, "Ö": 0xD6, "’": 0x92, "“": 0x93, "”": 0x94, "–": 0x96, "—": 0x97, "€": 0x80, "£": 0xA3,
        "§": 0xA7,
        "«": 0xAB, "»": 0xBB, "°": 0xB0, "º": 0xBA, "¿": 0xBF, "í": 0xED, "ó": 0xF3, "á": 0xE1, "Š": 0x8A,
        "œ": 0x9C,
        "æ": 0xE6, "ã": 0xE3, "õ": 0xF5, "®": 0xAE,
    ]

    @Test(
        "Western names and notes are read",
        arguments: [
            "José Núñez", "Müller & Söhne", "Élise Lefèvre", "Kjær", "Bjørn Åsen".replacing("Å", with: "A"),
            "São João",
            "Straße", "O’Brien", "Rock ’n’ Roll “Fund” – €", "women’s fund", "£50 for §170(f)", "« oui »",
            "«oui»",
            "n° 5", "¿Quién?", "Mª Ruiz".replacing("ª", with: "º"), "Cœur", "Smith–Jones", "Ö", "Acme® Inc",
            "Ericsson—José and friends",
        ])
    func western(text: String) throws {
        let reader = try CSVReader(source: MemoryByteSource(Self.bytes(text, Self.western)))
        #expect(try reader.next() == .record)
        #expect(try reader.next() == .record)
        #expect(reader.record.strings == [text])
    }

    /// Bytes are written as the characters of the same number.
    @Test(
        "other code pages are refused",
        arguments: [
            ("Hebrew", "\u{E9}\u{F2}\u{EC} \u{EB}\u{E4}\u{EF}"), ("Arabic", "\u{DA}\u{E1}\u{ED}"),
            ("Cyrillic", "\u{C8}\u{E2}\u{E0}\u{ED}"), ("Greek", "\u{CD}\u{DF}\u{EA}\u{EF}\u{F2}"),
            ("Latin-2 Ł", "\u{A3}ukasz"), ("Latin-2 ł", "Wa\u{B3}\u{EA}sa"), ("Latin-2 ń", "Ka\u{F1}ski"),
            ("Latin-2 ć", "Tomi\u{E6}"), ("Latin-2 ř", "Dvo\u{F8}\u{E1}k"), ("Mac é", "Jos\u{8E}"),
            ("Mac ü", "M\u{9F}ller"), ("Mac í", "Garc\u{92}a"), ("Mac ó", "L\u{97}pez"),
            ("Mac ß", "Stra\u{A7}e"), ("DOS é", "Jos\u{82}"), ("DOS ü", "M\u{81}ller"),
            ("DOS ö", "S\u{94}hne"), ("DOS ñ", "N\u{A3}\u{A4}ez"), ("DOS ä", "K\u{84}se"),
        ])
    func refused(name: String, text: String) {
        let bytes = text.unicodeScalars.map { UInt8($0.value) }
        let fault = refusal(Array("name\n".utf8) + bytes + [0x0A])
        #expect(fault?.code == .unknownEncoding, "\(name)")
        #expect(fault?.line == 2)
        #expect(fault?.hint.contains("--encoding") == true)
    }

    @Test(
        "an encoding that is named is read",
        arguments: [
            ("windows-1255", "\u{E9}\u{F2}\u{EC}", "יעל"), ("CP1256", "\u{DA}\u{E1}\u{ED}", "علي"),
            ("cp850", "\u{82}", "é"), ("MacRoman", "\u{8E}", "é"), ("iso-8859-2", "\u{A3}", "Ł"),
            ("Latin-2", "\u{B3}", "ł"), ("utf-16le", "\u{E9}\u{0}", "é"),
        ])
    func named(name: String, written: String, text: String) throws {
        let isWide = name.hasPrefix("utf-16")
        var bytes: [UInt8] = []
        for byte in "name\n".utf8 { bytes += isWide ? [byte, 0] : [byte] }
        bytes += written.unicodeScalars.map { UInt8($0.value) }
        bytes += isWide ? [0x0A, 0] : [0x0A]
        for chunk in [1, 2, 3, 1000] {
            let source = MemoryByteSource(bytes, chunk: chunk)
            let reader = try CSVReader(source: source, options: CSVOptions(encoding: name))
            #expect(try reader.next() == .record)
            #expect(try reader.next() == .record)
            #expect(reader.record.strings == [text])
            #expect(try reader.next() == .end)
        }
    }

    @Test func unknownEncodingsAndBytes() {
        #expect(throws: CSVError.self) {
            try CSVReader(source: MemoryByteSource("a\n"), options: CSVOptions(encoding: "klingon"))
        }
        #expect(throws: CSVError.self) {
            try CSVReader(
                source: MemoryByteSource([0x61, 0x0A, 0xE9, 0x0A]), options: CSVOptions(encoding: "utf-8"))
        }
    }

    @Test func theLineThatNamesTheSeparator() throws {
        for end in ["\n", "\r\n"] {
            let reader = try CSVReader(source: MemoryByteSource("\u{FEFF}sep=;\(end)a;b\(end)1,5;2\(end)"))
            #expect(reader.delimiter == .semicolon)
            #expect(try reader.next() == .record)
            #expect(reader.record.strings == ["a", "b"])
            #expect(reader.record.line == 2)
            #expect(try reader.next() == .record)
            #expect(reader.record.strings == ["1,5", "2"])
        }
    }
}
