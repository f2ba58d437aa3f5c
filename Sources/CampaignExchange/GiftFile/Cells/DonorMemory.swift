/// What each donor's cells were when they came last: a table of digests whose memory is bounded.
///
/// Two digests of 64 bits meet once in many billions of donors; lost would be details that a file repeats.
struct DonorMemory {
    /// More donors than this start the table again (32 MiB); their details are then given once more.
    static let limit = 1_000_000

    private struct Entry {
        var donor: UInt64 = 0
        var details: UInt64 = 0
    }

    private var entries = [Entry](repeating: Entry(), count: 1024)
    private(set) var count = 0

    /// Whether the donor came with these very cells the last time.
    func knows(_ donor: UInt64, _ details: UInt64) -> Bool {
        let entry = entries[slot(of: donor)]
        return entry.donor == donor && entry.details == details && donor != 0
    }

    mutating func remember(_ donor: UInt64, _ details: UInt64) {
        guard donor != 0 else { return }
        var place = slot(of: donor)
        if entries[place].donor == 0 {
            if count >= Self.limit {
                entries = [Entry](repeating: Entry(), count: 1024)
                count = 0
            } else if (count + 1) * 2 > entries.count {
                grow()
            }
            place = slot(of: donor)
            count += 1
        }
        entries[place] = Entry(donor: donor, details: details)
    }

    /// Where the donor is, or would be.
    private func slot(of donor: UInt64) -> Int {
        let mask = entries.count - 1
        // The high bits of the product depend on all bits of the digest.
        let mixed = donor &* 0x9E37_79B9_7F4A_7C15
        var place = Int(truncatingIfNeeded: mixed >> UInt64(mask.leadingZeroBitCount))
        while entries[place].donor != 0 && entries[place].donor != donor { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = entries
        entries = [Entry](repeating: Entry(), count: old.count * 2)
        for entry in old where entry.donor != 0 { entries[slot(of: entry.donor)] = entry }
    }
}
