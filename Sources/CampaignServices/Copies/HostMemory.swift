public import CampaignLedger
import System

/// The servers that someone at this computer has named themselves, by an address or by `ledger trust`.
///
/// A workspace comes by mail or from a shared folder, and its `ledger:` may lead anywhere: without this, the
/// first command in it would send a password that is kept here to whoever wrote that line. A small file,
/// `$XDG_STATE_HOME/campaign/hosts`, mode 0600, one host per line.
public struct HostMemory: Sendable {
    private let path: String?

    public init(environment: [String: String]) {
        path = HeadMemory.home(environment).map { $0 + "/campaign/hosts" }
    }

    private static let heading = "campaign-hosts 1"

    private var hosts: [String] {
        guard let path, let bytes = try? InputFile.bytes(path, limit: 65_536) else { return [] }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        return lines.first == Self.heading ? Array(lines.dropFirst()) : []
    }

    /// Whether a text can be the name of a server: it may come from anyone, and goes into a line to paste.
    public static func isName(_ host: String) -> Bool {
        !host.isEmpty && !host.hasPrefix("-")
            && host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.:_".contains($0)) }
    }

    /// Whether a host was named here before; upper and lower case are one.
    public func knows(_ host: String) -> Bool { hosts.contains(host.lowercased()) }

    /// Keeps a host; throws where nothing can be kept.
    public func trust(_ host: String) throws {
        let host = host.lowercased()
        guard let path else {
            throw LedgerError(
                .io, "neither XDG_STATE_HOME nor HOME names a folder in which the server could be remembered",
                hint: "set HOME, or have CAMPAIGN_LEDGER name the ledger's address")
        }
        let known = hosts
        guard !known.contains(host) else { return }
        try Folders.make(FileIdentity(path).folder, mode: 0o700)
        let text = ([Self.heading] + known + [host]).joined(separator: "\n") + "\n"
        try SafeFile.write(Array(text.utf8), to: SafeFile(path, replacing: true))
    }

    /// Throws where a workspace names a server on another computer that no one here has named.
    ///
    /// What the environment names is this person's own word.
    public func requireKnown(_ choice: LedgerChoice) throws(LedgerError) {
        guard choice.origin == .organization else { return }
        for location in [choice.location, choice.replica].compactMap({ $0 }) {
            guard let host = location.remoteHost, !knows(host) else { continue }
            guard Self.isName(host) else {
                throw LedgerError(
                    .unknownServer, "Campaigns/organization.yml names a server that cannot be one",
                    hint: "correct the address behind ledger: or ledger_read:")
            }
            throw LedgerError(
                .unknownServer,
                "Campaigns/organization.yml names the server \(host), which was never used here",
                hint: "if it is your office's server: campaign ledger trust \(host)")
        }
    }
}
