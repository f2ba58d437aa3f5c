import CampaignKit
import Testing

@Suite("Moments in UTC") struct UTCInstantTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (1_795_226_400, "2026-11-21T02:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
        (951_782_400, "2000-02-29T00:00:00Z"),
    ])
    func instants(seconds: Int, text: String) {
        #expect(UTCInstant(secondsSince1970: seconds).description == text)
        #expect(UTCInstant(text)?.secondsSince1970 == seconds)
    }

    @Test(arguments: [
        "", "2026-11-21", "2026-11-21T02:00:00", "2026-11-21T24:00:00Z", "2026-02-30T00:00:00Z",
        "2026-11-21T02:60:00Z", "2026-11-21T02:00Z",
    ])
    func whatIsNoMoment(text: String) { #expect(UTCInstant(text) == nil) }

    @Test func aDayIsTheOneWhereTheClockIs() {
        let late = UTCInstant(secondsSince1970: 1_795_226_400)
        #expect(late.day(secondsAhead: 0).description == "2026-11-21")
        #expect(late.day(secondsAhead: -5 * 3600).description == "2026-11-20")
        #expect(UTCInstant(secondsSince1970: 1) < late)
    }
}
