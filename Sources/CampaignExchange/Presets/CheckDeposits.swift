import CampaignKit

extension Preset {
    /// A sheet of deposited checks: who signed one need not be who gave it.
    static let checkDeposits = Preset(
        "check-deposits", platform: "check deposit sheet", source: "check-deposits", evidence: .code,
        signature: ["check_number", "check_date", "deposit_date", "payer_name", "donor_name", "amount"],
        clock: .charity, dateOrder: .monthFirst
    ) { header throws(GiftFileError) in try CheckDeposits(&header) }
}

private struct CheckDeposits: PresetBody {
    private let number, date, deposited, payer, donor, amount, email, address: Int

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        number = try header.required("check_number", as: .reference)
        date = try header.required("check_date", as: .date)
        deposited = try header.required("deposit_date", as: .depositedDate)
        payer = try header.required("payer_name", as: .organization)
        donor = try header.required("donor_name", as: .donorName)
        amount = try header.required("amount", as: .amount)
        email = header.optional("donor_email", as: .email)
        address = header.optional("donor_address", as: .address1)
        header.pass("bank_contact_info", "file_name")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        let gross = out.gift(amount, out.base)
        let (signed, gave) = (row.text(payer), row.text(donor))
        let isSame =
            gave.isEmpty || signed.isEmpty || HeaderMatcher.normalize(signed) == HeaderMatcher.normalize(gave)
        let isFund = !isSame && Self.isFund(signed)
        guard isSame || isFund || Self.isBank(signed) else {
            return out.refuse(
                payer, "the check is from someone else than the donor",
                hint:
                    "empty payer_name if only a bank paid it, or donor_name if the payer gave",
                showing: false)
        }
        guard !out.isRefused else { return }
        let advisor = isFund ? PresetWords.key(gave) : ""
        if isFund {
            out.emitPerson(on: row.bytes(date)) {
                out.set(.donorID, advisor)
                setPerson(row, out)
            }
        }
        let cells = [number, payer, date, amount, donor]
        out.set(.giftID, PresetWords.madeID("check", row, cells))
        out.set(.date, row.bytes(date))
        out.set(.depositedDate, row.bytes(deposited))
        out.set(.amount, gross, out.base)
        out.set(.method, "check")
        out.set(.reference, row.bytes(number))
        if isFund {
            out.set(.type, "daf")
            out.set(.organization, signed)
            out.set(.softCredits, advisor + ":daf_advisor")
        } else {
            setPerson(row, out)
            if gave.isEmpty { out.set(.donorName, signed) }
        }
        out.tally(out.base, gross: gross, at: amount)
        out.emit()
    }

    private func setPerson(_ row: PlatformRow, _ out: PresetOutput) {
        out.set(.donorName, row.bytes(donor))
        out.set(.email, row.bytes(email))
        out.set(.address1, row.bytes(address))
    }

    /// A sponsor of donor-advised funds, by the words that only they have in their names.
    private static func isFund(_ name: String) -> Bool {
        let text = name.lowercased()
        return ["charitable", "donor advised", "donor-advised", "community foundation"].contains {
            text.contains($0)
        }
    }

    /// A bank that pays its customers' bills.
    private static func isBank(_ name: String) -> Bool {
        let text = name.lowercased()
        return ["bill pay", "billpay", "bank of", "credit union"].contains { text.contains($0) }
    }
}
