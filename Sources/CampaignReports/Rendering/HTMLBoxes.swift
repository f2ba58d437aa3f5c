/// Boxes in rows of eight as SVG, for the cell of a table that says the same in numbers.
enum HTMLBoxes {
    private static let perRow = 8
    /// More are too many to count with the eye.
    private static let most = 48

    /// Nothing where there are too many, or none.
    static func html(_ boxes: ReportBoxes) -> String {
        guard (1...most).contains(boxes.count) else { return "" }
        let rows = (boxes.count + perRow - 1) / perRow
        let width = min(boxes.count, perRow) * 13 + 1
        let shapes = (0..<boxes.count).map { index in
            let ink: SVGInk = index < boxes.filled ? .box : .empty
            return
                "<rect \(ink.attributes) x=\"\(index % perRow * 13 + 1)\" y=\"\(index / perRow * 13 + 1)\" "
                + "width=\"10\" height=\"10\"/>"
        }
        return "<svg class=\"boxes\" aria-hidden=\"true\" width=\"\(width)\" height=\"\(rows * 13 + 1)\">"
            + "\(shapes.joined())</svg>"
    }
}
