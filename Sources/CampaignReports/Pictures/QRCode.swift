import CQREncode
import Digests

/// A QR code as a picture: the library lays out the squares, this draws them.
struct QRCode {
    /// How many squares a side has.
    let side: Int
    /// Row by row, from the top left.
    let dark: [Bool]

    /// The light border that a camera needs, in squares: the standard's four.
    static let border = 4

    /// The code of a text, legible with a sixth of it gone; nil when the text is too long, or empty.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count < 2000,
            let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        let side = Int(code.pointee.width)
        guard side > 0, let squares = code.pointee.data else { return nil }
        self.side = side
        dark = (0..<(side * side)).map { squares[$0] & 1 == 1 }
    }

    /// A picture of its own, with its border: black on white whatever is around it.
    var svg: String {
        let whole = side + 2 * Self.border
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(whole) \(whole)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(whole)v\(whole)H0z"/><path fill="#000" d="\(path)"/></svg>
            """
    }

    /// The same for a style sheet.
    var address: String { "data:image/svg+xml;base64," + SHA256.base64(Array(svg.utf8)) }

    /// Neighboring dark squares of a row as one bar.
    private var path: String {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                guard dark[row * side + column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < side, dark[row * side + column] { column += 1 }
                let length = column - start
                path += "M\(start + Self.border) \(row + Self.border)h\(length)v1h-\(length)z"
            }
        }
        return path
    }
}

/// The page where people give: its address, and the code that leads a telephone there.
struct OnlineGiving: Sendable, Equatable {
    /// `https://give.example.org`, checked when the plan was read.
    let address: String
    /// The picture of the code, for a style sheet; nil when the address does not fit into one.
    let code: String?

    init(_ address: String) {
        self.address = address
        code = QRCode(address)?.address
    }
}
