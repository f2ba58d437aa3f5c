import CampaignKit
import Digests

/// The 64-bit keys of a row: who it is, what it says, and what it looks like to another file.
struct RowDigests {
    private let hasher = SHA256()
    private var buffer = CanonicalBytes()

    /// The key of an id within a source; its text is compared on a hit.
    mutating func key(source: String, id: String) -> Int64 {
        buffer.removeAll()
        buffer.text(source)
        buffer.text(id)
        return finish()
    }

    /// Everything that makes two rows with one id the same gift: not notes, descriptions and unknown columns.
    mutating func content(_ row: GiftRow, donorID: String) -> Int64 {
        buffer.removeAll()
        addMoney(row)
        addPlace(row.place)
        for text in [
            row.pledgeID, row.grantID, row.reverses, row.matches, donorID, row.depositID, row.reference,
        ] {
            buffer.text(text)
        }
        for number in [
            row.anonymity.rawValue, row.method?.rawValue, row.delivery?.rawValue, row.postmarkKind?.rawValue,
            row.receiptedBy.rawValue, row.schedule?.count, row.schedule?.frequency.rawValue,
        ] {
            buffer.optional(number.map(Int64.init))
        }
        for date in [row.received, row.postmark, row.deposited, row.cleared, row.schedule?.firstDue] {
            buffer.optional(date.map { Int64($0.dayNumber) })
        }
        for part in row.schedule?.irregular ?? [] {
            buffer.int(Int64(part.due.dayNumber))
            buffer.int(part.minorUnits)
        }
        buffer.optional(row.benefit?.valueMinor)
        buffer.optional(row.benefit?.costMinor)
        buffer.int(row.feeMinor)
        for credit in row.softCredits {
            buffer.text(credit.donorID)
            buffer.int(Int64(credit.kind.rawValue))
            buffer.optional(credit.minorUnits)
        }
        buffer.text(row.tribute?.name ?? "")
        return finish()
    }

    /// What a row without an id is recognised by in another file, its donor apart.
    mutating func fingerprint(_ row: GiftRow) -> Int64 {
        buffer.removeAll()
        addMoney(row)
        addPlace(row.place)
        buffer.optional(row.method.map { Int64($0.rawValue) })
        buffer.text(row.reference)
        return finish()
    }

    private mutating func addMoney(_ row: GiftRow) {
        buffer.int(Int64(row.type.rawValue))
        buffer.int(Int64(row.date.dayNumber))
        buffer.int(row.minorUnits)
        buffer.text(row.foreign?.original.currency.code ?? "")
        buffer.optional(row.foreign?.original.minorUnits)
    }

    private mutating func addPlace(_ place: Place) {
        for text in [place.campaign, place.appeal, place.project, place.line, place.unit, place.keycode] {
            buffer.text(text)
        }
    }

    private func finish() -> Int64 {
        hasher.update(buffer.bytes)
        return hasher.finish64()
    }
}
