import Glibc

/// The size of a terminal.
public struct ScreenSize: Sendable, Hashable {
    /// Characters in a line.
    public let columns: Int
    /// Lines on the screen.
    public let rows: Int

    /// A size.
    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// The size of the terminal behind a file descriptor, or nil when there is none or it will not say.
    public static func current(fd: Int32) -> ScreenSize? {
        var size = winsize()
        guard ioctl(fd, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return nil
        }
        return ScreenSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// Whether a file descriptor is a terminal.
    public static func isTerminal(fd: Int32) -> Bool {
        isatty(fd) == 1
    }
}
