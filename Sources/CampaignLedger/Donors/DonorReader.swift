import CampaignKit

/// Reads donors for lists and screens.
struct DonorReader {
    let connection: any LedgerConnection
    let asOf: CalendarDate
    /// The last batch that counts.
    let knownOn: Int64
    /// The first day that counts; nil for all.
    let since: CalendarDate?
    let aliases: DonorAliases

    init(
        connection: any LedgerConnection, asOf: CalendarDate, knownOn: Int64, since: CalendarDate? = nil
    ) throws {
        (self.connection, self.asOf, self.knownOn, self.since) = (connection, asOf, knownOn, since)
        aliases = try DonorAliases(connection, knownOn: knownOn)
    }

    /// Hands over donors whose name, organization, e-mail or source id holds the text, in their order.
    ///
    /// Accents, apostrophes, case and the order of words do not matter; who is only known by a gift that is
    /// hidden from staff is not found.
    func lines(_ query: DonorListQuery, _ body: (DonorLine) throws -> Void) throws {
        let hidden = try HiddenGifts.strangers(connection)
        let ids = LinkedIDs(connection, knownOn: knownOn, aliases)
        guard !query.text.isEmpty || query.order != .number || query.since != nil else {
            let secret = hidden.isEmpty ? "" : " AND q.donor NOT IN (\(Self.list(hidden.sorted())))"
            let limited = query.limit.map { " ORDER BY q.donor LIMIT \($0)" } ?? ""
            return try lines(where: isKnown + secret + limited, [], ids, body)
        }
        let found = query.text.isEmpty ? nil : try numbers(matching: DonorSearch(query.text))
        let raised = try query.plan.map { try DonorRaised(query, plan: $0, connection).sums(aliases) }
        var rest = try DonorRanking(query, connection, aliases).donors(
            among: found, without: hidden, raised: raised ?? [:])[...]
        while !rest.isEmpty {
            let part = rest.prefix(500)
            var lines: [Int64: DonorLine] = [:]
            try self.lines(where: "q.donor IN (\(Self.list(part)))", [], ids) { lines[$0.id] = $0 }
            for donor in part {
                guard var line = lines[donor] else { continue }
                line.raisedMinor = raised.map { $0[donor] ?? 0 }
                try body(line)
            }
            rest = rest.dropFirst(500)
        }
    }

    private static func list(_ donors: some Sequence<Int64>) -> String {
        donors.map(String.init).joined(separator: ", ")
    }

    /// One walk over all names: no index folds them.
    private func numbers(matching search: DonorSearch) throws -> Set<Int64> {
        var found: Set<Int64> = []
        try connection.rows(
            """
            SELECT q.donor, \(DonorColumns.columns("q")) FROM \(DonorColumns.table(knownOn: knownOn)) q \
            WHERE \(isKnown)
            """
        ) { if search.finds(DonorColumns.details($0, from: 1)) { found.insert($0.int(0)) } }
        try connection.rows(
            "SELECT l.donor, l.external_id FROM donor_link l WHERE l.batch <= \(knownOn) AND \(Self.isTheirs("l"))"
        ) { if search.finds(id: $0.text(1)) { found.insert(aliases.of($0.int(0))) } }
        return found
    }

    func line(_ donor: Int64) throws -> DonorLine? {
        var found: DonorLine?
        try lines(
            where: "q.donor = $1 AND \(isKnown)", [.int(donor)],
            LinkedIDs(connection, knownOn: knownOn, aliases, span: 1)
        ) { found = $0 }
        return found
    }

    /// Donors with all that was posted of theirs, in one walk; nothing is asked donor by donor.
    private func lines(
        where condition: String, _ arguments: [LedgerValue], _ ids: LinkedIDs,
        _ body: (DonorLine) throws -> Void
    ) throws {
        var current: Giving?
        func close() throws {
            guard let giving = current else { return }
            try body(try giving.line(externalIDs: try ids.ids(of: giving.donor)))
        }
        let sql = Self.rows(
            condition, day: arguments.count + 1, knownOn: knownOn, since: since,
            own: aliases.isOwn("e.donor", of: "p.donor"))
        var last: Int64?
        try connection.portions(
            sql, arguments + [.day(asOf)],
            read: { row in
                // Only the first row of a donor says who that is.
                defer { last = row.int(0) }
                let isNew = row.int(0) != last
                return Giving.Row(row, details: isNew ? DonorColumns.details(row, from: 6) : nil)
            }
        ) { row in
            if let details = row.details {
                try close()
                current = Giving(donor: row.donor, details: details)
            }
            if row.payment != nil { try current?.add(row) }
        }
        try close()
    }

