/// Why an expression is not a figure.
struct FigureProblem: Error {
    let code: ReportFindingCode
    let message: String
    let hint: String?
    /// The bytes that are wrong, counted from the first brace; nil for all of them.
    let utf8: Range<Int>?

    init(_ code: ReportFindingCode, _ message: String, hint: String?, at utf8: Range<Int>? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
        self.utf8 = utf8
    }
}
