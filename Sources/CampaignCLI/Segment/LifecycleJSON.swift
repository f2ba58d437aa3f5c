import CampaignKit
import CampaignLedger
import CampaignServices

/// The members that every segment document has besides its rows.
struct LifecycleJSON {
    let report: LifecycleReport
    let study: GivingStudy
    let received: YearReceipts
    let currency: Currency

    var members: [String: JSONValue] {
        let year = report.year
        return [
            "year": .number(Int64(year.year)), "starts": .date(year.this.starts),
            "ends": .date(year.this.ends), "unit": .string(study.query.unit.rawValue),
            "soft": .bool(study.query.soft), "classic": .bool(study.isClassic),
            "pick": .optional(study.pick?.text), "groups": groups, "checks": .array(checks),
            "retention": retention, "gains": gains, "losses": losses,
            "this_year": money(report.partition.totalThisYearMinor),
            "last_year": money(report.partition.totalLastYearMinor),
            "other_this_year": money(report.partition.otherThisYearMinor),
            "other_last_year": money(report.partition.otherLastYearMinor), "sizes": sizes,
            "received_this_year": money(received.thisYear), "received_last_year": money(received.lastYear),
            "concentration": concentration,
        ]
    }

    private func money(_ minor: Int64?) -> JSONValue { .money(minor, currency) }

    private var groups: JSONValue {
        LifecycleGroup.fields(report, currency).json(LifecycleStatus.allCases)
    }

    private var checks: [JSONValue] {
        report.checks.map { check in
            let value: (Int64) -> JSONValue = { check.kind == .money ? money($0) : .number($0) }
            return .object([
                "check": .string(check.kind.rawValue), "whole": value(check.whole),
                "parts": .array(check.parts.map(value)), "sum": value(check.sum), "holds": .bool(check.holds),
            ])
        }
    }

    private var retention: JSONValue {
        func share(_ share: Retention.Share, _ value: (Int64) -> JSONValue) -> JSONValue {
            .object([
                "kept": value(share.kept), "of": value(share.of), "percent": .percent(share.percent),
            ])
        }
        let shares = report.retention
        return .object([
            "overall": share(shares.overall, JSONValue.number),
            "new_donors": share(shares.newDonors, JSONValue.number),
            "repeat_donors": share(shares.repeatDonors, JSONValue.number),
            "revenue": share(shares.revenue) { money($0) },
        ])
    }

    private var gains: JSONValue {
        let gains = report.gains
        return .object([
            "new": money(gains.newMinor), "recaptured": money(gains.recapturedMinor),
            "increases": money(gains.increasesMinor), "total": money(gains.totalMinor),
        ])
    }

    private var losses: JSONValue {
        let losses = report.losses
        return .object([
            "lapsed_new": money(losses.lapsedNewMinor), "lapsed_repeat": money(losses.lapsedRepeatMinor),
            "decreases": money(losses.decreasesMinor), "total": money(losses.totalMinor),
        ])
    }

    private var sizes: JSONValue {
        .object([
            "gifts": .number(Int64(report.sizes.count)), "average": money(report.sizes.averageMinor),
            "median": money(report.sizes.medianMinor),
        ])
    }

    private var concentration: JSONValue {
        let concentration = report.concentration
        return .object([
            "top_tenth": .percent(concentration.topTenth),
            "top_donors": .number(Int64(concentration.topDonors)),
            "gini": concentration.giniHundredths.map {
                .object(["hundredths": .number($0), "text": .optional(concentration.giniText)])
            } ?? .null,
        ])
    }
}
