extension Operator {
    /// Operators on whole lines.
    public static let lines: [Operator] = [
        onLines("drop a line") { lines, chooser in lines.remove(at: chooser.below(lines.count)) },
        onLines("drop some lines") { lines, chooser in
            lines.removeSubrange(chooser.range(in: lines.count, longest: 8))
        },
        onLines("write a line twice") { lines, chooser in
            let index = chooser.below(lines.count)
            lines.insert(lines[index], at: index)
        },
        onLines("swap two lines") { lines, chooser in
            lines.swapAt(chooser.below(lines.count), chooser.below(lines.count))
        },
        onLines("move a line") { lines, chooser in
            let line = lines.remove(at: chooser.below(lines.count))
            lines.insert(line, at: chooser.below(lines.count + 1))
        },
        onLines("join two lines") { lines, chooser in
            guard lines.count > 1 else { return }
            let index = chooser.below(lines.count - 1)
            lines[index] += lines.remove(at: index + 1)
        },
        onLines("break a line") { lines, chooser in
            let index = chooser.below(lines.count)
            let column = chooser.below(lines[index].count + 1)
            lines.insert(Array(lines[index][column...]), at: index + 1)
            lines[index].removeSubrange(column...)
        },
        onLines("indent a line") { lines, chooser in
            lines[chooser.below(lines.count)].insert(contentsOf: chooser.pick([[0x20], [0x20, 0x20], [0x09]]), at: 0)
        },
        onLines("outdent a line") { lines, chooser in
            let index = chooser.below(lines.count)
            if lines[index].first == 0x20 { lines[index].removeFirst() }
        },
        onLines("make a line a comment") { lines, chooser in
            lines[chooser.below(lines.count)].insert(contentsOf: Array("# ".utf8), at: 0)
        },
        onLines("end lines as Windows or an old Macintosh does") { lines, chooser in
            if chooser.isOne(in: 4) {
                lines = [Array(lines.joined(separator: [0x0d]))]
            } else {
                lines = lines.map { $0 + [0x0d] }
            }
        },
        onLines("write a line many times") { lines, chooser in
            let index = chooser.below(lines.count)
            let most = longestFile / (lines[index].count + 1)
            let copies = [[UInt8]](repeating: lines[index], count: min(most, chooser.pick([2, 20, 300, 5000])))
            lines.insert(contentsOf: copies, at: index)
        },
    ]
}
