extension ProseWords {
    /// Text broken into lines of at most so many columns of a terminal: between words, and between wide characters, which
    /// need no blank. A word that is wider than a line stands on a line of its own.
    public static func wrapped(_ text: String, width: Int, indent: String = "") -> [String] {
        var lines: [String] = []
        var (line, used) = (indent, 0)
        let room = width - indent.displayWidth
        for piece in pieces(of: text) {
            let blank = piece.followsBlank && used > 0 ? 1 : 0
            if used > 0, used + blank + piece.width > room {
                lines.append(line)
                (line, used) = (indent + piece.text, piece.width)
            } else {
                line += (blank > 0 ? " " : "") + piece.text
                used += blank + piece.width
            }
        }
        if used > 0 { lines.append(line) }
        return lines
    }

    /// The fewest columns in which a text can be set without a word that sticks out.
    static func leastWidth(of text: String) -> Int { pieces(of: text).map(\.width).max() ?? 0 }

    /// Pieces that may not be broken, with their widths.
    private struct Piece {
        var text: String
        var width: Int
        let followsBlank: Bool
    }

    /// Signs that no line begins with.
    private static let closing: Set<Character> = ["。", "，", "、", "）", "」", "』", "》", "〉", "：", "；", "！", "？", "”", "’"]

    private static func pieces(of text: String) -> [Piece] {
        text.split(whereSeparator: { $0 == " " || $0 == "\n" }).flatMap { word in
            var pieces: [Piece] = []
            var wasWide = false
            for character in word {
                let width = character.displayWidth
                let isWide = width > 1
                let joins = closing.contains(character) || width == 0 || !(isWide || wasWide)
                if joins, let last = pieces.indices.last {
                    pieces[last].text.append(character)
                    pieces[last].width += width
                } else {
                    pieces.append(Piece(text: String(character), width: width, followsBlank: pieces.isEmpty))
                }
                wasWide = isWide
            }
            return pieces
        }
    }
}
