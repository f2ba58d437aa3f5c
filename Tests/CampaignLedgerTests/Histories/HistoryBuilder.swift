import CampaignKit
import TestSupport

/// Makes up a valid history from a seed: every row is one that an office could have typed in that order.
///
/// Each commitment's events follow one another by at least a day, so that the limits hold at the end of each.
struct HistoryBuilder {
    /// What may occur, besides plain gifts and pledges.
    struct Flavor {
        var commitments = 22
        var splits = true
        var earlyPayments = true
        var last = CalendarDate.day("2026-12-31")
    }

    var random: SeededGenerator
    let flavor: Flavor
    var items: [HistoryItem] = []
    private var serial = 0

    init(seed: UInt64, flavor: Flavor) {
        random = SeededGenerator(seed: seed)
        self.flavor = flavor
    }

    static func history(seed: UInt64, flavor: Flavor = Flavor()) -> History {
        var builder = HistoryBuilder(seed: seed, flavor: flavor)
        for _ in 0..<flavor.commitments {
            switch builder.number(10) {
            case 0...3: builder.addOutright()
            case 4...6: builder.addPledge()
            case 7: builder.addConditional()
            case 8: builder.addRevocable()
            default: builder.addMatch()
            }
        }
        return History(seed: seed, items: builder.items)
    }

    // MARK: Chance

    mutating func number(_ below: Int) -> Int { Int.random(in: 0..<below, using: &random) }

    mutating func chance(_ percent: Int) -> Bool { number(100) < percent }

    /// Mostly ordinary amounts; now and then a few cents, where rounding shows.
    mutating func amount(upTo most: Int64 = 200_000) -> Int64 {
        Int64.random(in: 1...(chance(15) ? min(9, most) : most), using: &random)
    }

    mutating func firstDay() -> CalendarDate { CalendarDate.day("2024-01-05").adding(days: number(720)) }

    mutating func day(after day: CalendarDate) -> CalendarDate { day.adding(days: 1 + number(90)) }

    mutating func donor() -> String? {
        ["d1", "d2", "d3", "d4", "d5", "gov1", nil].randomElement(using: &random) ?? nil
    }

    mutating func place() -> Designation {
        let places = [
            Designation.a, .b, .c, .project("a-x"), .project("b-y"), Designation(campaign: "top"),
            Designation(campaign: "gone"), .unassigned,
        ]
        return places.randomElement(using: &random) ?? .a
    }

    mutating func id(_ prefix: String) -> String {
        serial += 1
        return prefix + String(serial)
    }

    // MARK: Rows

    /// A row of any type in minor units.
    func row(
        _ type: EntryType, _ minor: Int64, _ day: CalendarDate, id: String, donor: String? = nil,
        place: Designation = .unassigned,
        pledge: String = "", reverses: String = "", matches: String = ""
    ) -> ImportedEntry {
        var row = Rows.row(
            type, "0", on: day.description, id: id, donor: donor, to: place, pledge: pledge,
            reverses: reverses,
            matches: matches)
        row.minorUnits = minor
        return row
    }

    /// Adds an item and gives its position.
    mutating func add(_ rows: [ImportedEntry], needs: Set<Int> = [], acts: CalendarDate) -> Int {
        items.append(HistoryItem(rows: rows, needs: needs, acts: acts, early: nil))
        return items.count - 1
    }

    /// The row, spread over several places when the flavor allows it.
    mutating func splitting(_ row: ImportedEntry) -> [ImportedEntry] {
        guard flavor.splits, chance(35) else { return [row] }
        var parts: [ImportedEntry] = []
        for _ in 0..<(2 + number(2)) {
            var part = row
            part.place = place()
            part.minorUnits = amount(upTo: 90_000)
            // Parts that are equal in every cell would be refused as one row that came twice.
            while parts.contains(where: { $0.place == part.place && $0.minorUnits == part.minorUnits }) {
                part.minorUnits += 1
            }
            part.exchangeMinor = row.exchangeMinor > 0 ? min(part.minorUnits, row.exchangeMinor / 2) : 0
            parts.append(part)
        }
        return parts
    }

    // MARK: Outright gifts

    mutating func addOutright() {
        let types: [EntryType] = [.gift, .gift, .gift, .stock, .daf, .qcd, .platform, .inKind]
        let type = types.randomElement(using: &random) ?? .gift
        let day = firstDay()
        let id = self.id("g")
        var first = row(type, amount(), day, id: id, donor: donor(), place: place())
        // Whether a government's purchase part or intention follows `government` or its own policy is not
        // settled yet.
        let isGovernment = first.donor?.externalID.hasPrefix("gov") == true
        if type == .gift, !isGovernment, chance(25) {
            first.exchangeMinor = Int64.random(in: 0...first.minorUnits, using: &random)
        }
        let rows = splitting(first)
        let item = add(rows, acts: day)
        var paid = Paid(
            id: id, item: item, day: day, gross: rows.reduce(0) { $0 + $1.minorUnits },
            isAdjustable: first.exchangeMinor == 0)
        var today = day
        for _ in 0..<number(4) {
            today = self.day(after: today)
            guard today <= flavor.last else { return }
            _ = correct(&paid, on: today)
        }
    }
}
