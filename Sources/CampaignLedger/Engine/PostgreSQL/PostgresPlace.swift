/// Where a ledger on a server is: `postgresql://user@host:port/database?host=/socket/folder`.
///
/// Read here and not by the client library, so that what a ledger's place may say is a short list, and a
/// password is refused before anything is sent anywhere.
struct PostgresPlace: Sendable, Equatable {
    /// What the client library is told, by its own keywords.
    let parameters: [String: String]

    /// How messages name it: without what is not needed to find it.
    var name: String {
        let host = parameters["host"] ?? ""
        let port = parameters["port"].map { ":" + $0 } ?? ""
        let database = parameters["dbname"] ?? ""
        return host.isEmpty || host.hasPrefix("/")
            ? "the database \(database)" : "the database \(database) on \(host)\(port)"
    }

    static let schemes = ["postgresql://", "postgres://"]

    /// The keys that may be behind the question mark.
    private static let keys = [
        "host", "port", "dbname", "user", "sslmode", "sslrootcert", "connect_timeout", "target_session_attrs",
    ]

    /// Nil for a file's path.
    init?(_ place: String) throws(LedgerError) {
        guard let scheme = Self.schemes.first(where: place.hasPrefix) else { return nil }
        let rest = place.dropFirst(scheme.count)
        try Self.requireNoPassword(in: place)
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var found = try Self.authority(parts[0])
        for pair in parts.count > 1 ? parts[1].split(separator: "&") : [] {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let key = String(sides[0])
            guard sides.count == 2, Self.keys.contains(key) else {
                throw LedgerError(
                    .notALedger, "the ledger's address has an option that is not known",
                    hint: "known options: " + Self.keys.joined(separator: ", "))
            }
            found[key] = try Self.decoded(sides[1])
        }
        guard found["dbname"] != nil else {
            throw LedgerError(
                .notALedger, "the ledger's address names no database",
                hint: "write it as postgresql://HOST/DATABASE")
        }
        parameters = found.filter { !$0.value.isEmpty }
        guard isLoopback || ["verify-full", nil].contains(parameters["sslmode"]) else {
            throw LedgerError(
                .notALedger, "the ledger's address lets the server go without proof of who it is",
                hint: "take sslmode out of it, or write sslmode=verify-full")
        }
    }

    /// The other computer that the server is; nil where it is this one, or where the environment names it.
    var remoteHost: String? {
        guard let host = parameters["host"], !host.hasPrefix("/"), !isLoopback else { return nil }
        return host
    }

    /// Whether the server is this computer, so that nothing goes over a network.
    private var isLoopback: Bool {
        ["localhost", "127.0.0.1", "::1"].contains(parameters["host"])
    }

    /// What the client library is told, with the proof of who a server is.
    ///
    /// Demanded also where the address names no host: the environment may name one. On a socket it means
    /// nothing.
    func connection(home: String, exists: (String) -> Bool) -> [String: String] {
        var said = parameters
        guard !isLoopback else { return said }
        said["sslmode"] = "verify-full"
        let own = home + "/.postgresql/root.crt"
        if said["sslrootcert"] == nil, !exists(own), exists(Self.authorities) {
            said["sslrootcert"] = Self.authorities
        }
        return said
    }

    /// The certificate authorities that the computer trusts.
    private static let authorities = "/etc/ssl/certs/ca-certificates.crt"

    /// Throws for an address that holds a password, and does not repeat it.
    ///
    /// The scheme may be in capitals: then it is not an address here, and still no one's to read.
    static func requireNoPassword(in text: String) throws(LedgerError) {
        let folded = text.lowercased()
        guard let scheme = schemes.first(where: folded.hasPrefix), hasPassword(text.dropFirst(scheme.count))
        else { return }
        throw LedgerError(
            .notALedger, "the ledger's address holds a password, which would be in every copy of the file",
            hint: "take it out and keep it in ~/.pgpass: host:port:database:user:password")
    }

    private static func hasPassword(_ rest: Substring) -> Bool {
        let options = rest.drop { $0 != "?" }.dropFirst().lowercased()
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        // A password may hold any sign, also those that end the user's part: the last @ decides.
        let user = rest.lastIndex(of: "@").map { rest[..<$0] } ?? authority.prefix(0)
        return user.contains(":")
            || options.split(separator: "&").contains {
                $0.hasPrefix("password") || $0.hasPrefix("sslpassword")
            }
    }

    /// `user@host:port/database`.
    private static func authority(_ text: Substring) throws(LedgerError) -> [String: String] {
        var found: [String: String] = [:]
        let sides = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        var host = sides[0]
        if let at = host.lastIndex(of: "@") {
            found["user"] = try decoded(host[..<at])
            host = host[host.index(after: at)...]
        }
        if let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") {
            let port = host[host.index(after: colon)...]
            guard let number = UInt16(port), number > 0 else {
                throw LedgerError(
                    .notALedger, "the ledger's address has a port that is not a number",
                    hint: "write it as postgresql://HOST:5432/DATABASE, or leave the port out")
            }
            found["port"] = String(number)
            host = host[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        if !host.isEmpty { found["host"] = try decoded(host) }
        if sides.count > 1, !sides[1].isEmpty { found["dbname"] = try decoded(sides[1]) }
        return found
    }

    /// `%2F` and the like as the signs that they stand for.
    private static func decoded(_ text: Substring) throws(LedgerError) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, let code = UInt8(digits, radix: 16), code != 0 else {
                throw LedgerError(
                    .notALedger, "the ledger's address has a % without two digits behind it",
                    hint: "write a percent sign itself as %25")
            }
            bytes.append(code)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
