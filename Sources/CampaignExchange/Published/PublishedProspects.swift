public import CampaignKit

/// The funders of a 360Giving package as rows of a file of grants: prospects without an amount.
///
/// Each with what it gave before: how many grants, from what size to what, and when the last was.
public struct PublishedProspects: Sendable {
    /// Rows of applications, as `import` reads them.
    public let csv: [UInt8]
    /// How many there are, and how many funders were left out: known, or without a number or a name.
    public let count: Int
    public let leftOut: Int

    fileprivate struct Funder {
        var name: String
        var grants = 0
        var amounts: [Currency: ClosedRange<Int64>] = [:]
        var last: CalendarDate?
    }

    /// Nil for what is not JSON, or has no list of grants.
    public init?(_ bytes: [UInt8], today: CalendarDate, leavingOut known: Set<String>) {
        guard let package = JSONText(bytes), case .array(let grants)? = package["grants"] else { return nil }
        var (funders, nameless): ([String: Funder], Int) = ([:], 0)
        for grant in grants {
            let organization = grant["fundingOrganization"]?.elements.first
            guard let id = organization?["id"]?.text, let name = organization?["name"]?.text, !id.isEmpty,
                !name.allSatisfy(\.isWhitespace)
            else {
                nameless += 1
                continue
            }
            funders[id, default: Funder(name: name)].take(grant)
        }
        let kept = funders.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        var writer = GrantFileWriter()
        for (id, funder) in kept {
            writer.write(
                .application,
                [
                    .grantID: id, .date: today.description, .title: "Prospect: \(funder.name)",
                    .stage: GrantStage.prospect.name, .donorID: id, .donorName: funder.name,
                    .donorKind: DonorKind.foundation.name, .note: funder.words,
                ])
        }
        csv = writer.bytes()
        (count, leftOut) = (kept.count, funders.count - kept.count + nameless)
    }
}

extension PublishedProspects.Funder {
    fileprivate mutating func take(_ grant: JSONText) {
        grants += 1
        if let day = CalendarDate(String((grant["awardDate"]?.text ?? "").prefix(10))) {
            last = max(last ?? day, day)
        }
        guard let currency = Currency(code: grant["currency"]?.text ?? ""),
            case .number(let text)? = grant["amountAwarded"],
            let minor = try? AmountParser.minorUnits(text, currency: currency), minor > 0
        else { return }
        let known = amounts[currency] ?? minor...minor
        amounts[currency] = min(known.lowerBound, minor)...max(known.upperBound, minor)
    }

    /// `12 grants of $5,000.00 to $40,000.00, the last on 2026-04-01`.
    fileprivate var words: String {
        let sizes = amounts.sorted { $0.key.code < $1.key.code }.map { currency, range in
            let texts = [range.lowerBound, range.upperBound].map {
                Money(minorUnits: $0, currency: currency).text
            }
            return texts[0] == texts[1] ? texts[0] : "\(texts[0]) to \(texts[1])"
        }
        let size = sizes.isEmpty ? "" : " of \(sizes.joined(separator: ", "))"
        return Words.count(grants, "grant") + size + (last.map { ", the last on \($0)" } ?? "")
    }
}
