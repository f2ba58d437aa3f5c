import CampaignKit
import TestSupport
import Testing

@Suite("Steps of made-up commitments")
struct StepsPropertyTests {
    private static let rounds = 60

    @Test(
        "every figure of an unsplit commitment is what a person would work out",
        arguments: Seeds.forRun(count: 5))
    func oracle(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed, splits: 1)
        for round in 0..<Self.rounds {
            let commitment = source.next()
            let steps = try commitment.steps()
            for day in steps.interestingDays {
                let shown = Dictionary(
                    uniqueKeysWithValues: steps.standing(on: day).map { ($0.key.countClass, $0.value) })
                let expected = NaiveCount(commitment: commitment, day: day).lines
                #expect(shown == expected, "seed \(seed), round \(round), \(day): \(commitment)")
            }
        }
    }

    @Test("the sum over splits is what the same commitment unsplit shows", arguments: Seeds.forRun(count: 5))
    func splitsSumToTheWhole(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 1)
        for round in 0..<Self.rounds {
            let commitment = source.next()
            let steps = try commitment.steps()
            for day in steps.interestingDays {
                var shown: [CountClass: CommitmentFigures] = [:]
                for (line, figures) in steps.standing(on: day) {
                    shown[line.countClass] = (shown[line.countClass] ?? CommitmentFigures()).adding(figures)
                }
                let expected = NaiveCount(commitment: commitment, day: day).lines
                #expect(
                    shown.filter { !$0.value.isZero } == expected,
                    "seed \(seed), round \(round), \(day): \(commitment)")
            }
        }
    }

    @Test("raised − received = outstanding, and nothing is below zero", arguments: Seeds.forRun(count: 5))
    func identity(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 2)
        for round in 0..<Self.rounds {
            let commitment = source.next()
            let steps = try commitment.steps()
            for day in steps.interestingDays {
                for (line, figures) in steps.standing(on: day) {
                    let place: Comment = "seed \(seed), round \(round), \(day), \(line): \(commitment)"
                    #expect(figures.raised - figures.received == figures.outstanding, place)
                    let values = figures.money + [figures.gifts, figures.commitments]
                    #expect(values.allSatisfy { $0 >= 0 }, place)
                    #expect(figures.commitments <= 1, place)
                }
            }
        }
    }

    @Test("every single change keeps the identity too", arguments: Seeds.forRun(count: 5))
    func identityOfChanges(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 3)
        for round in 0..<Self.rounds {
            for (key, change) in try source.next().steps() {
                #expect(!change.isZero, "seed \(seed), round \(round), \(key)")
                #expect(
                    change.raised - change.received == change.outstanding,
                    "seed \(seed), round \(round), \(key)")
            }
        }
    }

    @Test("the order of events and installments never matters", arguments: Seeds.forRun(count: 5))
    func order(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 4)
        for round in 0..<Self.rounds {
            let commitment = source.next()
            let steps = try commitment.steps()
            var shuffled = commitment
            for _ in 0..<3 {
                shuffled.events.shuffle(using: &source.random)
                shuffled.installments.shuffle(using: &source.random)
                #expect(try shuffled.steps() == steps, "seed \(seed), round \(round): \(commitment)")
            }
            shuffled.events = commitment.events.reversed()
            #expect(try shuffled.steps() == steps, "seed \(seed), round \(round): \(commitment)")
        }
    }

    @Test(
        "overdue and unscheduled are parts of outstanding in every split", arguments: Seeds.forRun(count: 5))
    func overdueWithinOutstanding(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 5)
        for round in 0..<Self.rounds {
            let commitment = source.next()
            let steps = try commitment.steps()
            for day in steps.interestingDays {
                for split in commitment.shares.indices {
                    let open = steps.figures(on: day, commitment.baseClass, split: split).outstanding
                    let late = steps.figures(on: day, .overdue, split: split).raised
                    let loose = steps.figures(on: day, .unscheduled, split: split).raised
                    let place: Comment = "seed \(seed), round \(round), \(day), \(split): \(commitment)"
                    #expect(late >= 0 && late <= open, place)
                    #expect(loose >= 0 && late >= 0 && loose + late <= open, place)
                }
            }
        }
    }

    @Test("adding a later row leaves every earlier day as it was", arguments: Seeds.forRun(count: 5))
    func pastStays(seed: UInt64) throws {
        var source = RandomCommitment(seed: seed &+ 6)
        for round in 0..<Self.rounds {
            let commitment = source.next()
            let last = commitment.events.map(\.day).max() ?? commitment.origin
            var longer = Story(commitment: commitment).commitment
            let late = last.adding(days: 400)
            longer.events.append(
                Commitment.Event(entry: 900, payment: 900, day: late, measure: .paid, effect: 77))
            let (before, after) = (try commitment.steps(), try longer.steps())
            let yesterday = late.adding(days: -1)
            #expect(
                before.standing(on: yesterday) == after.standing(on: yesterday),
                "seed \(seed), round \(round)")
            #expect(before.filter { $0.key.day < late } == after.filter { $0.key.day < late })
        }
    }

    @Test("what the limits accept once is accepted again as a whole", arguments: Seeds.forRun(count: 5))
    func nothingIsJudgedAgain(seed: UInt64) {
        var source = RandomCommitment(seed: seed &+ 7)
        for _ in 0..<Self.rounds {
            let commitment = source.next()
            let last = commitment.events.map(\.entry).max() ?? 0
            #expect(CommitmentLimits.violations(in: commitment, from: last + 1).isEmpty, "seed \(seed)")
        }
    }
}
