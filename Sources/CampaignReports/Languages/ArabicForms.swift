/// Arabic letters as they look next to each other (Unicode's Arabic Presentation Forms-B).
enum ArabicForms {
    /// The forms of one letter: by itself, joined to the one before, to the one after, to both.
    private struct Letter {
        let first: UInt32
        let count: UInt32

        /// Joins the letter after it.
        var joinsNext: Bool { count == 4 }
        /// Joins the letter before it: all but the hamza.
        var joinsPrevious: Bool { count > 1 }
    }

    /// Letters follow each other in both blocks in the same order, with one, two or four forms each.
    private static let letters: [UInt32: Letter] = {
        var letters: [UInt32: Letter] = [:]
        var next: UInt32 = 0xFE80
        let two: Set<UInt32> = [
            0x622, 0x623, 0x624, 0x625, 0x627, 0x629, 0x62F, 0x630, 0x631, 0x632, 0x648, 0x649,
        ]
        for letter in Array(0x621...0x63A) + Array(0x641...0x64A) as [UInt32] {
            let count: UInt32 = letter == 0x621 ? 1 : two.contains(letter) ? 2 : 4
            letters[letter] = Letter(first: next, count: count)
            next += count
        }
        return letters
    }()

    /// A lam with an alef is one sign.
    private static let lamAlef: [UInt32: UInt32] = [
        0x622: 0xFEF5, 0x623: 0xFEF7, 0x625: 0xFEF9, 0x627: 0xFEFB,
    ]

    /// The text with every letter in its form; small vowel signs are left out, as most print leaves them out.
    static func joined(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { !(0x64B...0x652).contains($0.value) }.map(\.value)
        var result = String.UnicodeScalarView()
        var index = 0
        var joins = false
        while index < scalars.count {
            let scalar = scalars[index]
            guard let letter = letters[scalar] else {
                append(scalar, &result)
                (joins, index) = (false, index + 1)
                continue
            }
            let next = index + 1 < scalars.count ? scalars[index + 1] : 0
            if scalar == 0x644, let sign = lamAlef[next] {
                append(sign + (joins ? 1 : 0), &result)
                (joins, index) = (false, index + 2)
                continue
            }
            let before = joins && letter.joinsPrevious
            let after = letter.joinsNext && letters[next]?.joinsPrevious == true
            append(letter.first + (before ? 1 : 0) + (after ? 2 : 0), &result)
            (joins, index) = (letter.joinsNext, index + 1)
        }
        return String(result)
    }

    private static func append(_ value: UInt32, _ scalars: inout String.UnicodeScalarView) {
        if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
}
