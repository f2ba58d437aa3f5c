/// The grants of a 360Giving package as rows of our own columns: awards to one organization.
public struct PublishedPackageReader: Sendable {
    /// Our columns: a CSV file that is imported like any other.
    public let csv: [UInt8]
    /// How many awards there are, and how many grants to others were left out.
    public let awards: Int
    public let others: Int

    private static let columns = [
        "type", "date", "amount", "currency", "gift_id", "grant_id", "donor_id", "organization", "org_id",
        "note",
    ]

    /// Reads a package; nil for what is not JSON, or has no list of grants.
    ///
    /// - Parameter recipient: our number in a public register, such as `US-EIN-12-3456789`.
    public init?(_ bytes: [UInt8], recipient: String) {
        guard let package = JSONText(bytes), case .array(let grants)? = package["grants"] else { return nil }
        var writer = CSVWriter()
        writer.write(header: Self.columns)
        var others = 0
        for grant in grants {
            let ids = (grant["recipientOrganization"]?.elements ?? []).compactMap { $0["id"]?.text }
            guard ids.contains(where: { Self.isSame($0, recipient) }) else {
                others += 1
                continue
            }
            writer.write(Self.cells(grant).map { .text($0) })
        }
        csv = writer.drain()
        self.others = others
        awards = grants.count - others
    }

    /// Registers write numbers with and without hyphens.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        func plain(_ id: String) -> String { id.uppercased().filter { $0 != "-" } }
        return plain(left) == plain(right)
    }

    private static func cells(_ grant: JSONText) -> [String] {
        let funder = grant["fundingOrganization"]?.elements.first
        let id = grant["id"]?.text ?? ""
        let number = funder?["id"]?.text ?? ""
        return [
            "award", String((grant["awardDate"]?.text ?? "").prefix(10)), amount(grant["amountAwarded"]),
            grant["currency"]?.text ?? "", id, id, number, funder?["name"]?.text ?? "", number,
            grant["title"]?.text ?? "",
        ]
    }

    /// The digits as they are written: an amount is never read as a binary fraction.
    private static func amount(_ value: JSONText?) -> String {
        if case .number(let text)? = value { text } else { value?.text ?? "" }
    }
}
