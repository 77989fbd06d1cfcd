import Campaigns
import Geography
import Hexes
import Notation
import Scenarios

/// Course of a body or a formation in a future, in sentences.
package struct StoryPage: Codable, Sendable {
    struct Sentence: Codable, Sendable {
        let epoch: Int
        let time: String
        let text: String
        let cell: Int?
    }

    let title: String
    let sentences: [Sentence]
}

/// Tells the course of a body, or of a formation, from a journal.
struct CampaignStory {
    private let played: PlayedCampaign

    init(_ played: PlayedCampaign) { self.played = played }

    /// Sentences of a story at most; of a longer one the first.
    private static let most = 400

    func page(body: Int?, formation: String?) throws(Refusal) -> StoryPage {
        if let body { return try story(of: body) }
        guard let formation else { throw Refusal(.request, "The request names neither body nor formation; give one of them.") }
        guard let index = played.scenario.formations.firstIndex(where: { $0.id == formation }) else {
            throw Refusal(.request, "formation is \"\(formation.prefix(64))\", which the scenario does not have.")
        }
        let events = played.journal.events.filter { Int($0.formation) == index }
        return StoryPage(title: played.scenario.formations[index].name, sentences: days(of: events))
    }

    // MARK: a body

    private func story(of body: Int) throws(Refusal) -> StoryPage {
        let all = played.journal.events
        guard let birth = all.first(where: { Int($0.body) == body && Self.begins($0.kind) }) else {
            throw Refusal(.request, "body is \(body), and no body of that number was formed.")
        }
        let formation = Int(birth.formation)
        let name = played.scenario.formations[formation].name
        var sentences: [StoryPage.Sentence] = []
        var place = birth.place
        var parted = Self.parted(from: body, in: all)
        for event in all {
            if event.kind == .split, Int(event.amount) == body, let (bodies, men) = parted.removeValue(forKey: event.epoch) {
                sentences.append(sentence(event, Self.words(bodies, men), hasPlace: true))
            }
            guard Self.concerns(event, body: body, formation: formation, after: birth) else { continue }
            if event.kind == .stands {
                guard event.place != place else { continue }
                place = event.place
            }
            guard let text = text(of: event, body: body) else { continue }
            sentences.append(sentence(event, text, hasPlace: Self.isPlaced(event.kind)))
        }
        return StoryPage(
            title: "Body \(body) of \(ProseWords.withArticle(name))", sentences: Array(sentences.prefix(Self.most)))
    }

    private static func begins(_ kind: Event.Kind) -> Bool { [.formed, .split, .recalled].contains(kind) }

    /// Whether an event is the body's own, or an order that reaches its formation (which carries no body).
    private static func concerns(_ event: Event, body: Int, formation: Int, after birth: Event) -> Bool {
        event.kind == .orderReceived
            ? Int(event.formation) == formation && event.epoch >= birth.epoch : Int(event.body) == body
    }

    /// Bodies that part from a body, and their men, by epoch.
    private static func parted(from body: Int, in events: [Event]) -> [UInt16: (bodies: Int, men: Int)] {
        var found: [UInt16: (bodies: Int, men: Int)] = [:]
        for event in events where event.kind == .split && Int(event.amount) == body {
            let before = found[event.epoch] ?? (0, 0)
            found[event.epoch] = (before.bodies + 1, before.men + Int(event.men))
        }
        return found
    }

    private static func words(_ bodies: Int, _ men: Int) -> String {
        "\(ProseWords.figured(men, "man", "men")) parted from it, in \(ProseWords.counted(bodies, "body", "bodies"))."
    }

    private static func isPlaced(_ kind: Event.Kind) -> Bool {
        switch kind {
        case .formed, .split, .contact, .killed, .captured, .deserted, .fellOut, .arrived, .arrivedCutOff, .stands,
            .weaponsDestroyed, .weaponsLost:
            true
        default: false
        }
    }

