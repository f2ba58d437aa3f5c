/// Whether bytes that are not UTF-8 can be a Windows-1252 text of people's names and notes.
///
/// Every byte means something in every single-byte code page, so a wrong one is seen only in words that
/// no one writes: letters beyond ASCII alone (Hebrew, Arabic, Cyrillic), signs inside words (`Stra§e`,
/// `¯ak`), capitals inside words (`MŸller`). Whatever looks so is refused, never garbled.
struct Windows1252Judge {
    /// Why the text is something else, with the byte's place in the file.
    struct Doubt: Equatable {
        enum Kind: Equatable {
            /// Well-formed UTF-8 next to bytes that are not.
            case mixed
            case implausible
        }
        var kind: Kind
        var offset: Int64
    }

    /// The first sure sign of another encoding.
    private(set) var doubt: Doubt?
    /// Signs that real text may hold, but seldom; they count where no word speaks for the code page.
    private var weak: Int64?
    private var hasPlausibleLetter = false

    private var offset: Int64 = 0
    private var word: [UInt8] = []
    private var wordStart: Int64 = 0
    /// What was before the word.
    private var before: UInt8 = 0x20
    /// The rest of a UTF-8 sequence that may be forming: bytes still to come.
    private var sequence = (needed: 0, start: Int64(0))

    /// Longer than any word: what is longer is not a name.
    private static let longest = 64

    mutating func feed(_ bytes: UnsafeRawBufferPointer) {
        for byte in bytes {
            if doubt != nil { return }
            followSequence(byte)
            if byte < 0x80, !Self.isASCIILetter(byte) {
                endWord(next: byte)
                before = byte
            } else {
                if word.isEmpty { wordStart = offset }
                if word.count < Self.longest { word.append(byte) }
            }
            offset += 1
        }
    }

    mutating func finish() {
        if doubt == nil { endWord(next: 0x0A) }
        if doubt == nil, !hasPlausibleLetter, let weak { doubt = Doubt(kind: .implausible, offset: weak) }
    }

    /// Real UTF-8 of two bytes or more: two encodings were pasted together.
    private mutating func followSequence(_ byte: UInt8) {
        if sequence.needed > 0 {
            guard byte & 0xC0 == 0x80 else {
                sequence.needed = 0
                return followSequence(byte)
            }
            sequence.needed -= 1
            if sequence.needed == 0 { doubt = Doubt(kind: .mixed, offset: sequence.start) }
            return
        }
        switch byte {
        case 0xC3...0xDF: sequence = (1, offset)
        case 0xE1...0xEC: sequence = (2, offset)
        case 0xF0...0xF3: sequence = (3, offset)
        default: break
        }
    }

    // MARK: - Words

    /// Judges a run of letters and of bytes beyond ASCII.
    private mutating func endWord(next: UInt8) {
        defer { word.removeAll(keepingCapacity: true) }
        guard word.contains(where: { $0 >= 0x80 }) else { return }
        var high = 0
        var low = 0
        for index in word.indices {
            let byte = word[index]
            if Self.isASCIILetter(byte) {
                low += 1
            } else {
                if Self.isLetter(byte) { high += 1 }
                judge(index)
            }
        }
        // `Ö` and `à` are words; no name has more letters beyond ASCII than others.
        if high > 1, high > low { refuse(at: 0) }
        if high > 0, low > 1 { hasPlausibleLetter = true }
        judgeSpelling()
    }

    private mutating func judge(_ index: Int) {
        let byte = word[index]
        let previous = index > 0 ? word[index - 1] : 0x20
        let following = index + 1 < word.count ? word[index + 1] : 0x20
        let isInside = Self.isLetter(previous) && Self.isLetter(following)
        switch byte {
        // ’ is an apostrophe, ´ is typed for one; the long dashes join words.
        case 0x92, 0xB4, 0xAD, 0xB7: judgeApostrophe(index)
        case 0x96, 0x97, 0x85, 0xA0:
            if isInside, Self.isLower(following) { note(index) }
        // Quotes open before a word and close behind it.
        case 0x91, 0x93, 0xAB, 0xBF, 0xA1, 0x8B:
            if Self.isLetter(previous) { isInside ? refuse(at: index) : note(index) }
        case 0x94, 0xBB, 0x9B, 0x99, 0xAE, 0xAA, 0xBA, 0xB0, 0xB2, 0xB3, 0xB9:
            if isInside || (Self.isLetter(following) && !Self.isLetter(previous)) { refuse(at: index) }
        case 0x82, 0x84, 0xA3, 0x80, 0xA7, 0xA9, 0xB5, 0xB1:
            if Self.isLetter(previous) { refuse(at: index) }
            if Self.isLetter(following), byte != 0x82, byte != 0x84, byte != 0xB5 { refuse(at: index) }
        case _ where Self.isLetter(byte):
            // `JosŽ`, `MŸller`: a capital inside a word of small letters, as no spelling has it.
            let isAmongCapitals = Self.isUpper(previous) && !Self.isLower(following)
            if Self.isUpper(byte), Self.isLetter(previous), !isAmongCapitals { refuse(at: index) }
        default:
            if Self.isLetter(previous) || Self.isLetter(following) { refuse(at: index) }
        }
    }

    /// `O’Brien`, `women’s`; `Garc’a` is a Mac's í.
    private mutating func judgeApostrophe(_ index: Int) {
        let tail = word[(index + 1)...].prefix { Self.isLetter($0) }
        guard index > 2, let first = tail.first, Self.isLower(first), Self.isLetter(word[index - 1]) else {
            return
        }
        let text = String(decoding: tail, as: UTF8.self).lowercased()
        if !["s", "t", "d", "m", "n", "ll", "re", "ve", "em", "er"].contains(text) { note(index) }
    }

    /// Spellings that are another code page's: `Kañski` (ń), `Tomiæ` (ć), `Dvoøák` (ř).
    private mutating func judgeSpelling() {
        for index in word.indices {
            let following = index + 1 < word.count ? word[index + 1] | 0x20 : 0
            let previous = index > 0 ? word[index - 1] | 0x20 : 0
            switch word[index] {
            case 0xF1, 0xD1:
                let isConsonant = Self.isASCIILetter(following) && !Self.vowels.contains(following)
                if isConsonant { refuse(at: index) }
            case 0xE6 where following == 0 && previous == UInt8(ascii: "i"): refuse(at: index)
            case 0xF8 where word.contains { $0 == 0xE1 || $0 == 0xED || $0 == 0xFD || $0 == 0xEC }:
                refuse(at: index)
            default: break
            }
        }
    }

    private static let vowels: Set<UInt8> = Set("aeiouy".utf8)

    private mutating func refuse(at index: Int) {
        if doubt == nil { doubt = Doubt(kind: .implausible, offset: wordStart + Int64(index)) }
    }

    private mutating func note(_ index: Int) {
        if weak == nil { weak = wordStart + Int64(index) }
    }

    // MARK: - Letters of the code page

    private static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }

    private static func isUpper(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x41...0x5A, 0x8A, 0x8C, 0x8E, 0x9F, 0xC0...0xD6, 0xD8...0xDE: true
        default: false
        }
    }

    private static func isLower(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x83, 0x9A, 0x9C, 0x9E, 0xDF...0xF6, 0xF8...0xFF: true
        default: false
        }
    }
}
