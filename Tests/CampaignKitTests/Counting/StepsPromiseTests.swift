import CampaignKit
import Testing

@Suite("Conditional, revocable and expected money as steps")
struct StepsPromiseTests {
    @Test("conditional: moves to raised when met, by what was met")
    func conditional() throws {
        var story = Story.promise(.conditional, [1000], on: day("2026-01-10"))
        #expect(try story.commitment.steps().standing(on: day("2026-01-10")).count == 1)
        story.meet(400, on: "2026-02-01")
        story.meet(600, on: "2026-03-01")
        #expect(try story.money("2026-02-01") == [400, 0, 400])
        #expect(try story.line(.conditional, "2026-02-01") == 600)
        #expect(try story.line(.unscheduled, "2026-02-01") == 400)
        #expect(try story.money("2026-03-01") == [1000, 0, 1000])
        #expect(try story.line(.conditional, "2026-03-01") == 0)
    }

    @Test("conditional: a payment before it is met is an advance, and is received when it is met")
    func paidBeforeMet() throws {
        var story = Story.promise(.conditional, [1000], on: day("2026-01-10"))
        story.pay(300, on: "2026-01-20")
        #expect(try story.money("2026-01-20") == [0, 0, 0])
        #expect(try story.line(.advance, "2026-01-20") == 300)
        #expect(try story.line(.conditional, "2026-01-20") == 1000)
        #expect(try story.counts("2026-01-20") == [0, 0])
        story.meet(500, on: "2026-02-01")
        #expect(try story.money("2026-02-01") == [500, 300, 200])
        #expect(try story.line(.conditional, "2026-02-01") == 500)
    }

    @Test("conditional: a write-off takes what is owed before what is not met")
    func conditionalWriteOff() throws {
        var story = Story.promise(.conditional, [1000], on: day("2026-01-10"))
        story.meet(300, on: "2026-02-01")
        story.writeOff(700, on: "2026-03-01")
        #expect(try story.line(.conditional, "2026-03-01") == 300)
        #expect(try story.line(.writtenOff, "2026-03-01") == 700)
        #expect(try story.money("2026-03-01") == [0, 0, 0])
        #expect(try story.counts("2026-03-01") == [0, 0])
        // What is met after that is owed.
        story.meet(300, on: "2026-04-01")
        #expect(try story.money("2026-04-01") == [300, 0, 300])
        #expect(try story.line(.conditional, "2026-04-01") == 0)
        #expect(story.violations() == [])
        let more = story.meet(1, on: "2026-04-02")
        #expect(story.violations() == [.metAbovePromise(entry: more)])
    }

    @Test("conditional: what is paid is not given up, and a recovery brings nothing back")
    func conditionalWriteOffPaid() throws {
        var story = Story.promise(.conditional, [1000], on: day("2026-01-10"))
        story.meet(300, on: "2026-02-01")
        story.pay(100, on: "2026-02-10")
        story.writeOff(250, on: "2026-03-01")
        #expect(try story.money("2026-03-01") == [100, 100, 0])
        #expect(try story.line(.conditional, "2026-03-01") == 650)
        story.pay(150, on: "2026-04-01")
        #expect(try story.money("2026-04-01") == [250, 250, 0])
        #expect(try story.line(.conditional, "2026-04-01") == 650)
        let standing = try story.commitment.standing(on: day("2026-04-01"))
        #expect(standing.committed == 100 && standing.conditional == 650 && standing.excess == 150)
    }

    @Test("conditional: what nobody owed yet is taken from what is not met, in any order of one day")
    func conditionalWriteOffEarly() throws {
        var early = Story.promise(.conditional, [1000], on: day("2026-01-10"))
        early.writeOff(400, on: "2026-02-01")
        early.meet(300, on: "2026-03-01")
        #expect(try early.money("2026-03-01") == [300, 0, 300])
        #expect(try early.line(.conditional, "2026-03-01") == 300)
        var same = Story.promise(.conditional, [1000], on: day("2026-01-10"))
        let writeOff = same.writeOff(400, on: "2026-02-01")
        same.meet(300, on: "2026-02-01")
        #expect(try same.money("2026-02-01") == [0, 0, 0])
        #expect(try same.line(.conditional, "2026-02-01") == 600)
        same.add(.writtenOff, -400, on: day("2026-02-01"), corrects: writeOff)
        #expect(try same.money("2026-02-01") == [300, 0, 300])
        #expect(try same.line(.conditional, "2026-02-01") == 700)
        // A cut takes what is not met first.
        same.change(-500, on: "2026-03-01")
        #expect(try same.money("2026-03-01") == [300, 0, 300])
        #expect(try same.line(.conditional, "2026-03-01") == 200)
    }

