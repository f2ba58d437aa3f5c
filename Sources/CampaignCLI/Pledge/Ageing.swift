import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// Open installments by how long they are due, and what each age amounts to.
struct Ageing {
    /// One open installment of one pledge.
    struct Item {
        var pledge: PledgeLine
        var installment: InstallmentStanding
        var bucket: AgeingBucket
        /// Days past due; negative when it is yet to come, nil when no day is known, or it waits for a report
        /// of ours.
        var daysLate: Int?
    }

    let items: [Item]

    /// What is open of the pledges, by due day; with `until`, only what is due by then.
    init(_ pledges: [PledgeLine], on day: CalendarDate, until: CalendarDate? = nil) {
        let items = pledges.flatMap { pledge in
            pledge.standing.installments.filter { $0.open > 0 }.map { installment in
                Item(
                    pledge: pledge, installment: installment,
                    bucket: installment.bucket(on: day),
                    daysLate: installment.waits
                        ? nil : installment.due.map { day.dayNumber - $0.dayNumber })
            }
        }
        self.items = items.filter { item in
            guard let until else { return true }
            return item.installment.due.map { $0 <= until } ?? false
        }
        .sorted { Self.key($0) < Self.key($1) }
    }

    private static func key(_ item: Item) -> (Int, Int64) {
        (item.installment.due?.dayNumber ?? Int.max, item.pledge.number)
    }

    func total(_ bucket: AgeingBucket) throws -> Int64 {
        try items.filter { $0.bucket == bucket }.reduce(Int64(0)) { try Checked.add($0, $1.installment.open) }
    }

    func total() throws -> Int64 {
        try items.reduce(Int64(0)) { try Checked.add($0, $1.installment.open) }
    }
}

extension AgeingBucket {
    /// How people read it.
    var title: String {
        switch self {
        case .current: "Not yet due"
        case .over120: "over 120 days"
        default: name.replacing("-", with: "–") + " days"
        }
    }
}
