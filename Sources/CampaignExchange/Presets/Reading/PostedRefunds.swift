import CampaignKit
import Foundation

/// What was posted of the refunds that one gift's row tells of.
public struct PostedRefunds: Equatable, Sendable {
    /// What stands behind the gift's id in the id of such a refund; behind it a number from the second on.
    public static let mark = ImportedEntry.toldRefundMark

    /// What stands, in the gift's own currency.
    public private(set) var minorUnits: Int64 = 0
    /// The endings of those that stand: empty for the first, then 2, 3 and so on.
    private var endings: Set<String> = []

    init() {}

    /// Adds up posted refunds by the gift that each tells of; ids without the mark are passed over.
    public static func byGift(_ refunds: [(id: String, minorUnits: Int64)]) -> [String: PostedRefunds] {
        var posted: [String: PostedRefunds] = [:]
        for (id, minor) in refunds {
            guard let range = id.range(of: mark, options: .backwards) else { continue }
            let ending = id[range.upperBound...]
            guard ending.isEmpty || ending.hasPrefix("-") else { continue }
            let gift = String(id[..<range.lowerBound])
            posted[gift, default: PostedRefunds()].minorUnits &+= minor
            posted[gift]?.endings.insert(String(ending.dropFirst()))
        }
        return posted
    }

    /// The id of the newest refund of a gift that stands.
    func lastID(_ gift: String) -> String {
        let numbers = endings.compactMap { Int($0) }
        return gift + Self.mark + (numbers.max().map { "-\($0)" } ?? "")
    }

    /// The id of the next refund of a gift.
    func nextID(_ gift: String) -> String {
        if !endings.contains("") { return gift + Self.mark }
        var number = 2
        while endings.contains(String(number)) { number += 1 }
        return "\(gift)\(Self.mark)-\(number)"
    }
}
