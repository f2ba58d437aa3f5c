/// Letters that arrive in one mailbox: perhaps of one household, which no one recorded.
public enum MailNeighbors {
    /// Donors whose letters go to one address, in the order of the list.
    ///
    /// - `isHousehold`: whether two donors are known to share a household, so that each has a letter on
    /// purpose.
    public static func groups(
        _ rows: [MailMergeRow], isHousehold: (Int64, Int64) -> Bool = { _, _ in false }
    ) -> [[Int64]] {
        var places: [[String]: Int] = [:]
        var found: [[Int64]] = []
        for row in rows {
            guard let street = StreetAddress(row.address1, row.address2) else { continue }
            let town = [row.city.lowercased(), String(row.postalCode.prefix(5))]
            let address = [street.street, street.unit] + town
            guard let place = places[address] else {
                places[address] = found.count
                found.append([row.donor])
                continue
            }
            let isKnown = found[place].contains { $0 == row.donor || isHousehold(row.donor, $0) }
            if !isKnown { found[place].append(row.donor) }
        }
        return found.filter { $0.count > 1 }
    }
}
