import CampaignKit

/// `campaign, appeal, project, line, unit, keycode`, looked up in the plan.
struct DesignationCells {
    private let cells: [ColumnCell]
    private let keycode: ColumnCell
    private var lookup: DesignationLookup
    private var cache = PlaceCache()
    private var appeals: KeycodeAppeals
    /// The file has none of the five columns.
    private let isAbsent: Bool

    init(_ header: GiftHeader, index: PlanIndex, sentKeycodes: [String: Set<String>]) {
        cells = [.campaign, .appeal, .project, .line, .unit].map { header.cell($0) }
        keycode = header.cell(.keycode)
        lookup = DesignationLookup(index)
        appeals = KeycodeAppeals(index, sent: keycode.field >= 0 ? sentKeycodes : nil)
        isAbsent = cells.allSatisfy { $0.field < 0 }
    }

    mutating func read(_ context: RowContext, into row: inout ImportedEntry) {
        if !isAbsent {
            cache.begin()
            for cell in cells { cache.append(context.bytes(cell)) }
            if let place = cache.known {
                row.place = place
            } else if let place = lookup.place(context, cells) {
                cache.remember(place)
                row.place = place
            }
        }
        guard keycode.field >= 0 else { return }
        row.place.keycode = readKeycode(context)
        if !row.place.keycode.isEmpty { appeals.settle(context, keycode, &row) }
    }

    private func readKeycode(_ context: RowContext) -> String {
        guard !context.record.isEmpty(keycode.field) else { return "" }
        let bytes = context.bytes(keycode)
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.unicodeScalars.count <= 64, !CellText.hasControls(bytes) else {
            context.refuse(
                .badKeycode, keycode, "not a keycode",
                hint: "at most 64 characters without line breaks or invisible characters")
            return ""
        }
        return text
    }
}

/// Places by the bytes of their cells: a file names the same few over and over.
private struct PlaceCache {
    private var slots = [(key: [UInt8], place: Designation)?](repeating: nil, count: 512)
    private var key: [UInt8] = []
    private var hash = FNV1a()

    mutating func begin() {
        key.removeAll(keepingCapacity: true)
        hash = FNV1a()
    }

    mutating func append(_ bytes: Bytes) {
        key.append(contentsOf: bytes)
        // No cell holds a unit separator that would pass for this one: ids are looked up.
        key.append(0x1F)
        hash.add(cell: bytes)
    }

    private var slot: Int { Int(truncatingIfNeeded: (hash.value ^ hash.value >> 32) & 511) }

    var known: Designation? {
        guard let entry = slots[slot], entry.key == key else { return nil }
        return entry.place
    }

    mutating func remember(_ place: Designation) {
        slots[slot] = (key, place)
    }
}
