import ArgumentParser
import CampaignKit

/// A percentage on the command line: `80`, `80%`, `57.5`.
struct PercentArgument: ExpressibleByArgument, Equatable {
    let percent: Percent

    init?(argument: String) {
        let digits = argument.hasSuffix("%") ? argument.dropLast() : argument[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.utf8.allSatisfy(Self.isDigit) }),
            parts[0].count <= 6, let whole = Int64(parts[0])
        else { return nil }
        var tenths: Int64 = 0
        if parts.count == 2 {
            guard parts[1].count == 1, let digit = Int64(parts[1]) else { return nil }
            tenths = digit
        }
        percent = Percent(tenths: whole * 10 + tenths)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
