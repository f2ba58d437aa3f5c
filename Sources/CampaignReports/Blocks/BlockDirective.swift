public import CampaignKit

/// A block as it is written: fenced code whose info string is a name in braces, options inside.
public struct BlockDirective: Sendable {
    public struct Option: Sendable {
        public var key: String
        public var value: String
        public var keyLocation: SourceLocation
        public var valueLocation: SourceLocation

        public init(
            key: String, value: String, keyLocation: SourceLocation, valueLocation: SourceLocation
        ) {
            self.key = key
            self.value = value
            self.keyLocation = keyLocation
            self.valueLocation = valueLocation
        }
    }

    /// Without braces: `status`.
    public var name: String
    public var options: [Option]
    /// Where the name stands.
    public var location: SourceLocation
    /// The front matter's campaign: what `of` is when it is left out; nil for all of them.
    public var defaultCampaign: String?

    public init(name: String, options: [Option], location: SourceLocation, defaultCampaign: String?) {
        self.name = name
        self.options = options
        self.location = location
        self.defaultCampaign = defaultCampaign
    }
}
