import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// One donor in full, for every format.
struct DonorDetail {
    let record: DonorRecord
    let totals: EntryTotals
    let currency: Currency
    var yearStart = MonthDay.newYear
    let asOf: CalendarDate
    /// Those of which something is outstanding, the newest first.
    let pledges: [PledgeLine]
    let sheet: DonorSheetWords

    private func text(_ pledge: PledgeLine) -> String {
        let overdue = pledge.standing.overdue(on: asOf)
        return "P-\(pledge.number): \(currency.text(pledge.standing.outstanding)) outstanding of "
            + "\(currency.text(pledge.standing.committed)), promised \(pledge.line.day.longText)"
            + (overdue > 0 ? "; \(currency.text(overdue)) overdue" : "")
            + sheet.payers(ofPledge: pledge.line.id)
    }

    private var bridge: String {
        PaidWords(totals: totals, currency: currency).bridge
    }

    private var postDated: String {
        guard totals.postDatedCount > 0 else { return "" }
        let gifts = Words.count(totals.postDatedCount, "gift")
        return "\(currency.text(totals.postDatedMinor)) in \(gifts), not counted yet"
    }

    /// `2 gifts anonymous to the board`, of those shown below.
    private var anonymous: String {
        let levels = record.recent.map(\.anonymity).filter { !$0.mark(for: .staff).isEmpty }
        return Anonymity.allCases.reversed().compactMap { level in
            let count = levels.count { $0 == level }
            return count > 0 ? "\(Words.count(count, "row")) \(level.mark(for: .staff))" : nil
        }
        .joined(separator: ", ")
    }

    var facts: [(label: String, value: String)] {
        let line = record.line
        let details = line.details
        let city = [
            details.city, [details.state, details.postalCode].filter { !$0.isEmpty }.joined(separator: " "),
        ]
        var facts: [(String, String)] = [
            ("Name", DonorListColumns.name(line)), ("Kind", details.kind?.name ?? ""),
            ("Known as", line.externalIDs.joined(separator: ", ")), ("E-mail", details.email),
            ("Phone", details.phone),
            ("Address", [details.address1, details.address2].filter { !$0.isEmpty }.joined(separator: ", ")),
            ("", city.filter { !$0.isEmpty }.joined(separator: ", ")), ("Country", details.country),
            ("Addressee", details.addressee),
            ("Salutation", details.salutation), ("Language", details.language), ("Register", details.orgID),
            ("Suppressions", details.suppressions.names.joined(separator: ", ")), ("Anonymous", anonymous),
            (
                "Paid in all",
                "\(currency.text(line.receivedMinor)) in \(Words.count(line.gifts, "gift"))\(bridge)"
            ),
            ("In kind", totals.inKindMinor == 0 ? "" : "\(currency.text(totals.inKindMinor)), not money"),
            ("Post-dated", postDated),
            ("Last gift", line.lastGift?.longText ?? ""),
        ]
        if !record.household.isEmpty {
            facts.append(("Household", record.household.map(Self.member).joined(separator: ", ")))
        }
        for difference in record.differences {
            let text = difference.part.text(of: difference.details)
            facts.append(("Not applied", "\(difference.source) on \(difference.day): \(text)"))
        }
        for pledge in pledges { facts.append(("Open pledge", text(pledge))) }
        // Of promises on which nothing was paid there is no sum.
        if record.softCredits > 0, sheet.sheet.credits.isEmpty {
            facts.append(("Soft credits", Words.grouped(record.softCredits)))
        }
        facts += sheet.facts
        for year in record.years {
            facts.append(
                (label(year), "\(currency.text(year.receivedMinor)) in \(Words.count(year.gifts, "gift"))")
            )
        }
        return facts.filter { !$0.1.isEmpty }
    }

    /// `2026`, or `FY2026` where years do not begin in January.
    private func label(_ year: DonorRecord.Year) -> String {
        LifecycleYear(year.year, startingOn: yearStart).text
    }

    private static func member(_ member: DonorRecord.Member) -> String {
        let words = member.details.suppressions.names.joined(separator: ", ")
        return DonorName(displayName: member.details.displayName).shown + " (D-\(member.donor)"
            + (words.isEmpty ? ")" : "; \(words))")
    }

    /// The donor as in a list, with every column that is known of them.
    private var donor: JSONValue {
        var members = DonorListColumns.fields(currency).members(record.line)
        for (column, text) in DonorCellList.cells(record.line.details) where members[column] == nil {
            members[column] = .string(text)
        }
        return .object(members)
    }

    private var ties: [String: JSONValue] {
        [
            "differs": .array(
                record.differences.map { difference in
                    .object([
                        "part": .string("\(difference.part)"), "source": .string(difference.source),
                        "date": .date(difference.day),
                        "text": .string(difference.part.text(of: difference.details)),
                        "said": .object(DonorCellList.members(difference.part, difference.details)),
                    ])
                }),
            "household": .array(
                record.household.map { member in
                    .object([
                        "donor": .string("D-\(member.donor)"), "name": .string(member.details.displayName),
                        "suppressions": .array(member.details.suppressions.names.map(JSONValue.string)),
                    ])
                }),
        ]
    }

    /// `saysWhen` heads the screen with the day: it must not pass for today's.
    func document(_ provenance: Provenance, saysWhen: Bool = false) -> Document {
        let fields = GiftColumns.fields(currency)
        let gifts = fields.people(record.recent, caption: "Gifts").forPeople
        let data = fields.data(record.recent, caption: "D-\(record.line.id)")
        let years = record.years.map { year in
            JSONValue.object([
                "year": .number(Int64(year.year)), "label": .string(label(year)),
                "gifts": .number(Int64(year.gifts)),
                "received": .money(year.receivedMinor, currency),
            ])
        }
        let members: [String: JSONValue] = [
            "donor": donor, "years": .array(years),
            "gifts": fields.json(record.recent),
            "soft_credits": .number(Int64(record.softCredits)),
            "open_pledges": .array(
                pledges.map { pledge in
                    .object([
                        "pledge": .string("P-\(pledge.number)"), "date": .date(pledge.line.day),
                        "promised": .money(pledge.standing.committed, currency),
                        "outstanding": .money(pledge.standing.outstanding, currency),
                        "overdue": .money(pledge.standing.overdue(on: asOf), currency),
                        "payers": sheet.json(payersOfPledge: pledge.line.id),
                    ])
                }),
        ]
        let all = [ties, sheet.json].reduce(members) { $0.merging($1) { first, _ in first } }
        let json = provenance.document("campaign.donor/1", all)
        let facts = self.facts
        let shown = record.recent.isEmpty ? nil : gifts
        let title = "D-\(record.line.id)" + (saysWhen ? "    \(provenance.when)" : "")
        return Document(title: "D-\(record.line.id)", data: data, people: gifts, json: json) {
            look in
            FactSheet.text(title: title, facts: facts, look: look, table: shown)
        }
    }
}
