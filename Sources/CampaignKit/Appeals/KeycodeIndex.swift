/// Which appeals a keycode is of: those whose segments have it, and those that were sent under it.
public struct KeycodeIndex: Sendable {
    private let appeals: [String: [String]]

    /// `sent` is the codes that each appeal was sent under, whatever the plan says of it now; those of
    /// appeals that the plan does not have any more are left out.
    public init(_ plan: Plan, sent: [String: Set<String>] = [:]) {
        var appeals: [String: [String]] = [:]
        for appeal in plan.campaigns.flatMap(\.appeals).sorted(by: { $0.id < $1.id }) {
            for code in sent[appeal.id, default: []].union(Keycode.all(of: appeal).keys) {
                appeals[code, default: []].append(appeal.id)
            }
        }
        self.appeals = appeals
    }

    /// In the order of their ids; a code may be typed in small letters.
    public func appeals(of keycode: String) -> [String] {
        appeals[keycode] ?? appeals[keycode.uppercased()] ?? []
    }
}
