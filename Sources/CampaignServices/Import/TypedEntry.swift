import CampaignExchange
public import CampaignKit
public import CampaignLedger

/// A row that someone types, read and posted by the very rules of an import.
public struct TypedEntry<Context: ServiceContext> {
    public typealias Cells = [(column: String, value: String)]

    public let session: Context
    public let directory: String
    public let loaded: LoadedPlan
    public let today: CalendarDate
    let planText: [UInt8]
    let command: String

    public init(_ session: Context, command: String) throws {
        self.session = session
        self.command = command
        directory = try session.directory()
        (loaded, planText) = try session.planWithText(in: directory)
        today = try session.today(loaded.plan)
    }

    public var currency: Currency { loaded.plan.organization.currency }

    /// The ledger with all of its rows; throws where nothing was posted yet.
    public func ledger() throws -> Ledger {
        guard let ledger = try session.ledger(in: directory) else {
            throw ServiceError.nothingPosted
        }
        return ledger
    }

    /// The cells with the donor's number in place of whatever names them, as `donor show` finds it.
    ///
    /// An unknown one must not become a new donor, and a known one already has a name.
    public func withDonor(_ cells: Cells) throws -> Cells {
        guard let index = cells.firstIndex(where: { $0.column == "donor" }) else { return cells }
        let number = try postingNumber(cells[index].value)
        let names = ["donor_id", "donor_name", "first_name", "last_name", "organization"]
        guard !cells.contains(where: { names.contains($0.column) }) else {
            throw ServiceError.donorNamedTwice(donor: number)
        }
        var cells = cells
        cells[index].value = number
        return cells
    }

    /// `D-7` for what names a donor; throws with the nearest when no one has it.
    public func donorNumber(_ id: String) throws -> String {
        guard let ledger = try session.ledger(in: directory) else {
            throw ServiceError.noDonors(id)
        }
        return "D-\(try ledger.donor(id, asOf: today).line.id)"
    }

    /// The same as rows keep it: of whoever was merged, their own.
    public func postingNumber(_ id: String) throws -> String {
        guard let ledger = try session.ledger(in: directory) else {
            throw ServiceError.noDonors(id)
        }
        return "D-\(try ledger.postingNumber(ofDonor: id, asOf: today))"
    }

    public func post(_ cells: Cells, _ options: ImportOptions) throws -> ImportOutcome {
        try post([cells], options)
    }

    /// Posts several rows together: all of them or none.
    public func post(_ rows: [Cells], _ options: ImportOptions) throws -> ImportOutcome {
        var columns: [String] = []
        for cell in rows.joined() where !columns.contains(cell.column) { columns.append(cell.column) }
        var writer = CSVWriter()
        writer.write(header: columns)
        for cells in rows {
            writer.write(
                columns.map { column in .text(cells.first { $0.column == column }?.value ?? "") })
        }
        var run = ImportRun(
            context: session, loaded: loaded, planText: planText, directory: directory, command: command)
        run.reading.defaultSource = ImportSession.manualSource
        run.reading.delimiter = .comma
        run.reading.takesNamelessPromises = true
        run.options = options
        run.options.describes = true
        run.options.keepsPlaces = true
        // What a command writes twice it means twice.
        run.options.equalRows = .splits
        return try run.run(MemoryByteSource(writer.drain()), fileSHA: nil).outcome
    }
}
