import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What is odd about a row that was typed and is recorded all the same.
struct GiftRemarks {
    let record: EntryDetail
    /// As it was typed.
    let cells: TypedEntry<Session>.Cells
    let plan: Plan

    var lines: [String] { [elsewhere, codeUnknown, benefitAbovePayment, benefitUnknown].compactMap { $0 } }

    private func typed(_ column: String) -> String? {
        cells.first { $0.column == column && !$0.value.isEmpty }?.value
    }

    private var isReceived: Bool { record.line.type.family == .received }

    /// A payment counts where its promise does, whatever it is tagged.
    private var elsewhere: String? {
        guard isReceived, let promise = record.line.promise else { return nil }
        let place = record.line.place
        let named = [("campaign", place.campaign), ("appeal", place.appeal), ("project", place.project)]
        guard
            let (column, _) = named.first(where: {
                typed($0.0).map { $0 != "" } ?? false && typed($0.0) != $0.1
            })
        else { return nil }
        let there = place.campaign.isEmpty ? "in no campaign" : "in \(GiftWords.place(place))"
        return "warning: P-\(promise) is \(there), and its payments count there: --\(column) has no effect"
    }

    /// A code that is on no reply slip is nearly always mistyped.
    private var codeUnknown: String? {
        guard let code = typed("keycode"), record.line.promise == nil,
            record.parts.allSatisfy({ $0.place.appeal.isEmpty }),
            KeycodeIndex(plan).appeals(of: code).isEmpty
        else { return nil }
        return "warning: no appeal has the keycode \(TerminalText.safe(code)), so the gift has no appeal"
    }

    private var benefitAbovePayment: String? {
        guard isReceived, let value = record.row.benefit?.valueMinor, value > record.amountMinor else {
            return nil
        }
        return "warning: what was given in return is worth more than the payment: is benefit_value right?"
    }

    /// Under such an appeal a blank means that no one has said.
    private var benefitUnknown: String? {
        guard isReceived, record.row.benefit == nil else { return nil }
        let index = PlanIndex(plan)
        let appeals = record.parts.compactMap { index.appeal($0.place.appeal) }
        guard let appeal = appeals.first(where: { $0.channel == .event || $0.benefits == .ask }) else {
            return nil
        }
        return "warning: \(appeal.id) asks what was given in return, and the receipt needs it: "
            + "--set benefit_value=40, or none"
    }
}
