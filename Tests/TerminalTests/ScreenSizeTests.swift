import CampaignKit
import Glibc
import Testing

@testable import Terminal

@Suite struct ScreenSizeTests {
    @Test func aFileIsNoTerminal() {
        let file = open("/dev/null", O_RDWR)
        defer { close(file) }
        #expect(ScreenSize.current(fd: file) == nil)
        #expect(!ScreenSize.isTerminal(fd: file))
        #expect(ScreenSize.current(fd: -1) == nil)
        #expect(!ScreenSize.isTerminal(fd: -1))
    }

    @Test func aPseudoTerminalHasTheSizeItWasGiven() throws {
        let main = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        try #require(main >= 0)
        defer { close(main) }
        #expect(ScreenSize.current(fd: main) == nil)
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        try #require(ioctl(main, UInt(TIOCSWINSZ), &size) == 0)
        #expect(ScreenSize.current(fd: main) == ScreenSize(columns: 80, rows: 24))
    }
}
