import CampaignFiles
public import CampaignLedger

/// Which ledger a workspace has, and who said so.
public struct LedgerChoice: Sendable, Equatable {
    /// Who named it.
    public enum Origin: Sendable { case workspace, organization, environment }

    public let location: LedgerLocation
    public let origin: Origin
    /// A copy on another server that answers questions; nil where the ledger does.
    public var replica: LedgerLocation?

    /// The variable that names a ledger in the place of any other: an address, or a file's path.
    public static let variable = "CAMPAIGN_LEDGER"

    /// What the environment names, else `ledger:` of `organization.yml`, else the workspace's file.
    ///
    /// - Parameter folder: where the path of a file that the environment names begins.
    public init(in directory: String, from folder: String, environment: [String: String]) throws {
        if let named = environment[Self.variable], !named.isEmpty {
            location = try LedgerLocation(named, from: folder)
            origin = .environment
            return
        }
        let setting = try LedgerSetting.read(directory: directory)
        guard let address = setting.ledger else {
            guard setting.replica == nil else {
                throw LedgerError(
                    .notALedger,
                    "ledger_read: in Campaigns/organization.yml names a copy, but ledger: is missing",
                    hint: "write ledger: postgresql://HOST/DATABASE above it, or take it out")
            }
            location = LedgerLocation(fileIn: directory)
            origin = .workspace
            return
        }
        location = try Self.server(address, LedgerSetting.keys[0])
        origin = .organization
        replica = try setting.replica.map { try Self.server($0, LedgerSetting.keys[1]) }
    }

    /// A path in a file that is on every computer would be another file on each.
    private static func server(_ address: String, _ key: String) throws(LedgerError) -> LedgerLocation {
        let location = try LedgerLocation(address, from: "/")
        guard location.isServer else {
            throw LedgerError(
                .notALedger, "\(key): in Campaigns/organization.yml is not the address of a server",
                hint: "write \(key): postgresql://HOST/DATABASE; for a file, set \(Self.variable) instead")
        }
        return location
    }
}
