import CampaignKit
import Glibc
import Testing

@testable import Terminal

@Suite(.serialized) struct PagerTests {
    @Test(
        arguments: [
            (100, 24, true, false, true), (24, 24, true, false, true), (23, 24, true, false, false),
            (0, 24, true, false, false), (100, nil, true, false, false), (100, 0, true, false, false),
            (100, 24, false, false, false), (100, 24, true, true, false),
        ] as [(Int, Int?, Bool, Bool, Bool)])
    func decision(_ lines: Int, _ height: Int?, _ isTerminal: Bool, _ disabled: Bool, _ expected: Bool) {
        let pages = Pager.shouldPage(
            lines: lines, screenHeight: height, isTerminal: isTerminal, disabled: disabled)
        #expect(pages == expected)
    }

    @Test(
        arguments: [
            ([:], ["less", "-FRX"]),
            (["PAGER": "more"], ["more"]),
            (["PAGER": "more", "CAMPAIGN_PAGER": "less -S"], ["less", "-S"]),
            (["PAGER": "more", "CAMPAIGN_PAGER": ""], nil),
            (["PAGER": ""], nil), (["PAGER": "   "], nil), (["PAGER": "cat"], nil),
            (["PAGER": " /bin/cat "], nil),
            (["PAGER": "''"], nil),
            (["PAGER": "cat -A"], ["cat", "-A"]),
            (["PAGER": "'/opt/my pager' -P \"a b\" ''"], ["/opt/my pager", "-P", "a b", ""]),
            (["PAGER": "less; rm -rf /"], ["less;", "rm", "-rf", "/"]),
            (["PAGER": "a 'unclosed b"], ["a", "unclosed b"]),
            (["PAGER": "le\"s\"s"], ["less"]),
            (["TERM": "dumb"], nil), (["TERM": "dumb", "CAMPAIGN_PAGER": "less"], nil),
            (["TERM": "xterm"], ["less", "-FRX"]),
        ] as [([String: String], [String]?)])
    func command(_ environment: [String: String], _ expected: [String]?) {
        #expect(Pager.command(environment: environment) == expected)
    }

    private let environment = ["PATH": "/usr/bin:/bin"]

    @Test func runFeedsTheProgram() {
        // More than a pipe holds, so the writer has to wait for the reader.
        let text = String(repeating: "日本語\n", count: 20_000)
        let script = "test $(wc -c) -eq \(text.utf8.count) && test \"$LESS\" = FRX || exit 127"
        #expect(Pager.run(text: text, command: ["sh", "-c", script], environment: environment))
    }

    @Test func runKeepsTheReadersOptions() {
        var environment = environment
        environment["LESS"] = "-S"
        let script = "test \"$LESS\" = -S || exit 127"
        #expect(Pager.run(text: "", command: ["sh", "-c", script], environment: environment))
    }

    @Test func aReaderWhoLeavesEarlyIsFine() {
        let text = String(repeating: "line\n", count: 200_000)
        #expect(Pager.run(text: text, command: ["true"], environment: environment))
        #expect(Pager.run(text: text, command: ["false"], environment: environment))
    }

    @Test func aProgramThatIsNotThereIsReported() {
        #expect(!Pager.run(text: "x", command: ["no-such-pager-here"], environment: environment))
        #expect(!Pager.run(text: "x", command: [], environment: environment))
        #expect(!Pager.run(text: "x", command: ["sh", "-c", "exit 127"], environment: environment))
    }
}
