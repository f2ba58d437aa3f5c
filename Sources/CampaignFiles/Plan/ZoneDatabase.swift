import Glibc

/// The machine's time zones, to tell a zone's name from a typing error.
public struct ZoneDatabase: Sendable {
    /// The folder with a file for each zone, in TZif format.
    let directory: String

    public static let system = ZoneDatabase(directory: "/usr/share/zoneinfo")

    /// Zones of the United States and others that charities often mean, for suggestions.
    static let common = [
        "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
        "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "America/Toronto", "Europe/London",
        "Europe/Berlin", "Europe/Paris", "Asia/Jerusalem", "UTC",
    ]

    /// Whether this can be a zone: by its form, and by the machine's files when it has them.
    public func contains(_ name: String) -> Bool {
        guard Self.isWellFormed(name), !Self.isOfThisMachine(name) else { return false }
        var status = stat()
        guard stat(directory, &status) == 0 else { return name == "UTC" || name.contains("/") }
        return isZoneFile(directory + "/" + name)
    }

    /// Names in the folder that are not a zone: what the machine is set to, or other forms of the same zones.
    private static func isOfThisMachine(_ name: String) -> Bool {
        ["localtime", "posixrules", "factory"].contains(name.lowercased()) || name.hasPrefix("posix/")
            || name.hasPrefix("right/")
    }

    /// One to three words between slashes; no dot, so no way out of the folder.
    private static func isWellFormed(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return name.utf8.count <= 64 && (1...3).contains(parts.count)
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                            || (0x30...0x39).contains(byte)
                            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                            || byte == UInt8(ascii: "+")
                    }
            }
    }

    private func isZoneFile(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var start = [UInt8](repeating: 0, count: 4)
        return Glibc.read(descriptor, &start, 4) == 4 && start == Array("TZif".utf8)
    }
}
