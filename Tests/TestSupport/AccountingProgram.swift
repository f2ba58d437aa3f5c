public import Foundation

/// The accounting programs that read a journal back: the proof is theirs, not ours.
public enum AccountingProgram: String, Sendable, CaseIterable {
    case hledger, ledger

    /// Why a program gave no answer.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// Throws unless the strictest check of the program passes without a word.
    public func check(_ file: URL) throws {
        let words: [String] =
            switch self {
            case .hledger: ["check", "--strict"]
            case .ledger: ["--pedantic", "--strict", "bal"]
            }
        let answer = try run(["-f", file.path] + words)
        guard answer.errors.isEmpty else { throw Failure(description: "\(rawValue): \(answer.errors)") }
    }

    /// What the program says is on each account, in minor units of a currency with two decimals.
    public func balances(_ file: URL) throws -> [String: Int64] {
        switch self {
        case .hledger:
            try Self.hledgerBalances(run(["-f", file.path, "bal", "-E", "--flat", "-O", "json"]).output)
        case .ledger:
            try Self.ledgerBalances(
                run([
                    "-f", file.path, "bal", "--flat", "--empty", "--no-total", "--format",
                    "%(account)\t%(quantity(amount))\n",
                ]).output)
        }
    }

    /// Rows of name, short name, depth, amounts.
    private static func hledgerBalances(_ json: Data) throws -> [String: Int64] {
        guard let whole = try JSONSerialization.jsonObject(with: json) as? [Any],
            let rows = whole.first as? [[Any]]
        else { throw Failure(description: "hledger: no rows of balances") }
        var balances: [String: Int64] = [:]
        for row in rows {
            guard row.count == 4, let name = row[0] as? String, let amounts = row[3] as? [[String: Any]]
            else {
                throw Failure(description: "hledger: a row of balances is \(row)")
            }
            balances[name] = try amounts.reduce(0) { sum, amount in
                guard let quantity = amount["aquantity"] as? [String: Any],
                    let mantissa = (quantity["decimalMantissa"] as? NSNumber)?.int64Value,
                    let places = quantity["decimalPlaces"] as? Int, places <= 2
                else { throw Failure(description: "hledger: an amount is \(amount)") }
                return sum + mantissa * [100, 10, 1][places]
            }
        }
        return balances
    }

    private static func ledgerBalances(_ text: Data) throws -> [String: Int64] {
        var balances: [String: Int64] = [:]
        for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: "\t")
            guard parts.count == 2 else { throw Failure(description: "ledger: a balance is \(line)") }
            let number = parts[1].split(separator: ".")
            let cents = (number.count > 1 ? String(number[1]) : "").padding(
                toLength: 2, withPad: "0", startingAt: 0)
            guard let minor = Int64(number[0] + cents) else {
                throw Failure(description: "ledger: an amount is \(line)")
            }
            balances[String(parts[0])] = minor
        }
        return balances
    }

    /// Runs the program; its words go to files, so that neither side waits for the other.
    private func run(_ arguments: [String]) throws -> (output: Data, errors: String) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "books-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["output", "errors"].map(folder.appendingPathComponent)
        for file in files { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [rawValue] + arguments
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8", "HOME": folder.path,
        ]
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        let errors = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
        guard process.terminationStatus != 127 else {
            throw Failure(description: "\(rawValue) is not installed: make setup-test installs it")
        }
        guard process.terminationStatus == 0 else {
            throw Failure(
                description: "\(rawValue) \(arguments) ended with \(process.terminationStatus): \(errors)")
        }
        return (try Data(contentsOf: files[0]), errors)
    }
}
