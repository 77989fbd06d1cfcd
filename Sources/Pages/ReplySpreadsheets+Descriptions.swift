import Notation

/// The tables of a reply without their rows.
extension ReplySpreadsheets {
    package static let descriptions = [directives, formations, arrivals, history, sensitivity, delays, frontier]

    // MARK: fields that several tables have

    /// Suffixes of the fields of an estimate, and their meanings.
    static let quantiles = [
        ("mean", "mean"), ("mean_low95", "mean, lower end of its 95 % interval"),
        ("mean_high95", "mean, upper end of its 95 % interval"), ("q10", "10 % quantile of the campaigns"),
        ("q25", "25 % quantile of the campaigns"), ("median", "median of the campaigns"),
        ("q75", "75 % quantile of the campaigns"),
        ("q90", "90 % quantile of the campaigns"),
    ]

    private static func estimate(_ prefix: String, of what: String, unit: String = "men") -> [Field] {
        quantiles.map { Field(prefix + $0.0, .number, "\(what): \($0.1)", unit: unit) }
    }

    private static func interval(_ name: String, _ what: String, unit: String = "men") -> [Field] {
        [
            Field(name, .number, "\(what): mean", unit: unit),
            Field(name + "_low95", .number, "\(what): lower end of the 95 % interval of the mean", unit: unit),
            Field(name + "_high95", .number, "\(what): upper end of the 95 % interval of the mean", unit: unit),
        ]
    }

    private static let day = "ISO 8601 date"

    // MARK: tables

    static let directives = DataTable(
        "directives", title: "A measure of a group of formations under a directive",
        fields: [
            Field("directive", .text, "key of the directive"), Field("asked", .truth, "whether it is the one asked about"),
            Field("group", .text, "key of the group of formations over which the measure is summed"),
            Field("measure", .text, "key of the measure"), Field("unit", .text, "unit of the measure"),
        ] + estimate("", of: "the measure", unit: "as in `unit`"))

    static let formations = DataTable(
        "formations", title: "A formation under the directive asked about",
        fields: [
            Field("id", .text, "key of the formation"), Field("name", .text, "its name"),
            Field("order", .text, "its task under the directive asked about: go, stay or no order"),
            Field("confidence", .text, "how far the sources bear its figures"),
            Field("men_low", .whole, "strength, lowest figure of the sources", unit: "men"),
            Field("men_best", .whole, "strength, best figure of the sources", unit: "men"),
            Field("men_high", .whole, "strength, highest figure of the sources", unit: "men"),
            Field("men_start_mean", .number, "strength at the start, mean of the campaigns", unit: "men"),
            Field("cut_off", .truth, "no road that bears wheels leads to its own side free of the enemy's hold"),
            Field(
                "place_cut_off_since", .text, "day since which its place has been so, as far back as the dated positions go",
                unit: day),
            Field("least_contacts", .number, "expected contacts of a small body on the best way", unit: "contacts"),
            Field("way_km", .number, "length of that way", unit: "km"),
            Field("order_reached", .number, "share of the campaigns in which the order reaches it", unit: "share, 0 to 1"),
            Field("order_date", .text, "evening by which it does in half of those", unit: day),
        ] + estimate("out_", of: "men brought out")
            + [
                Field("half_out_by", .text, "evening by which half of those who come out have come out", unit: day),
                Field("guerrillas_mean", .number, "men living as guerrillas at the end, mean", unit: "men"),
                Field("lost_mean", .number, "killed, taken, deserted, fallen out or astray, mean", unit: "men"),
                Field("on_the_march_mean", .number, "still on the march at the end, mean", unit: "men"),
            ])

    static let arrivals = DataTable(
        "arrivals", title: "Men of a group at the objective by the end of a day, under the directive asked about",
        fields: [
            Field("group", .text, "key of the group of formations"),
            Field("days_after_start", .whole, "days after the start; 0 is the start itself", unit: "days"),
        ] + estimate("", of: "men who have arrived"))

    static let history = DataTable(
        "history", title: "A figure of the record with the model's",
        fields: [
            Field("metric", .text, "quantity of the record, in words"), Field("key", .text, "key of the quantity"),
            Field("date", .text, "date of the figure", unit: day),
            Field("low", .number, "the record's lowest figure", unit: "as in `unit`"),
            Field("best", .number, "the record's best figure", unit: "as in `unit`"),
            Field("high", .number, "the record's highest figure", unit: "as in `unit`"),
            Field("unit", .text, "unit of the figures"), Field("confidence", .text, "the compilers' confidence in them"),
            Field("directive", .text, "key of the directive under which the model's figure is read"),
        ] + estimate("model_", of: "the model's figure")
            + [
                Field(
                    "model_chance", .number, "share of the campaigns in which a named unit has a remnant there",
                    unit: "share, 0 to 1"),
                Field("relation", .text, "how the model's 80 % interval lies to the record's range"),
                Field("remark", .text, "why the two are not compared"), Field("source", .text, "keys of the sources"),
            ])

    static let sensitivity = DataTable(
        "sensitivity", title: "A rule set to each end of its range, the others held",
        fields: [
            Field("rule", .text, "name of the rule"), Field("unit", .text, "unit of the rule"),
            Field("low", .number, "lowest value of the rule's range", unit: "as in `unit`"),
            Field("standard", .number, "value in this study", unit: "as in `unit`"),
            Field("high", .number, "highest value of the rule's range", unit: "as in `unit`"),
        ] + interval("men_change_at_low", "change in men brought out with the rule at its lowest value")
            + interval("men_change_at_high", "change in men brought out with the rule at its highest value")
            + interval("lead_change_at_low", "change in the lead in men over the baseline with the rule at its lowest value")
            + interval("lead_change_at_high", "change in the lead in men over the baseline with the rule at its highest value")
            + [
                Field("reverses", .truth, "whether the mean lead over the baseline has the other sign at one end"),
                Field("reverses_surely", .truth, "whether it has so with its whole 95 % interval"),
                Field("source", .text, "source of the rule's value"),
            ], decimals: nil)

    static let delays = DataTable(
        "delays", title: "The directive asked about, sent on another day",
        fields: [
            Field("days_later", .whole, "days by which it is sent later; negative for earlier", unit: "days"),
            Field("date", .text, "the day on which it is sent", unit: day),
        ] + estimate("", of: "men brought out of those told to go")
            + interval("difference", "men brought out less those of the day on which it was sent"))

    static let frontier = DataTable(
        "frontier", title: "A choice of those who stay",
        fields: [
            Field("stay", .whole, "number of formations that stay", unit: "formations"),
            Field("who", .text, "names of those who stay"),
            Field("unbeaten", .truth, "no other choice does as well on both counts and better on one"),
            Field("asked", .truth, "whether it is the choice of the directive asked about"),
        ] + interval("out", "men brought out") + interval("guerrillas", "men living as guerrillas at the end")
            + interval("tied_down", "men of the enemy tied down, mean of the days")
            + interval("out_less_asked", "men brought out less those under the directive asked about")
            + interval("tied_down_less_asked", "men tied down less those under the directive asked about"))
}