    @Test("conditional: a fulfillment that is taken back moves the money back")
    func unmet() throws {
        var story = Story.promise(.conditional, [1000], on: day("2026-01-10"))
        let met = story.meet(400, on: "2026-02-01")
        story.add(.met, -400, on: day("2026-02-20"), corrects: met)
        #expect(try story.money("2026-02-20") == [0, 0, 0])
        #expect(try story.line(.conditional, "2026-02-20") == 1000)
        #expect(try story.counts("2026-02-19") == [0, 1])
        #expect(try story.counts("2026-02-20") == [0, 0])
    }

    @Test("revocable: the face stands apart until it is realized")
    func revocable() throws {
        var story = Story.promise(.revocable, [1000], on: day("2026-01-10"))
        #expect(try story.money("2026-01-10") == [0, 0, 0])
        #expect(try story.money("2026-01-10", .revocable) == [1000, 0, 1000])
        #expect(try story.counts("2026-01-10") == [0, 0])
        story.pay(400, on: "2030-01-10")
        #expect(try story.money("2030-01-10") == [400, 400, 0])
        #expect(try story.money("2030-01-10", .revocable) == [600, 0, 600])
        #expect(try story.counts("2030-01-10") == [1, 1])
    }

    @Test("revocable: with the face counted, only the excess over it is new on realization")
    func realizedExcess() throws {
        var story = Story.promise(.revocable, [1000], on: day("2026-01-10"))
        story.pay(1300, on: "2030-01-10")
        var policy = CountingPolicy()
        policy.revocable = .include
        func tally(_ text: String) throws -> Tally {
            var tally = Tally()
            for (line, figures) in try story.commitment.steps().standing(on: day(text)) {
                try tally.add(figures, of: line.countClass, under: policy, outside: false)
            }
            return tally
        }
        #expect(try tally("2030-01-09").raised == 1000)
        #expect(try tally("2030-01-10").raised == 1300)
        #expect(try tally("2030-01-10").received == 1300)
        #expect(try tally("2030-01-10").isConsistent)
    }

    @Test("revocable: an estate that brings less leaves the rest to be written off")
    func realizedLess() throws {
        var story = Story.promise(.revocable, [1000], on: day("2026-01-10"))
        story.pay(700, on: "2030-01-10")
        story.writeOff(300, on: "2030-02-10")
        #expect(try story.line(.revocable, "2030-01-10") == 300)
        #expect(try story.line(.revocable, "2030-02-10") == 0)
        #expect(try story.money("2030-02-10") == [700, 700, 0])
    }

    @Test("expected match: the company pays in parts")
    func match() throws {
        var story = Story.promise(.matchExpected, [300], on: day("2026-01-10"))
        story.meet(100, on: "2026-02-01")
        #expect(try story.line(.matchExpected, "2026-02-01") == 200)
        story.meet(250, on: "2026-03-01")
        #expect(try story.line(.matchExpected, "2026-03-01") == 0)
        #expect(try story.money("2026-03-01") == [0, 0, 0])
        #expect(try story.counts("2026-03-01") == [0, 0])
    }

    @Test("expected match: given up")
    func matchWrittenOff() throws {
        var story = Story.promise(.matchExpected, [300], on: day("2026-01-10"))
        story.meet(100, on: "2026-02-01")
        story.writeOff(200, on: "2026-03-01")
        #expect(try story.line(.matchExpected, "2026-03-01") == 0)
        #expect(try story.line(.writtenOff, "2026-03-01") == 200)
    }

    @Test("a government's conditional grant is government money when met")
    func government() throws {
        var story = Story.promise(.conditional, [1000], on: day("2026-01-10"), base: .government)
        story.meet(1000, on: "2026-02-01")
        #expect(try story.money("2026-02-01", .government) == [1000, 0, 1000])
        #expect(try story.figures("2026-02-01", .ordinary).isZero)
    }
}
