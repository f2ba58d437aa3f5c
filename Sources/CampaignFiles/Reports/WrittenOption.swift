public import CampaignKit

/// One `key: value` line of a block in a report, as written.
public struct WrittenOption: Sendable {
    public let key: String
    /// Empty when nothing follows the colon.
    public let value: String
    public let keyLocation: SourceLocation
    public let valueLocation: SourceLocation
}