    /// What is known of one donor while their rows go by.
    private struct Giving {
        let donor: Int64
        let details: DonorDetails
        private var payments: [Int64: (net: Int64, day: Int64, isMoney: Bool)] = [:]

        init(donor: Int64, details: DonorDetails) {
            self.donor = donor
            self.details = details
        }

        private var anonymity = Anonymity.none

        /// One posting on a payment of a donor, or that there is none.
        struct Row {
            let donor: Int64
            let payment: Int64?
            let effect: Int64
            let day: Int64
            let anonymity: Int64
            let isMoney: Bool
            let details: DonorDetails?

            init(_ row: any LedgerRow, details: DonorDetails?) {
                donor = row.int(0)
                payment = row.optionalInt(1)
                (effect, day, anonymity) = (row.int(2), row.int(3), row.int(4))
                isMoney = row.int(5) != Int64(EntryType.inKind.rawValue)
                self.details = details
            }
        }

        mutating func add(_ row: Row) throws {
            guard let payment = row.payment else { return }
            if row.anonymity > Int64(anonymity.rawValue) {
                anonymity = Anonymity(rawValue: Int(row.anonymity)) ?? .none
            }
            let known = payments[payment] ?? (0, row.day, true)
            payments[payment] = (
                try Checked.add(known.net, row.effect), min(known.day, row.day), known.isMoney && row.isMoney
            )
        }

        func line(externalIDs: [String]) throws -> DonorLine {
            var line = DonorLine(
                id: donor, details: details, externalIDs: externalIDs, gifts: 0, receivedMinor: 0,
                lastGift: nil, anonymity: anonymity)
            for payment in payments.values {
                // Property is a gift and is not money.
                if payment.isMoney {
                    line.receivedMinor = try Checked.add(line.receivedMinor, payment.net)
                }
                guard payment.net > 0 else { continue }
                let day = CalendarDate(dayNumber: Int(payment.day))
                line.gifts += 1
                line.lastGift = max(line.lastGift ?? day, day)
            }
            return line
        }
    }

    /// The rows of payments of the donors `q` that a condition picks, by donor, with the donor's details.
    ///
    /// `$day` is the last day that counts. By an index on the donors of entries: nothing is sorted.
    static func rows(
        _ condition: String, day: Int, knownOn: Int64, since: CalendarDate? = nil,
        own: String = "e.donor = p.donor"
    ) -> String {
        """
        SELECT p.donor, e.payment, e.effect, e.day, \(HiddenGifts.level("e")), e.type, \
        \(DonorColumns.columns("p")) \
        FROM (SELECT q.* FROM \(DonorColumns.table(knownOn: knownOn)) q WHERE \(condition)) p \
        LEFT JOIN entry e ON \(own) \
        AND e.payment <> 0 AND e.measure = \(EffectKind.paid.rawValue) AND e.day <= $\(day) AND e.batch <= \(knownOn) \
        \(since.map { "AND e.day >= \($0.dayNumber) " } ?? "")AND NOT \(HiddenGifts.condition("e")) ORDER BY p.donor
        """
    }

    /// What is left of each payment of a donor at the end of day `$1`.
    private func payments(_ donor: Int64) -> String {
        """
        SELECT e.payment AS payment, \(Portable.sum("e.effect")) AS net, min(e.day) AS day FROM entry e \
        WHERE \(aliases.isOwn("e.donor", of: donor)) AND e.payment <> 0 AND e.measure = \(EffectKind.paid.rawValue) AND e.day <= $1 AND e.batch <= \(knownOn) \
        AND NOT \(HiddenGifts.condition("e")) GROUP BY e.payment
        """
    }

    /// Whether the donor of `q` was known by then.
    private var isKnown: String {
        "EXISTS (SELECT 1 FROM donor k WHERE k.id = q.donor AND k.batch <= \(knownOn))"
    }

    /// Whether the link of this alias is an id that a source gave the donor.
    ///
    /// Our own numbers, by which a row may name a donor, are not a source's id. Keys we made ourselves for
    /// donors without an id start with a tilde and are no one's business.
    static func isTheirs(_ link: String) -> String {
        """
        NOT \(Portable.begins("\(link).external_id", with: "~")) \
        AND \(link).external_id NOT IN ('D-' || \(link).donor, 'd-' || \(link).donor)
        """
    }

