/// Where a ledger is: a file, or a database on a server.
public struct LedgerLocation: Sendable, Equatable {
    /// The file's whole path, or the database's address.
    public let place: String
    /// How messages name it: the path, or `the database fund on db.example.org`.
    public let name: String
    /// Whether it is a database on a server.
    public let isServer: Bool

    /// The file that a workspace has where no one says otherwise.
    public init(fileIn workspace: String) {
        let path = workspace + "/" + LedgerPlace.fileName
        self.init(place: path, name: path, isServer: false)
    }

    /// An address, or a file's path, which begins at `folder` unless it is a whole one.
    ///
    /// Throws for an address that cannot be one, and never repeats what it says: it may hold a password.
    public init(_ text: String, from folder: String) throws(LedgerError) {
        if let name = try LedgerPlace.serverName(of: text) {
            self.init(place: text, name: name, isServer: true)
        } else {
            let path = text.hasPrefix("/") ? text : folder + "/" + text
            self.init(place: path, name: path, isServer: false)
        }
    }

    /// Throws where one of the words of a command line is an address that holds a password.
    ///
    /// No command takes one, and most would repeat the word in the sentence that refuses it.
    public static func requireNoPassword(in words: [String]) throws(LedgerError) {
        for word in words {
            let value = word.hasPrefix("-") ? word.drop { $0 != "=" }.dropFirst() : word[...]
            try LedgerPlace.requireNoPassword(in: String(value))
        }
    }

    private init(place: String, name: String, isServer: Bool) {
        (self.place, self.name, self.isServer) = (place, name, isServer)
    }

    /// The file's path; nil where the ledger is on a server.
    public var file: String? { isServer ? nil : place }

    /// The other computer whose server has it; nil where it is on this one.
    public var remoteHost: String? { LedgerPlace.remoteHost(of: place) }

    /// The files that it may consist of; none where it is on a server.
    public var files: [String] {
        guard let file else { return [] }
        let own = LedgerPlace.fileName.count
        return LedgerPlace.fileNames.map { file + $0.dropFirst(own) }
    }
}

extension Ledger {
    /// Opens the ledger at a location, like `open(path:access:busySeconds:)`.
    public static func open(
        _ location: LedgerLocation, access: Access, busySeconds: Int = 60
    ) throws(LedgerError) -> Ledger? {
        try open(path: location.place, access: access, busySeconds: busySeconds)
    }
}
