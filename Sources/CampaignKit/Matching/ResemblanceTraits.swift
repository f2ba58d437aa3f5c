/// What of a donor is compared to find who is on file twice, in plain bytes: millions of pairs are looked at.
///
/// Source: `rules.md §5`; the same folding as for matching, taken apart further.
public struct ResemblanceTraits: Sendable {
    enum Shape: Sendable { case person, household, organization }

    let shape: Shape
    /// Folded; empty where nothing is known.
    let given: [UInt8]
    let surname: [UInt8]
    /// How both are heard, whatever the transcription.
    let givenSound: [UInt8]
    let surnameSound: [UInt8]
    /// The whole name of a household or an organization.
    let whole: [UInt8]
    let generation: [UInt8]
    let email: [UInt8]
    let phone: [UInt8]
    /// The house's number, and the street without it.
    let number: [UInt8]
    let street: [UInt8]
    let postalCode: [UInt8]
    let city: [UInt8]

    /// Nil for someone without a name.
    public init?(_ details: DonorDetails) {
        let traits = DonorTraits(details)
        guard traits.hasName else { return nil }
        func bytes(_ text: String?) -> [UInt8] { Array((text ?? "").utf8) }
        switch traits.shape {
        case .organization: shape = .organization
        case .household: shape = .household
        case .person, .unknown: shape = .person
        }
        let person = shape == .person ? traits.person : nil
        given = bytes(person?.given)
        surname = bytes(person?.surname.joined(separator: " "))
        (givenSound, surnameSound) = (NameSound.key(given), NameSound.key(surname))
        whole = shape == .person ? [] : bytes(traits.whole)
        generation = bytes(person?.generation)
        (email, phone) = (bytes(traits.email), bytes(traits.phone))
        (postalCode, city) = (bytes(traits.postalCode), bytes(traits.city))
        let line = bytes(traits.street?.street)
        let first = line.prefix { $0 != 0x20 }
        let isNumbered = first.count < line.count && first.contains { (0x30...0x39).contains($0) }
        number = isNumbered ? Array(first) : []
        street = isNumbered ? Array(line.dropFirst(first.count + 1)) : line
    }

    /// Donors who share one of these are compared; all others are not.
    var blocks: [UInt64] {
        var blocks: [UInt64] = []
        func add(_ kind: UInt8, _ parts: ArraySlice<UInt8>...) {
            guard parts.allSatisfy({ !$0.isEmpty }) else { return }
            blocks.append(Self.digest(kind, parts))
        }
        add(1, email[...])
        add(2, phone[...])
        add(3, whole[...])
        let isInOrder = given.lexicographicallyPrecedes(surname)
        add(4, isInOrder ? given[...] : surname[...], isInOrder ? surname[...] : given[...])
        for (name, other) in [(given, surname), (surname, given)] {
            add(5, postalCode[...], name.prefix(3))
            add(6, name[...], other.prefix(1))
        }
        add(7, postalCode[...], number[...])
        add(8, number[...], street.prefix(4))
        add(9, street.prefix(5), surname.prefix(3))
        return blocks
    }

    /// FNV-1a; two texts of one digest are compared once too often, and no harm is done.
    private static func digest(_ kind: UInt8, _ parts: [ArraySlice<UInt8>]) -> UInt64 {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        func take(_ byte: UInt8) { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        take(kind)
        for part in parts {
            for byte in part { take(byte) }
            take(0)
        }
        return digest
    }
}
