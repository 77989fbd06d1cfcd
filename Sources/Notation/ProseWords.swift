/// Words and lists as the reply writes them.
public enum ProseWords {
    private static let small = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]

    /// A number up to twelve in words, a larger one in digits.
    public static func number(_ value: Int) -> String {
        small.indices.contains(value) ? small[value] : ProseNumber.whole(value)
    }

    /// True for a number in words or in digits, more than one.
    public static func isNumber(_ word: String) -> Bool {
        small.dropFirst(2).contains(word) || (word != "1" && !word.isEmpty && word.allSatisfy { $0.isNumber || $0 == "," })
    }

    /// `a, b and c`.
    public static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Names of formations as a sentence has them: `the 3rd, 4th and 7th Divisions and the 105th Tank Division`.
    public static func formations(_ names: [String]) -> String {
        let suffix = " Division"
        let plain = names.filter { $0.hasSuffix(suffix) && $0.split(separator: " ").count == 2 && $0.first?.isNumber == true }
        let others = names.filter { !plain.contains($0) }.map(withArticle)
        guard plain.count > 1 else { return list(names.map(withArticle)) }
        let divisions = "the " + list(plain.map { String($0.dropLast(suffix.count)) }) + " Divisions"
        return list([divisions] + others)
    }

    /// With "the" before an ordinal or an abbreviation: `the 3rd Division`, `the KPA`, but `3 Column`.
    public static func withArticle(_ name: String) -> String {
        let first = name.prefix { $0 != " " }
        let isNumbered =
            first.first?.isNumber == true && !first.allSatisfy(\.isNumber)
            || (first.count > 0 && first.allSatisfy(\.isUppercase))
        return isNumbered ? "the " + name : name
    }

    /// With a capital at the start.
    public static func capitalised(_ text: String) -> String {
        text.first.map { $0.uppercased() + text.dropFirst() } ?? text
    }

    /// With a small letter at the start, unless the first word is a name: one with another capital, or one of those given.
    public static func lowered(_ text: String) -> String {
        let first = text.prefix { $0 != " " }
        let names = first.dropFirst().contains { $0.isUppercase } || first.hasSuffix("’s") || first.hasSuffix("'s")
        return names ? text : text.prefix(1).lowercased() + text.dropFirst()
    }

    /// `one man`, `two men`, `1,300 men`: the number in words up to twelve, and the noun that goes with it.
    public static func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number(count)) \(noun(count, one, many))"
    }

    /// `1 man`, `2 men`: the number in digits, and the noun that goes with it.
    public static func figured(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(ProseNumber.whole(count)) \(noun(count, one, many))"
    }

    /// `1 man`, `3,700 men`: a mean of men, rounded as `ProseNumber.men` rounds it.
    public static func men(_ value: Double) -> String { figured(ProseNumber.rounded(value), "man", "men") }

    /// The form of a noun, or of a verb, that goes with a number; the plural has an s more unless it is given.
    public static func noun(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        count == 1 ? one : many ?? one + "s"
    }

    /// `first`, `second`, up to the tenth in words; then `11th`.
    public static func ordinal(_ number: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        if words.indices.contains(number - 1) { return words[number - 1] }
        return ordinalNumber(number)
    }

    /// `1st`, `12th`, `1,002nd`.
    public static func ordinalNumber(_ number: Int) -> String {
        let isTeen = (11...13).contains(number % 100)
        let suffix = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
        return ProseNumber.whole(number) + suffix
    }

    /// Ends with a full stop, and only one.
    public static func sentence(_ text: String) -> String {
        let capital = capitalised(text)
        return capital.last.map { ".?!".contains($0) } == true ? capital : capital + "."
    }

    /// A rule's or a field's name as words: `contact.sightNight` is `contact: sight night`.
    public static func spoken(_ name: String) -> String {
        var text = ""
        for character in name {
            if character == "." {
                text += ": "
            } else if character.isUppercase {
                text += " " + character.lowercased()
            } else {
                text.append(character)
            }
        }
        return text
    }
}
