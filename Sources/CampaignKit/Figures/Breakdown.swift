/// What the rows of a breakdown stand for.
public enum Breakdown: String, Sendable, CaseIterable {
    case project, appeal, line, unit, month
}
