import CampaignKit
import Testing

@testable import Terminal

@Suite struct ColorTests {
    @Test(
        arguments: [
            // Flag, environment, terminal, color.
            (ColorMode.auto, [:], true, true),
            (.auto, [:], false, false),
            (.auto, ["TERM": "dumb"], true, false),
            (.auto, ["TERM": "xterm-256color"], true, true),
            (.auto, ["NO_COLOR": "1"], true, false),
            (.auto, ["NO_COLOR": "0"], true, false),
            (.auto, ["NO_COLOR": ""], true, true),
            (.auto, ["CLICOLOR_FORCE": "1"], false, true),
            (.auto, ["CLICOLOR_FORCE": "0"], false, false),
            (.auto, ["CLICOLOR_FORCE": ""], false, false),
            (.auto, ["CLICOLOR_FORCE": "1", "TERM": "dumb"], false, true),
            (.auto, ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], true, false),
            (.always, [:], false, true),
            (.always, ["NO_COLOR": "1"], false, true),
            (.always, ["TERM": "dumb"], false, true),
            (.never, [:], true, false),
            (.never, ["CLICOLOR_FORCE": "1"], true, false),
        ] as [(ColorMode, [String: String], Bool, Bool)])
    func precedence(_ flag: ColorMode, _ environment: [String: String], _ isTerminal: Bool, _ expected: Bool)
    {
        #expect(
            ColorMode.resolve(flag: flag, environment: environment, isTerminal: isTerminal) == expected)
    }

    @Test func flagValues() {
        #expect(ColorMode(rawValue: "always") == .always)
        #expect(ColorMode.allCases.map(\.rawValue) == ["auto", "always", "never"])
    }

    @Test func sequences() {
        let style = Style(enabled: true)
        #expect(style.bold("x") == "\u{1B}[1mx\u{1B}[22m")
        #expect(style.dim("x") == "\u{1B}[2mx\u{1B}[22m")
        #expect(style.red("x") == "\u{1B}[31mx\u{1B}[39m")
        #expect(style.green("x") == "\u{1B}[32mx\u{1B}[39m")
        #expect(style.yellow("x") == "\u{1B}[33mx\u{1B}[39m")
        #expect(style.cyan("x") == "\u{1B}[36mx\u{1B}[39m")
        #expect(style.bold(style.red("x")) == "\u{1B}[1m\u{1B}[31mx\u{1B}[39m\u{1B}[22m")
        #expect(style.red("") == "")
    }

    @Test(arguments: Tone.allCases)
    func disabledStyleChangesNothing(_ tone: Tone) {
        #expect(Style.none.apply(tone, to: "▼ $9,500") == "▼ $9,500")
        let colored = Style(enabled: true).apply(tone, to: "x")
        #expect((colored == "x") == (tone == .plain))
    }
}
