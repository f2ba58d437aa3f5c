/// What a charity intends: its organization and every campaign, as its files say.
public struct Plan: Sendable {
    public let organization: Organization
    /// Ordered by id.
    public let campaigns: [Campaign]

    public init(organization: Organization, campaigns: [Campaign]) {
        self.organization = organization
        self.campaigns = campaigns.sorted { $0.id < $1.id }
    }

    /// The campaign with this id.
    public func campaign(_ id: String) -> Campaign? { campaigns.first { $0.id == id } }

    /// The campaigns directly below one, ordered by id.
    public func children(of id: String) -> [Campaign] { campaigns.filter { $0.parent == id } }
}
