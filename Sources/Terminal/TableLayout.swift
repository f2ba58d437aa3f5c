import CampaignKit

/// Which columns of a table a screen has room for, and how wide they are.
///
/// Of what does not fit, columns in which nothing stands go first, then secondary ones, the last of them
/// first, until most values take one line. What remains goes on below itself: between words, then behind a
/// hyphen or a slash, and on screens so narrow that nothing else helps within a word. No value is ever cut.
struct TableLayout {
    static let gutter = 2

    /// The columns that are shown.
    private(set) var kept: [Int]
    /// How wide they are.
    private(set) var widths: [Int]
    /// Columns with something in them that are gone.
    private(set) var leftOut: [Int] = []
    /// Whether a value is broken within a word.
    private(set) var breaksWords = false

    /// How wide all of it is.
    var total: Int { Self.sum(widths) }

    /// - Parameters:
    ///   - natural: how wide the columns are with each value on one line.
    ///   - width: the columns of the screen; nil when there is no limit.
    ///   - measures: what is needed where not all of it fits.
    init(natural: [Int], width: Int?, measures: () -> [ColumnMeasure]) {
        kept = Array(natural.indices)
        widths = natural
        guard let width, total > width else { return }
        let columns = measures()
        kept.removeAll { columns[$0].isEmpty }
        if kept.isEmpty { kept = [0] }
        leaveOut(columns, width, wide: \.comfortable) { columns[$0].isSecondary }
        leaveOut(columns, width, wide: \.minimum) { !columns[$0].isFigure }
        leaveOut(columns, width, wide: \.minimum) { _ in true }
        share(width - Self.gutter * (kept.count - 1), among: kept.map { columns[$0] })
    }

    private static func sum(_ widths: [Int]) -> Int { widths.reduce(gutter * (widths.count - 1), +) }

    /// Goes without columns, the last first, while there is too little room; the first one stays.
    private mutating func leaveOut(
        _ columns: [ColumnMeasure], _ width: Int, wide: (ColumnMeasure) -> Int, _ mayGo: (Int) -> Bool
    ) {
        for index in kept.dropFirst().reversed()
        where mayGo(index) && Self.sum(kept.map { wide(columns[$0]) }) > width {
            kept.removeAll { $0 == index }
            leftOut.insert(index, at: leftOut.firstIndex { $0 > index } ?? leftOut.count)
        }
    }

    /// Hands out what there is beyond the least, each time to where it saves the most lines for its width.
    private mutating func share(_ room: Int, among columns: [ColumnMeasure]) {
        breaksWords = columns.reduce(0) { $0 + $1.least } > room
        widths = columns.map { breaksWords ? $0.minimum : $0.least }
        var spare = room - widths.reduce(0, +)
        while spare > 0 {
            var best: (column: Int, step: Int, saved: Int)?
            for (index, column) in columns.enumerated() {
                let lines = column.lines(within: widths[index])
                let most = min(spare, column.natural - widths[index])
                for step in stride(from: 1, through: most, by: 1) {
                    let saved = lines - column.lines(within: widths[index] + step)
                    if saved * (best?.step ?? 1) > (best?.saved ?? 0) * step { best = (index, step, saved) }
                }
            }
            guard let best else { return }
            widths[best.column] += best.step
            spare -= best.step
        }
    }
}

/// How wide the values of one column are.
struct ColumnMeasure {
    /// All of it on one line for each row.
    let natural: Int
    /// Without breaking words but behind hyphens.
    let least: Int
    /// A value that goes on within a word keeps at least this much.
    let minimum: Int
    /// As wide as most of its values are.
    let comfortable: Int
    let isSecondary: Bool
    let isFigure: Bool
    /// Whether all rows, of which there are some, leave it empty.
    let isEmpty: Bool
    /// How many cells are so wide, the heading among them.
    private let counts: [Int: Int]

    /// What is narrower than this says nothing.
    private static let narrowest = 8

    /// - Parameters:
    ///   - cells: without those that run on over the next columns.
    ///   - isEmpty: whether all of its cells are empty.
    init(_ column: TableColumn, title: String, cells: [String], isEmpty: Bool) {
        (isSecondary, isFigure, self.isEmpty) = (column.isSecondary, column.alignment == .trailing, isEmpty)
        let widths = cells.map { DisplayWidth.of($0) }.sorted()
        let widest = widths.last ?? 0
        let heading = title.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0
        natural = max(DisplayWidth.of(title), widest)
        counts = (widths + [DisplayWidth.of(title)]).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        guard column.shrinks, widest > Self.narrowest else {
            (least, minimum) = (max(heading, widest), max(heading, widest))
            comfortable = least
            return
        }
        least = max(heading, cells.map(Words.longestPiece).max() ?? 0)
        minimum = min(least, max(heading, Self.narrowest))
        comfortable = max(least, widths[widths.count / 2])
    }

    /// About how many lines all cells take together.
    func lines(within width: Int) -> Int {
        counts.reduce(0) { $0 + $1.value * max(1, ($1.key + width - 1) / max(1, width)) }
    }
}
