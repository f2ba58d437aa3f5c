import CampaignKit
import Glibc
import Terminal

/// What the machine and the terminal are like.
struct EnvironmentProbe {
    let context: CommandContext

    var lines: [DoctorLine] { [versions, locale, terminal, today] }

    private var versions: DoctorLine {
        let libraries = [
            LibraryVersions.swift, LibraryVersions.sqlite.map { "SQLite \($0)" }, LibraryVersions.openSSL,
        ]
        return .ok(
            "program",
            "campaign \(CampaignCommand.version), "
                + libraries.compactMap { $0 }.joined(separator: ", "))
    }

    private var locale: DoctorLine {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        let value = names.lazy.compactMap { context.environment[$0] }.first { !$0.isEmpty } ?? ""
        let folded = value.lowercased()
        guard folded.contains("utf-8") || folded.contains("utf8") else {
            return .warn(
                "locale", value.isEmpty ? "not set" : TerminalText.safe(value),
                "set LANG=C.UTF-8, or use --ascii when bars look wrong")
        }
        return .ok("locale", TerminalText.safe(value))
    }

    private var terminal: DoctorLine {
        guard context.outputIsTerminal else {
            return .ok("terminal", "none: output goes to a pipe or a file")
        }
        guard let screen = context.screen else { return .ok("terminal", "of unknown size") }
        let size = "\(screen.columns) columns, \(screen.rows) lines"
        guard screen.columns >= 80 else {
            return .warn("terminal", size, "tables are cut to fit; they need 80 columns")
        }
        return .ok("terminal", size)
    }

    private var today: DoctorLine {
        do {
            guard let day = try context.todayOverride() else {
                return .ok("clock", context.nowUTC().description)
            }
            return .warn(
                "clock", "CAMPAIGN_TODAY sets today to \(day)", "unset CAMPAIGN_TODAY to use the real day")
        } catch {
            return .fail("clock", "CAMPAIGN_TODAY is not a day", "write it as 2026-11-20, or unset it")
        }
    }
}

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
