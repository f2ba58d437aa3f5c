import CampaignKit

/// Gifts of others that donors are recognized for, as `--soft` adds them.
///
/// `rules.md §2`: hard and soft over distinct gifts and people, never above the gift. Who asked for a gift,
/// or helped it along, gave nothing: solicitors and influencers are left out.
struct Recognition {
    /// One gift that someone is recognized for.
    struct Credit {
        var donor: Int64
        var gift: UnitGiving.Gift
    }

    private static let kinds = SoftCreditKind.allCases.filter { $0 != .solicitor && $0 != .influencer }

    private struct Key: Hashable {
        var payment: Int64
        var unit: Int64
    }

    private struct Sum {
        var donor: Int64
        var payment: PaymentRecords.Payment
        var amount: Int64
    }

    private let payments: PaymentRecords
    private let households: HouseholdMap
    private let query: GivingQuery
    private var sums: [Key: Sum] = [:]
    private var order: [Key] = []

    /// Every credit, in the order of the ledger.
    static func credits(
        _ connection: any LedgerConnection, _ query: GivingQuery, _ payments: PaymentRecords,
        _ households: HouseholdMap, _ aliases: DonorAliases
    ) throws -> [Credit] {
        var recognition = Recognition(payments: payments, households: households, query: query)
        let onPromises = Dictionary(grouping: payments.byID.values.filter { $0.unit != $0.id }, by: \.unit)
        try connection.rows(Self.rows, [.int(query.knownOn ?? .max)]) { row in
            let (entry, donor, share) = (row.int(0), aliases.of(row.int(1)), row.optionalInt(2))
            if row.int(3) == 1 {
                guard let payment = payments.byID[entry] ?? Self.plain(row, aliases) else { return }
                try recognition.add(donor, payment, share, of: payment.gross)
            } else {
                for payment in (onPromises[entry] ?? []).sorted(by: { $0.id < $1.id }) {
                    try recognition.add(donor, payment, share, of: row.int(7))
                }
            }
        }
        return try recognition.order.compactMap { key in
            guard let sum = recognition.sums[key] else { return nil }
            let amount = min(sum.amount, try sum.payment.given())
            let gift = UnitGiving.Gift(
                day: sum.payment.day, amount: amount, place: sum.payment.place, entry: 0)
            return Credit(donor: sum.donor, gift: gift)
        }
    }

    /// A plain gift, which is all in its own row.
    private static func plain(_ row: any LedgerRow, _ aliases: DonorAliases) -> PaymentRecords.Payment? {
        guard row.int(4) == 1 else { return nil }
        return PaymentRecords.Payment(
            id: row.int(0), unit: row.int(0), donor: aliases.of(row.int(5)), day: Int(row.int(6)),
            gross: row.int(7),
            exchange: 0, net: row.int(7), place: row.int(8),
            isInKind: row.int(9) == Int64(EntryType.inKind.rawValue), isHidden: false)
    }

    private mutating func add(
        _ donor: Int64, _ payment: PaymentRecords.Payment, _ share: Int64?, of whole: Int64
    ) throws {
        let given = try payment.given()
        // Whoever is recognized for a hidden gift would tell of it.
        guard !payment.isInKind, !payment.isHidden, given > 0, payment.day <= query.lastGiftDay.dayNumber
        else { return }
        let key = Key(payment: payment.id, unit: households.unit(of: donor))
        // The whole gift is theirs already.
        guard payment.donor == 0 || households.unit(of: payment.donor) != key.unit else { return }
        let amount =
            if let share, whole > 0 { try Checked.scale(given, by: min(share, whole), over: whole) } else {
                given
            }
        if sums[key] == nil { order.append(key) }
        var sum = sums[key] ?? Sum(donor: donor, payment: payment, amount: 0)
        sum.amount = try Checked.add(sum.amount, amount)
        sums[key] = sum
    }

    private static let rows = """
        SELECT e.id, c.donor, c.amount, e.payment = e.id AND e.measure = \(EffectKind.paid.rawValue), e.simple, \
        coalesce(e.donor, 0), e.day, e.amount, coalesce(e.place, 0), e.type FROM soft_credit c JOIN entry e \
        ON e.id = c.entry WHERE c.kind IN (\(kinds.map { "\($0.rawValue)" }.joined(separator: ", "))) \
        AND e.batch <= $1 AND NOT \(HiddenGifts.condition("e")) ORDER BY c.entry, c.ord
        """
}
