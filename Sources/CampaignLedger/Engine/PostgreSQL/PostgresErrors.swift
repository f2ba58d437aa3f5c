/// A server's failures in our words: each names what to do next, none shows a row's content.
enum PostgresErrors {
    /// A statement's failure by its SQLSTATE; details, which may hold a row's values, are left out.
    static func translate(state: String, message: String, _ place: PostgresPlace) -> LedgerError {
        switch state {
        case "22003":
            return LedgerError(.overflow, "the amounts are too large to add up; nothing was written")
        case "42501": return mayNot(message, place)
        case "CA005": return mayNot("donor_past", place)
        case "CA006": return mayNot("node_now", place)
        case "25006":
            return LedgerError(
                .readOnly, "\(place.name) only answers questions: it follows another server",
                hint: "post on the server that it follows")
        case "55P03", "40P01", "40001":
            return LedgerError(
                .locked, "another program is writing to the ledger",
                hint: "wait until it is done, then run the command again")
        case "CA004":
            return LedgerError(
                .io, "this computer's clock differs from the server's by more than five minutes",
                hint: "set the clock, then run the command again; nothing was written")
        default: break
        }
        switch state.prefix(2) {
        case "23", "CA": return LedgerError(.tampered, "the ledger refused the change: \(message)")
        case "53":
            return LedgerError(
                .diskFull, "the server of \(place.name) is out of space or memory; nothing was written",
                hint: "free some space there, then run the command again")
        case "57", "08": return lost(place)
        case "58", "XX":
            return LedgerError(
                .damaged, "the server could not read or write \(place.name) (\(state))",
                hint: "have the server's log and disk looked at; restore a backup if it is damaged")
        // Of data: the message may show it.
        case "22": return LedgerError(.query, "the ledger could not take a value (\(state))")
        default: return LedgerError(.query, "the ledger could not answer (\(message), \(state))")
        }
    }

    /// - Parameter outcome: what became of a posting, where there was one.
    static func lost(_ place: PostgresPlace, _ outcome: String = "") -> LedgerError {
        LedgerError(
            .io, "the connection to \(place.name) was lost\(outcome)",
            hint: "run the command again when the server can be reached")
    }

    /// A right that is missing: the server names the table in every language, which says whose work it is.
    private static func mayNot(_ message: String, _ place: PostgresPlace) -> LedgerError {
        let words = message.split { !$0.isLetter && $0 != "_" }.map(String.init)
        guard let work = PostgresRoles.works.first(where: { !$0.tables.isDisjoint(with: words) }) else {
            return LedgerError(
                .readOnly, "\(place.name) does not let you do this; nothing was written",
                hint: "ask whoever looks after the database for a role: campaign help office")
        }
        return LedgerError(
            .readOnly, "\(work.words), which \(place.name) does not let you do; nothing was written",
            hint: "leave it to someone with the role \(work.role): campaign help office")
    }

    /// Why no conversation began: a line of `message` ends with a code where a server gave one.
    static func refused(_ message: String, _ place: PostgresPlace) -> LedgerError {
        switch state(message) {
        case "28000":
            return LedgerError(
                .readOnly, "the server does not let \(user(place)) in to \(place.name)",
                hint: "check the name, or have it let in from this computer (pg_hba.conf on the server)")
        case "28P01":
            return LedgerError(
                .readOnly, "the server does not let \(user(place)) in to \(place.name)",
                hint: "check the name, and the password in ~/.pgpass: host:port:database:user:password")
        case "3D000":
            return LedgerError(
                .missing, "the server has not got \(place.name)",
                hint: "check the name, or have it made: createdb NAME")
        case "42501":
            return LedgerError(
                .readOnly, "\(user(place)) may not connect to \(place.name)",
                hint: "ask whoever looks after the database for the right to connect")
        case "55000":
            return LedgerError(
                .io, "\(place.name) takes no connections",
                hint: "ask whoever looks after the database: ALTER DATABASE NAME ALLOW_CONNECTIONS true")
        case "53300":
            return LedgerError(
                .locked, "the server has no room for one more connection", hint: "try again in a minute")
        case "57P03":
            return LedgerError(.io, "the server is starting or stopping", hint: "try again in a minute")
        default: break
        }
        return unproved(message, place)
            ?? LedgerError(
                .io, "no server answers for \(place.name)",
                hint: "check the host and port, that the server runs, and that the network is up")
    }

    /// The code of the last line that has one: the library adds where it found a password.
    private static func state(_ message: String) -> String {
        message.split(separator: "\n")
            .compactMap { $0.split(whereSeparator: \.isWhitespace).last }
            .last { word in word.utf8.count == 5 && word.utf8.allSatisfy(isOfACode) }
            .map(String.init) ?? ""
    }

    private static func isOfACode(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    /// What the two could not prove to each other; nil where that was not it.
    ///
    /// Never in the library's own words: they may hold what was in the address.
    private static func unproved(_ message: String, _ place: PostgresPlace) -> LedgerError? {
        // The library's only fixed text: PQnoPasswordSupplied.
        if message.contains("fe_sendauth: no password supplied") {
            return LedgerError(
                .readOnly,
                "the server wants a password from \(user(place)), and ~/.pgpass has none that fits",
                hint: "write a line host:port:database:user:password there, then chmod 600 ~/.pgpass")
        }
        if message.contains("does not support SSL") {
            return LedgerError(
                .io, "the server of \(place.name) does not encrypt connections",
                hint: "have it set up there (ssl = on); a server on this computer needs no sslmode")
        }
        if message.contains("does not match host name") {
            return LedgerError(
                .io, "the server of \(place.name) has a certificate for another name",
                hint: "write the host as the certificate names it, or have one made for this name")
        }
        if message.contains("root certificate") {
            return LedgerError(
                .io, "there is nothing to check the server of \(place.name) with",
                hint: "put its certificate authority's file at ~/.postgresql/root.crt, or correct sslrootcert"
            )
        }
        // "SSL SYSCALL error" is a server that hung up.
        let isProof = message.contains("certificate") || message.contains("SSL error")
        guard isProof else { return nil }
        return LedgerError(
            .io, "the server of \(place.name) could not prove who it is",
            hint: "its certificate may have run out, or ~/.postgresql/root.crt is not of its authority")
    }

    private static func user(_ place: PostgresPlace) -> String { place.parameters["user"] ?? "you" }
}
