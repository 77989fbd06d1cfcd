/// Finds few of some items with which something still happens.
///
/// Halves are left out first, then quarters, and so on to single items (Zeller and Hildebrandt, "Simplifying and isolating
/// failure-inducing input", 2002). The result has no item that could be left out by itself; it is empty where no item is
/// needed. For n items the test is asked at most n (n + 3) times, and about 2 log n times where one item does it.
public enum DeltaDebugging {
    /// A smallest list for which `happens` is true; `items` must be such a list.
    public static func minimise<Item>(_ items: [Item], while happens: ([Item]) throws -> Bool) rethrows -> [Item] {
        var kept = items
        var parts = 2
        while kept.count > 1 {
            let size = (kept.count + parts - 1) / parts
            var isSmaller = false
            for start in stride(from: 0, to: kept.count, by: size) {
                let rest = Array(kept[..<start] + kept[min(kept.count, start + size)...])
                if try happens(rest) {
                    kept = rest
                    isSmaller = true
                    break
                }
            }
            if isSmaller {
                parts = max(2, parts - 1)
            } else if size == 1 {
                break
            } else {
                parts = min(kept.count, parts * 2)
            }
        }
        return try kept.count == 1 && happens([]) ? [] : kept
    }
}
