import Testing

/// Everything that is only true of the real program: processes, signals, locks, pipes, files.
///
/// Side by side: no clock decides any of them, and what they count is each process's own.
@Suite("The real program")
struct EndToEnd {
    @Test("It was built")
    func binaryIsThere() {
        #expect(Binary.path != nil, "no campaign beside the tests")
    }
}
