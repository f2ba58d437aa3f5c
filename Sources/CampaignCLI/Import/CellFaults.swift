/// All that is wrong with the cells of one row: each cell is read, whatever the others are like.
struct CellFaults: Error {
    private(set) var all: [any Error] = []

    /// What a cell says; nil where it cannot be taken, which is kept.
    @discardableResult
    mutating func take<Value>(_ read: () throws -> Value) -> Value? {
        do { return try read() } catch {
            note(error)
            return nil
        }
    }

    mutating func note(_ error: any Error) {
        if let several = error as? CellFaults { all += several.all } else { all.append(error) }
    }

    /// Throws all of it where there is anything.
    func check() throws {
        guard all.isEmpty else { throw self }
    }
}
