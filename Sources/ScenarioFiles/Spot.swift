/// Where something stands in a file.
struct Spot: Hashable, Sendable {
    let file: String
    var line: Int?
    var column: Int?

    func at(line: Int, column: Int? = nil) -> Spot { Spot(file: file, line: line, column: column) }

    func fault(_ found: String, expected: String, remedy: String, severity: Fault.Severity = .fault) -> Fault {
        Fault(severity, file: file, line: line, column: column, found: found, expected: expected, remedy: remedy)
    }
}

/// Faults and warnings as they are gathered.
struct FaultList {
    private(set) var faults: [Fault] = []
    private(set) var warnings: [Fault] = []

    /// Faults that are told; whoever has more mends these first.
    static let most = 1000

    mutating func add(_ spot: Spot, _ found: String, expected: String, remedy: String) {
        add(spot.fault(found, expected: expected, remedy: remedy))
    }

    mutating func add(_ fault: Fault) {
        if faults.count < Self.most { faults.append(fault) }
    }

    mutating func add(_ report: FaultReport) {
        for fault in report.faults { add(fault) }
    }

    mutating func warn(_ spot: Spot, _ found: String, expected: String, remedy: String) {
        guard warnings.count < Self.most else { return }
        warnings.append(spot.fault(found, expected: expected, remedy: remedy, severity: .warning))
    }
}

/// A name that does not occur among those known, with the nearest of them as a remedy.
func remedy(for word: String, among known: [String], otherwise: String) -> String {
    nearest(to: word, among: known).map { "did you mean \"\($0)\"?" } ?? otherwise
}

/// The known word that differs least from a word, if it is near enough to be meant: a third of its letters, or one of several.
func nearest(to word: String, among known: [String]) -> String? {
    // Longer words are no names: to compare them would take long.
    guard word.utf8.count <= 2 * FieldType.longestName else { return nil }
    let candidates = known.map { (distance: editDistance(word.lowercased(), $0.lowercased()), word: $0) }
    guard let best = candidates.min(by: { $0 < $1 }) else { return nil }
    return best.distance <= max(1, best.word.count / 3) && best.distance < best.word.count ? best.word : nil
}

/// Letters to insert, remove, replace or swap with their neighbour (Damerau 1964, restricted form).
func editDistance(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
            row.append(cost)
        }
        (before, last) = (last, row)
    }
    return last[b.count]
}

/// Names in a sentence: the first twelve, then how many more.
func listing(_ names: [String]) -> String {
    guard names.count > 12 else { return names.joined(separator: ", ") }
    return names.prefix(12).joined(separator: ", ") + " and \(names.count - 12) more"
}
