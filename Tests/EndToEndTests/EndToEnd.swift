import Testing

/// Everything that is only true of the real program: processes, signals, locks, pipes, files.
///
/// One after the other, because they measure time and share the processor with nobody they know.
@Suite("The real program", .serialized, .timeLimit(.minutes(10)))
struct EndToEnd {
    @Test("It was built")
    func binaryIsThere() {
        #expect(Binary.path != nil, "no campaign beside the tests")
    }
}
