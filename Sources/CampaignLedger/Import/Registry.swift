import CampaignKit

/// Interns places, sets of places and sources within a posting: each text once, a number in every row.
final class Registry {
    private let connection: any LedgerConnection
    private let batch: Int64
    private var places: [Designation: Int64] = [:]
    private var last: (place: Designation, id: Int64)?
    private var sources: [String: Int64] = [:]
    private var nextPlace: Int64
    private var nextSource: Int64
    private var nextSet: Int64

    init(_ connection: any LedgerConnection, batch: Int64) throws {
        self.connection = connection
        self.batch = batch
        nextPlace = try connection.integer("SELECT max(id) FROM place") + 1
        nextSource = try connection.integer("SELECT max(id) FROM source") + 1
        nextSet = try connection.integer("SELECT min(id) FROM place_set") - 1
    }

    /// The number of a place, made when it is new.
    func place(_ place: Designation) throws -> Int64 {
        // Files come in runs of one place, and comparing is cheaper than hashing.
        if let last, last.place == place { return last.id }
        let id = try find(place)
        last = (place, id)
        return id
    }

    private func find(_ place: Designation) throws -> Int64 {
        if let known = places[place] { return known }
        let values = PlaceColumns.texts(place).map(LedgerValue.text)
        let found = try connection.integer(
            """
            SELECT id FROM place WHERE campaign = $1 AND appeal = $2 AND project = $3 AND line = $4 AND unit = $5 \
            AND keycode = $6
            """, values)
        if places.count > 200_000 { places.removeAll(keepingCapacity: true) }
        if found > 0 {
            places[place] = found
            return found
        }
        try connection.run(
            """
            INSERT INTO place(id, batch, \(PlaceColumns.names.joined(separator: ", "))) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, [.int(nextPlace), .int(batch)] + values)
        places[place] = nextPlace
        defer { nextPlace += 1 }
        return nextPlace
    }

    /// The places of a set, each once, and the text that the set is known by.
    static func members(_ members: [Int64]) -> (distinct: [Int64], text: String) {
        let distinct = Set(members).sorted()
        return (distinct, distinct.map(String.init).joined(separator: ","))
    }

    /// The negative number that stands for several places together, for counts of a gift split over them.
    func placeSet(_ members: [Int64]) throws -> Int64 {
        let (distinct, text) = Self.members(members)
        let found = try connection.integer("SELECT id FROM place_set WHERE members = $1", [.text(text)])
        if found < 0 { return found }
        try connection.run(
            "INSERT INTO place_set(id, batch, members) VALUES ($1, $2, $3)",
            [.int(nextSet), .int(batch), .text(text)])
        for member in distinct {
            try connection.run(
                "INSERT INTO place_member(place_set, place) VALUES ($1, $2)", [.int(nextSet), .int(member)])
        }
        defer { nextSet -= 1 }
        return nextSet
    }

    /// The number of a source, made when it is new.
    func source(_ name: String) throws -> Int64 {
        if let known = sources[name] { return known }
        let found = try connection.integer("SELECT id FROM source WHERE name = $1", [.text(name)])
        if found > 0 {
            sources[name] = found
            return found
        }
        try connection.run(
            "INSERT INTO source(id, batch, name) VALUES ($1, $2, $3)",
            [.int(nextSource), .int(batch), .text(name)])
        sources[name] = nextSource
        defer { nextSource += 1 }
        return nextSource
    }
}
