import CampaignKit

/// Reads the promises that some campaigns still wait for.
struct OpenPromiseReader {
    let connection: any LedgerConnection
    let counted: CountedRows
    let campaigns: [String]

    /// Hands over each promise with something outstanding, by number; their parts sum to outstanding.
    func promises(asOf: CalendarDate, knownOn: Int64, _ body: (OpenPromise) throws -> Void) throws {
        let lastEntry = try connection.integer(
            "SELECT max(last_entry) FROM batch WHERE id <= $1", [.int(knownOn)])
        let loader = CommitmentLoader(connection: connection)
        var current: Int64 = 0
        var parts: [String: OpenPromise.Part] = [:]
        func close() throws {
            let open = parts.values.filter { $0.outstanding != 0 || $0.overdue != 0 || $0.unscheduled != 0 }
                .sorted { $0.campaign < $1.campaign }
            parts.removeAll(keepingCapacity: true)
            guard !open.isEmpty, var promise = try loader.load(current)?.commitment else { return }
            promise.gatesKnownOn = knownOn
            try body(
                OpenPromise(
                    unit: current, parts: open,
                    installments: try promise.openInstallments(on: asOf, through: lastEntry)))
        }
        let arguments = [.day(asOf), .int(knownOn)] + campaigns.map(LedgerValue.text)
        try connection.portions(
            Self.rows(CountedRows.places(of: campaigns, from: 3)), arguments,
            read: { row in (0..<5).map { row.int($0) } }
        ) { row in
            if row[0] != current {
                try close()
                current = row[0]
            }
            try add(row, to: &parts)
        }
        try close()
    }

    private func add(_ row: [Int64], to parts: inout [String: OpenPromise.Part]) throws {
        guard let countClass = CountClass(rawValue: Int(row[2])) else { return }
        let place = row[1]
        let origin = CalendarDate(dayNumber: Int(row[3]))
        let memo: WritableKeyPath<OpenPromise.Part, Int64>? =
            switch countClass {
            case .overdue, .governmentOverdue: \.overdue
            case .unscheduled, .governmentUnscheduled: \.unscheduled
            default: nil
            }
        if let memo {
            guard let campaign = try counted.campaign(place: place, memo: countClass, origin: origin)
            else { return }
            var part = parts[campaign] ?? OpenPromise.Part(campaign: campaign)
            part[keyPath: memo] = try Checked.add(part[keyPath: memo], row[4])
            parts[campaign] = part
        } else if let campaign = try counted.campaign(place: place, countClass: countClass, origin: origin) {
            var part = parts[campaign] ?? OpenPromise.Part(campaign: campaign)
            part.outstanding = try Checked.add(part.outstanding, row[4])
            parts[campaign] = part
        }
    }

    // Nothing but promises is ever outstanding, so plain gifts need not be looked at; an index has the order.
    static func rows(_ places: String) -> String {
        """
        SELECT unit, place, class, origin, outstanding FROM commitment_delta WHERE outstanding <> 0 \
        AND day <= $1 AND batch <= $2 AND place IN (\(places)) ORDER BY unit
        """
    }
}
