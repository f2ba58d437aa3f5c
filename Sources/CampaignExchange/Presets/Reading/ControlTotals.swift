public import CampaignKit

/// What a platform's file adds up to in one currency, in minor units.
public struct ControlTotal: Equatable, Sendable {
    public let currency: Currency
    /// Rows that moved money: gifts, refunds, payouts aside.
    public var rows = 0
    public var gross: Int64 = 0
    /// What the platform kept, above zero.
    public var fee: Int64 = 0
    public var net: Int64 = 0
    /// Whether the file says these sums itself, or net amounts on every row, and they agree.
    public var isTied = false
}

/// Rows of a platform whose own campaign, form, or fund is not a campaign in the plan.
public struct UnassignedPlace: Equatable, Sendable {
    /// As the platform calls it.
    public let name: String
    public let currency: Currency
    public var rows = 0
    public var minorUnits: Int64 = 0
}

/// What a preset has to say about the file besides its rows.
public struct PresetSummary: Equatable, Sendable {
    public let preset: String
    public let platform: String
    public let evidence: Preset.Evidence
    public var totals: [ControlTotal] = []
    public var unassigned: [UnassignedPlace] = []
    /// Refunds that the file gives no day for: they have the day of the import.
    public var refundsOfToday = 0
    /// Rows whose fee is in another currency than their gift, and therefore in no total.
    public var feesNotKept = 0
    /// Rows that only say who was recognized: no gifts, and no rows of zero either.
    public var peopleRows = 0
    /// Columns that no one reads.
    public var unread: [String] = []
}

/// The sums of a file while it is read.
struct TotalsKeeper {
    private(set) var totals: [ControlTotal] = []
    private(set) var unassigned: [UnassignedPlace] = []
    /// Memory must not grow with the file.
    private static let mostPlaces = 1_000

    /// Adds a row's amounts; false when a sum is too large.
    mutating func add(_ currency: Currency, gross: Int64, fee: Int64, net: Int64, isTied: Bool) -> Bool {
        let index = totals.firstIndex { $0.currency == currency } ?? totals.count
        if index == totals.count {
            totals.append(ControlTotal(currency: currency, isTied: isTied))
        }
        var total = totals[index]
        guard let grossSum = try? Checked.add(total.gross, gross),
            let feeSum = try? Checked.add(total.fee, fee),
            let netSum = try? Checked.add(total.net, net)
        else { return false }
        // A row that only takes a fee is not a gift or a refund.
        if gross != 0 { total.rows += 1 }
        (total.gross, total.fee, total.net) = (grossSum, feeSum, netSum)
        total.isTied = total.isTied && isTied
        totals[index] = total
        return true
    }

    mutating func tie(_ currency: Currency) {
        for index in totals.indices where totals[index].currency == currency { totals[index].isTied = true }
    }

    func total(_ currency: Currency) -> ControlTotal {
        totals.first { $0.currency == currency } ?? ControlTotal(currency: currency)
    }

    mutating func addUnassigned(_ name: String, _ currency: Currency, _ minor: Int64) {
        let index = unassigned.firstIndex { $0.name == name && $0.currency == currency } ?? unassigned.count
        if index == unassigned.count {
            guard index < Self.mostPlaces else { return }
            unassigned.append(UnassignedPlace(name: name, currency: currency))
        }
        unassigned[index].rows += 1
        let (sum, overflow) = unassigned[index].minorUnits.addingReportingOverflow(minor)
        if !overflow { unassigned[index].minorUnits = sum }
    }
}
