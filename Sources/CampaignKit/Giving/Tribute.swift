/// In whose honour or memory a gift is made; not a credit.
///
/// `rules.md §2`.
public struct Tribute: Hashable, Sendable {
    /// `honor` or `memory`.
    public var type: String
    public var name: String
    public var notifyName: String
    public var notifyAddress: String

    public init(type: String, name: String, notifyName: String = "", notifyAddress: String = "") {
        self.type = type
        self.name = name
        self.notifyName = notifyName
        self.notifyAddress = notifyAddress
    }
}
