/// The columns of an entry in the order in which they are written, read back and sealed.
enum EntryColumns {
    static let names = [
        "id", "batch", "line", "source", "external_id", "key64", "content64", "print64", "type", "donor",
        "date",
        "day", "basis", "amount", "currency", "original", "fx_rate", "fx_source", "fee", "unit", "payment",
        "measure", "effect", "exchange", "class", "simple", "target", "place", "anonymity",
        "method",
        "delivery", "received", "postmark", "postmark_kind", "deposited", "cleared", "deposit_id",
        "receipted_by", "benefit_value", "benefit_cost", "benefit_flags", "personal_digest",
    ]
}
