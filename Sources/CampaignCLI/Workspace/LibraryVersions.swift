import Glibc

/// Versions of what the program was built with and runs on.
enum LibraryVersions {
    static var swift: String {
        #if compiler(>=6.4)
            "Swift 6.4 or later"
        #elseif compiler(>=6.3)
            "Swift 6.3"
        #else
            "Swift 6.2"
        #endif
    }

    /// SQLite's version, asked of the library that is loaded: only the ledger's module may link to it.
    static var sqlite: String? {
        typealias Function = @convention(c) () -> UnsafePointer<CChar>?
        guard let address = dlsym(nil, "sqlite3_libversion") else { return nil }
        return unsafeBitCast(address, to: Function.self)().map { String(cString: $0) }
    }

    /// OpenSSL's version, likewise.
    static var openSSL: String? {
        typealias Function = @convention(c) (Int32) -> UnsafePointer<CChar>?
        guard let address = dlsym(nil, "OpenSSL_version") else { return nil }
        return unsafeBitCast(address, to: Function.self)(0).map { String(cString: $0) }
    }
}