    /// Money by the year it came or went back in; a gift is one of the year it came in, if any of it is left.
    func years(_ donor: Int64, startingOn start: MonthDay) throws -> [DonorRecord.Year] {
        var byYear: [Int: DonorRecord.Year] = [:]
        try connection.rows(
            """
            SELECT e.day, CASE WHEN p.type = \(EntryType.inKind.rawValue) THEN 0 ELSE e.effect END, \
            e.id = e.payment AND n.net > 0 FROM (\(payments(donor))) n \
            JOIN entry e ON e.payment = n.payment JOIN entry p ON p.id = n.payment \
            WHERE \(aliases.isOwn("e.donor", of: donor)) AND e.measure = \(EffectKind.paid.rawValue) \
            AND e.day <= $1 AND e.batch <= \(knownOn)
            """, [.day(asOf)]
        ) { row in
            let day = CalendarDate(dayNumber: Int(row.int(0)))
            let year = LifecycleYear(containing: day, startingOn: start).year
            var sum = byYear[year] ?? DonorRecord.Year(year: year, gifts: 0, receivedMinor: 0)
            sum.gifts += row.int(2) == 1 ? 1 : 0
            sum.receivedMinor &+= row.int(1)
            byYear[year] = sum
        }
        return byYear.values.filter { $0.gifts > 0 || $0.receivedMinor != 0 }.sorted { $0.year > $1.year }
    }

    /// Donors a text that names no one may mean, the nearest first: by number, name or a source's id.
    ///
    /// `byWords` also compares it with each word of a name: `oharra` may be Maeve O'Hara.
    func nearest(_ text: String, limit: Int = 3, byWords: Bool = false) throws -> [Int64] {
        let folded = NameFolding.fold(text) ?? text.lowercased()
        let digits = text.filter(\.isNumber)
        var best: [Int64: Int] = [:]
        func take(_ donor: Int64, _ other: String) {
            guard let distance = DidYouMean.distance(from: folded, to: other), distance < best[donor] ?? .max
            else {
                return
            }
            best[donor] = distance
        }
        for stranger in try HiddenGifts.strangers(connection) { best[stranger] = .min }
        // `D1`, `#1` and `d 1` are ways to write D-1.
        let isNumber = text.filter(\.isLetter).lowercased().allSatisfy { $0 == "d" }
        try connection.rows(
            "SELECT q.donor, \(DonorColumns.columns("q")) FROM donor_personal q WHERE \(isKnown) ORDER BY q.donor"
        ) { row in
            if isNumber, !digits.isEmpty {
                if String(row.int(0)) == digits {
                    if best[row.int(0)] != .min { best[row.int(0)] = 0 }
                } else {
                    take(row.int(0), "d \(row.int(0))")
                }
            } else if let name = NameFolding.fold(DonorColumns.details(row, from: 1).displayName) {
                take(row.int(0), name)
                if byWords { for word in name.split(separator: " ") { take(row.int(0), String(word)) } }
            }
        }
        try connection.rows(
            """
            SELECT l.donor, s.name || ' ' || l.external_id FROM donor_link l JOIN source s ON s.id = l.source \
            WHERE l.batch <= \(knownOn) AND \(Self.isTheirs("l"))
            """
        ) { row in
            if let id = NameFolding.fold(row.text(1)) { take(aliases.of(row.int(0)), id) }
        }
        return best.filter { $0.value != .min }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(
            limit
        ).map(\.key)
    }

    /// Numbers of donors that `D-77`, `source:id` or a source's id names.
    func find(_ text: String) throws -> [Int64] {
        var found: [Int64] = []
        for number in try written(text).map({ aliases.of($0) }) where !found.contains(number) {
            found.append(number)
        }
        return found
    }

    /// The same as rows keep them: whoever was merged has a number of their own.
    func written(_ text: String) throws -> [Int64] {
        if text.uppercased().hasPrefix("D-"), let number = Int64(text.dropFirst(2)) {
            return try line(aliases.of(number)) == nil ? [] : [number]
        }
        var found: [Int64] = []
        try connection.rows(
            """
            SELECT DISTINCT l.donor FROM donor_link l JOIN source s ON s.id = l.source \
            WHERE l.batch <= \(knownOn) AND (l.external_id = $1 OR s.name || ':' || l.external_id = $1) ORDER BY l.donor
            """, [.text(text)]
        ) { found.append($0.int(0)) }
        return found
    }
}
