/// Why a workbook could not be made.
public struct WorkbookError: Error, Equatable, Sendable {
    public let message: String
    public let hint: String
}
