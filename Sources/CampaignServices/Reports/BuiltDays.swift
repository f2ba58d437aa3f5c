public import CampaignKit
import System

/// The days of the pages that were built: the next page tells what changed since the last of them.
///
/// A small file of the workspace, `build/.built`, a line for each day of a page. No figure comes from it, and
/// a page says the day that it tells changes from: without the file, pages look three months back.
public struct BuiltDays: Equatable, Sendable {
    /// A page of a day.
    public struct Entry: Hashable, Sendable {
        /// What makes it this page and no other, but for its day: `Reports/board.md year-end-2026`.
        public let page: String
        public let day: CalendarDate

        public init(page: String, day: CalendarDate) {
            // A line is an entry: what would end it early is left out.
            self.page = page.filter { !$0.isNewline }
            self.day = day
        }
    }

    /// In the order in which they were built.
    public private(set) var entries: [Entry]

    /// Some thirty years of a page a week.
    private static let most = 1600
    private static let limit = 1 << 20

    /// Those in a workspace; none where there is no file, or it is not one of these.
    public init(in directory: String) {
        let bytes = (try? InputFile.bytes(Self.path(in: directory), limit: Self.limit)) ?? []
        entries = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let day = CalendarDate(String(parts[0])) else { return nil }
            return Entry(page: String(parts[1]), day: day)
        }
    }

    private static func path(in directory: String) -> String { directory + "/build/.built" }

    /// The last day before another on which a page was built; nil where there was none.
    ///
    /// Days before it only: a page that is built again on its day tells changes from the same day as before.
    public func last(_ page: String, before day: CalendarDate) -> CalendarDate? {
        entries.filter { $0.page == page && $0.day < day }.map(\.day).max()
    }

    /// Remembers pages, each once; throws where that is not possible.
    public static func add(_ new: [Entry], in directory: String) throws {
        let known = BuiltDays(in: directory).entries
        let more = new.filter { !known.contains($0) }
        guard !more.isEmpty else { return }
        let lines = (known + more).suffix(most).map { "\($0.day) \($0.page)\n" }
        try Folders.make(directory + "/build", mode: 0o700)
        try SafeFile.write(
            Array(lines.joined().utf8), to: SafeFile(path(in: directory), replacing: true))
    }
}
