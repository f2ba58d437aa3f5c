import CampaignKit
import CampaignLedger
import Testing

extension TestLedger {
    /// What `check` finds under one code, today or on another day.
    func findings(_ code: String, on day: String? = nil) throws -> [Finding] {
        try ledger.check(plan: plan, asOf: day.map(CalendarDate.day) ?? today, deep: false)
            .filter { $0.code == code }
    }

    /// Expects findings of one code as `warning a: message`; none when there are none.
    func expect(
        _ code: String, _ expected: String..., on day: String? = nil,
        _ location: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let found = try findings(code, on: day)
        let texts = found.map { "\($0.severity.rawValue) \($0.subject ?? "-"): \($0.message)" }
        #expect(texts == expected, sourceLocation: location)
        for finding in found {
            #expect(finding.hint?.isEmpty == false, sourceLocation: location)
            #expect(!finding.message.contains("Donor"), sourceLocation: location)
        }
    }
}

extension Plan {
    /// The small plan with a change to the campaign `a`.
    static func a(_ change: (inout Campaign) -> Void) -> Plan {
        Plan.small.with { campaign in
            if campaign.id == "a" { change(&campaign) }
        }
    }

    /// The small plan with a change to the project `a-x`.
    static func project(_ change: (inout FundedProject) -> Void) -> Plan {
        .a { change(&$0.projects[0]) }
    }

    /// The small plan with a change to the appeal of campaign `a`.
    static func appeal(_ change: (inout Appeal) -> Void) -> Plan {
        .a { change(&$0.appeals[0]) }
    }
}

extension Rows {
    /// A pledge with installments, written as `2026-01-15=500`.
    static func pledge(
        _ amount: String, on date: String, named name: String, due: [String], to place: Designation = .a
    ) -> ImportedEntry {
        var row = pledge(amount, on: date, named: name, to: place)
        row.schedule = InstallmentPlan(
            irregular: due.map { text in
                let parts = text.split(separator: "=").map(String.init)
                return Installment(due: .day(parts[0]), minorUnits: cents(parts[1]))
            })
        return row
    }

    static func void(_ id: String, on date: String) -> ImportedEntry {
        row(.void, "0", on: date, id: "void-" + id, donor: nil, to: .unassigned, reverses: id)
    }

    static func move(_ id: String, to place: Designation, on date: String, _ amount: String = "0")
        -> ImportedEntry
    {
        row(.reallocation, amount, on: date, id: "move-" + id, donor: nil, to: place, reverses: id)
    }
}
