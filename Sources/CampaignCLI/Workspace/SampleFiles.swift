import CSample

/// The sample workspace that the program carries.
enum SampleFiles {
    /// Every file of it: the path below the workspace, and its bytes.
    static var all: [(path: String, bytes: [UInt8])] {
        (0..<campaign_sample_count).map { index in
            let file = campaign_sample_at(index).pointee
            return (
                String(cString: file.path), Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
            )
        }
    }

    /// The invented gifts, for the hint what to do next.
    static let gifts = "docs/sample/gifts.csv"
}
