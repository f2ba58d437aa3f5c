import CampaignKit

/// The trailer of a Benevity report held against its rows.
struct BenevitySums {
    /// Lines with fewer cells can be no gifts.
    var minimumWidth = 0
    private var amount: Int64 = 0
    private var match: Int64 = 0
    private var fees: Int64 = 0

    private var statedGross: Int64?
    private var statedNet: Int64?
    /// For the payment as a whole, as of a wire.
    private(set) var paymentFee: Int64 = 0
    private var isOver = false
    private var isTooLarge = false
    private var bad: Int?

    /// Whether a line belongs to the trailer, which is then taken.
    mutating func take(_ row: PlatformRow, _ money: Currency, given: Int, match: Int) -> Bool {
        if row.text(0).hasPrefix("#-") { return true }
        if row.says(0, "Totals") {
            isOver = true
            if let sum = row.amount(given, money), let second = row.amount(match, money),
                sum != amount || second != self.match
            {
                bad = bad ?? row.line
            }
            return true
        }
        let isGross = row.says(0, "Total Donations (Gross)")
        let isNet = row.says(0, "Net Total Payment")
        guard isGross || isNet || row.says(0, "Check Fee", "EFT Fee", "Wire Fee", "ACH Fee") else {
            // The platform writes nothing behind its trailer.
            if isOver { bad = bad ?? row.line }
            return false
        }
        isOver = true
        guard let value = row.amount(1, money) else {
            bad = bad ?? row.line
            return true
        }
        if isGross {
            statedGross = value
        } else if isNet {
            statedNet = value
        } else {
            add(value, to: \.paymentFee)
        }
        return true
    }

    mutating func add(_ amount: Int64, _ match: Int64, _ fees: Int64) {
        add(amount, to: \.amount)
        add(match, to: \.match)
        add(fees, to: \.fees)
    }

    private mutating func add(_ minor: Int64, to sum: WritableKeyPath<BenevitySums, Int64>) {
        let (total, isOver) = self[keyPath: sum].addingReportingOverflow(minor)
        self[keyPath: sum] = total
        isTooLarge = isTooLarge || isOver
    }

    /// Throws where the file's own totals are not those of its rows.
    func finish(_ out: PresetOutput, _ money: Currency) throws(GiftFileError) {
        // A row that was refused says itself what is wrong.
        if out.hasRefusedRows { return }
        guard !isTooLarge, let gross = try? Checked.add(amount, match),
            let net = try? Checked.subtract(Checked.subtract(gross, fees), paymentFee)
        else {
            throw GiftFileError(
                code: GiftFileError.heldUp,
                message: "the amounts of this Benevity report are too large to add up",
                hint: "is an amount written without its decimal point? download the report again",
                line: bad ?? 0)
        }
        var said = statedGross.map { ($0, gross, "Total Donations (Gross)") }
        if let stated = statedNet, said == nil || said.map({ $0.0 == $0.1 }) == true {
            said = (stated, net, "Net Total Payment")
        }
        if let (stated, found, name) = said, stated != found || bad != nil {
            func text(_ minor: Int64) -> String { Money(minorUnits: minor, currency: money).text }
            throw GiftFileError(
                code: GiftFileError.heldUp,
                message: stated == found
                    ? "the Benevity report's totals do not agree with its rows"
                    : "this Benevity report says \(name) \(text(stated)), but its rows make \(text(found))",
                hint: "was a row added, removed, or changed? download the report again", line: bad ?? 0)
        }
        if let bad {
            throw GiftFileError(
                code: GiftFileError.heldUp,
                message: "the Benevity report's totals do not agree with its rows",
                hint: "was a row added, removed, or changed? download the report again", line: bad)
        }
        guard said != nil else { return }
        if paymentFee != 0 { out.tally(money, gross: 0, fee: paymentFee) }
        out.tie(money)
    }
}