    private func sentence(_ event: Event, _ text: String, hasPlace: Bool) -> StoryPage.Sentence {
        StoryPage.Sentence(
            epoch: Int(event.epoch), time: played.time(of: Int(event.epoch)).description, text: text,
            cell: hasPlace ? Int(event.place) : nil)
    }

    private func text(of event: Event, body: Int) -> String? {
        let men = ProseWords.figured(Int(event.men), "man", "men")
        let weapons = ProseWords.figured(Int(event.amount), "gun or tank", "guns and tanks")
        switch event.kind {
        case .formed: return "Stood \(place(event)) with \(men)."
        case .split: return "\(men) parted from body \(event.amount) \(place(event)) and went their own way."
        case .orderReceived:
            return "The order reached the formation: \(ProseNumber.whole(Int(event.amount))) of \(men) in its ranks obeyed."
        case .contact: return "\(contact(event)) \(place(event))."
        case .killed: return "\(men) killed."
        case .captured: return "\(men) taken prisoner."
        case .deserted: return "\(men) deserted."
        case .fellOut: return "\(men) fell out or went astray."
        case .weaponsDestroyed: return "The crews destroyed \(weapons)."
        case .weaponsLost: return "\(weapons) fell into the enemy's hands."
        case .arrived: return "\(men) arrived \(place(event))."
        case .arrivedCutOff: return "\(men) arrived \(place(event)), where the way to the refuge was cut."
        case .becameGuerrillas: return "\(men) went over to guerrilla war in \(zone(event))."
        case .recalled: return "\(men) who had dispersed in \(zone(event)) assembled again."
        case .stands: return "By the end of the epoch \(place(event)), \(men)."
        default: return nil
        }
    }

    private func place(_ event: Event) -> String { played.scenario.theatre.describe(CellID(Int(event.place))) }

    private func zone(_ event: Event) -> String {
        let zones = played.scenario.theatre.zones
        return zones.indices.contains(Int(event.place)) ? zones[Int(event.place)].name : "the enemy's rear"
    }

    private func contact(_ event: Event) -> String {
        let met = "\(ProseNumber.whole(Int(event.men))) of the enemy"
        switch ContactResult(rawValue: Int(event.amount)) {
        case .evaded: return "Met by \(met) and evaded them"
        case .brushedAside: return "Met by \(met) and brushed them aside"
        case .scattered: return "Met by \(met) and scattered"
        case .blocked: return "Blocked by \(met)"
        case .destroyed: return "Met by \(met) and beaten"
        case .attackedFromAir: return "Attacked from the air"
        case nil: return "Met by \(met)"
        }
    }

    // MARK: a formation

    /// One sentence an epoch in which something happened.
    private func days(of events: [Event]) -> [StoryPage.Sentence] {
        let byEpoch = Dictionary(grouping: events) { Int($0.epoch) }
        return byEpoch.keys.sorted().compactMap { epoch in
            let part = byEpoch[epoch] ?? []
            let men = { (kinds: [Event.Kind]) in part.reduce(0) { $0 + (kinds.contains($1.kind) ? Int($1.men) : 0) } }
            let contacts = part.count { $0.kind == .contact }
            let words = [
                part.contains { $0.kind == .orderReceived } ? "the order arrived" : nil,
                contacts > 0 ? ProseWords.counted(contacts, "contact", "contacts") : nil,
                told(men([.killed]), "killed"), told(men([.captured]), "taken"), told(men([.deserted]), "deserted"),
                told(men([.fellOut]), "fell out or went astray"), told(men([.arrived, .arrivedCutOff]), "arrived"),
                told(men([.becameGuerrillas]), "went over to guerrilla war"),
            ].compactMap(\.self)
            guard !words.isEmpty else { return nil }
            let last = part.last { $0.kind == .stands }.map { Int($0.place) }
            return StoryPage.Sentence(
                epoch: epoch, time: played.time(of: epoch).description,
                text: ProseWords.capitalised(words.joined(separator: ", ")) + ".", cell: last)
        }
    }

    private func told(_ men: Int, _ word: String) -> String? { men > 0 ? "\(ProseNumber.whole(men)) \(word)" : nil }
}
