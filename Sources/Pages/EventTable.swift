import Campaigns
import Geography
import Notation
import Scenarios

/// Events of a campaign as a table.
public enum EventTable {
    /// The columns.
    public static let description = DataTable(
        "events", title: "an event of the campaign",
        fields: [
            Field("epoch", .whole, "number of the epoch, from 0"),
            Field("time", .text, "begin of the epoch, local time", unit: "ISO 8601"), Field("kind", .text, "what happened"),
            Field("formation", .text, "key of the formation; none where it concerns everybody"),
            Field("body", .whole, "number of the body"), Field("place", .whole, "number of the hex or of the zone"),
            Field("men", .whole, "men, by kind", unit: "men"), Field("amount", .whole, "a further quantity, by kind"),
        ])

    /// The table of some events of a scenario.
    public static func table(of events: [Event], in scenario: Scenario, epochHours: Int) -> DataTable {
        description.filled(
            events.map { event in
                let isOfOne = event.formation != Event.noFormation
                let time = scenario.start.adding(hours: Double(Int(event.epoch) * epochHours))
                return [
                    .whole(Int(event.epoch)), .text(time.description), .text("\(event.kind)"),
                    FieldValue(isOfOne ? scenario.formations[Int(event.formation)].id : nil), .whole(Int(event.body)),
                    .whole(Int(event.place)), .whole(Int(event.men)), .whole(Int(event.amount)),
                ]
            })
    }
}
