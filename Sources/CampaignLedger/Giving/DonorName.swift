/// What a list calls a donor by.
public struct DonorName: Sendable, Equatable {
    /// For screens; empty where only an id is known.
    public var displayName: String
    /// `source:id`, in the order they became known; only where they were asked for.
    public var externalIDs: [String]

    public init(displayName: String = "", externalIDs: [String] = []) {
        self.displayName = displayName
        self.externalIDs = externalIDs
    }

    /// A placeholder has no name yet; its source's id says who is meant.
    public var shown: String {
        displayName.isEmpty ? externalIDs.first.map { "(\($0))" } ?? "(no name)" : displayName
    }
}
