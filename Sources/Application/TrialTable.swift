import Foundation
import Notation
import Studies
import Synchronization

/// A plain table of the worlds that a case was played in, so that a calibration that is stopped goes on, and takes more worlds later.
///
/// A row is a replication: its world, its share of the time that was taken, and a value for each figure in the order of the record; numbers
/// read back to the same bits. Worlds follow one another from the first on. A row that is broken, and all after it, count as not there.
struct TrialTable {
    private let path: String
    private let head: String
    private let perWorld: Int
    private let figures: Int

    /// The table in a folder for a case; `mark` tells states of all that its campaigns depend on apart.
    init(in folder: String, scenario: String, mark: String, keys: [String], perWorld: Int) {
        path = "\(folder)/\(scenario)-\(mark).csv"
        head = (["world", "seconds"] + keys).map(Escape.csv).joined(separator: ",")
        self.perWorld = perWorld
        figures = keys.count
    }

    /// Rows of the table.
    struct Rows: Equatable {
        /// Seconds of each replication.
        var seconds: [Double] = []
        /// Values by figure, then replication.
        var values: [[Double]]

        /// Replications.
        var count: Int { seconds.count }
    }

    /// The whole worlds that are there.
    func read() -> Rows {
        var rows = Rows(values: (0..<figures).map { _ in [] })
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return rows }
        // What follows the last end of a line was not written to its end.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard lines.first.map(String.init) == head else { return rows }
        for line in lines.dropFirst() {
            let numbers = line.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
            let known = numbers.compactMap(\.self).filter(\.isFinite)
            guard known.count == figures + 2, numbers.count == known.count, known[0] == Double(rows.count / perWorld) else {
                break
            }
            rows.seconds.append(known[1])
            for figure in 0..<figures { rows.values[figure].append(known[2 + figure]) }
        }
        let whole = rows.count / perWorld * perWorld
        return Rows(seconds: Array(rows.seconds.prefix(whole)), values: rows.values.map { Array($0.prefix(whole)) })
    }

    /// Writes the table with these rows alone; throws where it cannot be written.
    func write(_ rows: Rows) throws(OutputFile.Failure) {
        try OutputFile(path).write(head + "\n" + text(rows, from: 0))
    }

    /// Adds rows at the end of the table, which `write` has made.
    func add(_ rows: Rows, from first: Int) throws {
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.seekToEnd()
        try file.write(contentsOf: Data(text(rows, from: first).utf8))
    }

    private func text(_ rows: Rows, from first: Int) -> String {
        (0..<rows.count).map { row in
            let numbers = [rows.seconds[row]] + rows.values.map { $0[row] }
            return (["\((first + row) / perWorld)"] + numbers.map(ProseNumber.exact)).joined(separator: ",") + "\n"
        }.joined()
    }
}

/// The table of a trial while it is played: what was there before, and what is added.
final class TrialKeeping: Sendable {
    private struct State {
        var rows: TrialTable.Rows
        var since: ContinuousClock.Instant
        var fault: String?
    }

    private let table: TrialTable
    private let state: Mutex<State>

    /// Opens the table, without what is broken in it; throws where it cannot be written.
    init(_ table: TrialTable, keeping rows: TrialTable.Rows) throws(OutputFile.Failure) {
        self.table = table
        state = Mutex(State(rows: rows, since: ContinuousClock.now))
        try table.write(rows)
    }

    /// The worlds that are there, and a listener that adds to them.
    var earlier: RecordTrial.Earlier {
        RecordTrial.Earlier(values: state.withLock(\.rows.values)) { self.add($0) }
    }

    /// Seconds of the first replications.
    func seconds(of count: Int) -> Double { state.withLock { $0.rows.seconds.prefix(count).reduce(0, +) } }
    /// The first failure to write; nil if all was kept.
    var fault: String? { state.withLock(\.fault) }

    private func add(_ values: [[Double]]) {
        let count = values.first?.count ?? 0
        guard count > 0 else { return }
        state.withLock { state in
            let took = ContinuousClock.now - state.since
            state.since = ContinuousClock.now
            let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
            let rows = TrialTable.Rows(
                seconds: [Double](repeating: seconds / Double(count), count: count), values: values)
            do { try table.add(rows, from: state.rows.count) } catch { state.fault = state.fault ?? "\(error)" }
            state.rows.seconds += rows.seconds
            for index in values.indices { state.rows.values[index] += values[index] }
        }
    }
}
