/// One thing that `doctor` looked at.
struct DoctorLine: Equatable {
    enum State: String { case ok, warn, fail }

    let state: State
    /// What was looked at: `ledger`.
    let subject: String
    /// What it is.
    let fact: String
    /// What to do when it is not well.
    let advice: String?

    static func ok(_ subject: String, _ fact: String) -> DoctorLine {
        DoctorLine(state: .ok, subject: subject, fact: fact, advice: nil)
    }

    static func warn(_ subject: String, _ fact: String, _ advice: String) -> DoctorLine {
        DoctorLine(state: .warn, subject: subject, fact: fact, advice: advice)
    }

    static func fail(_ subject: String, _ fact: String, _ advice: String) -> DoctorLine {
        DoctorLine(state: .fail, subject: subject, fact: fact, advice: advice)
    }
}
