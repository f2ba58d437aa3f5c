import CampaignKit
import System
import Terminal
import Testing

@testable import CampaignCLI

struct ContextTests {
    @Test(arguments: [
        ("America/New_York", "2026-11-20"), ("Asia/Jerusalem", "2026-11-21"), ("No/Where", "2026-11-21"),
    ])
    func civilDays(zone: String, day: String) {
        let context = CommandContext(
            input: Buffer(), output: Buffer(), errors: Buffer(), directory: "/", actor: "",
            clock: { UTCInstant(secondsSince1970: 1_795_226_400) }, random: { 0 })
        #expect(context.civilDay(zone: zone).description == day)
    }

    @Test func daylightSavingMovesMidnight() {
        // 2026-07-01 03:30 UTC is 23:30 in New York's summer.
        let summer = UTCInstant(secondsSince1970: 1_782_876_600)
        let context = CommandContext(
            input: Buffer(), output: Buffer(), errors: Buffer(), directory: "/", actor: "", clock: { summer },
            random: { 0 })
        #expect(context.civilDay(zone: "America/New_York").description == "2026-06-30")
    }

    @Test func theOverrideWins() throws {
        var context = CommandContext(
            input: Buffer(), output: Buffer(), errors: Buffer(), directory: "/w", actor: "",
            clock: { UTCInstant(secondsSince1970: 0) }, random: { 0 })
        #expect(try context.todayOverride() == nil)
        context.environment = ["CAMPAIGN_TODAY": "2026-03-31"]
        #expect(try context.today(zone: "UTC").description == "2026-03-31")
        #expect(context.civilDay(zone: "UTC").description == "1970-01-01")
        #expect(context.absolute("a/b") == "/w/a/b")
        #expect(context.absolute("/a") == "/a")
    }

    @Test(arguments: [("/a/./b//c/../d", "/a/b/d"), ("/..", "/"), ("/", "/")])
    func paths(path: String, expected: String) { #expect(FileIdentity.normal(path) == expected) }
}
