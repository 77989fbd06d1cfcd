/// Fields that authors of scenarios have asked for and that no campaign follows: each is refused with the reason and the nearest thing
/// there is.
enum LeftOut {
    /// The reason by the field's name.
    static let fields: [String: String] = [
        "boats": "a river costs a body hours by its class and nobody counts boats",
        "swimming": "a river costs a body hours by its class and nobody drowns",
        "ice": "a river has one class all year; another season is another theatre",
        "flood": "a river has one class all year; another season is another theatre",
        "artillery": "fire support of the enemy is in no rule; only his men and battalions count",
        "airSupply": "food is carried or found; days_without_food says how hungry men start",
        "wounded": "a formation has one kind of men; give those who cannot march a row of their own",
        "nonCombatants": "a formation has one kind of men; give those who cannot march a row of their own",
        "sick": "a formation has one kind of men; days_without_food says how hungry men start",
        "mounted": "all march on foot; rules of the topic march hold their pace",
        "hold": "own formations march or stay; a front that others hold is an objective with from and until",
        "reception": "own formations march or stay; a front that others hold is an objective with from and until",
        "thirdParty": "there are two sides; a third that fights both stands among the enemy",
        "knows": "the enemy learns by contacts alone; a force that knew the plan is placed by its track",
        "endsWar": "conduct does not change when a war ends; end the horizon on that day",
        "truce": "conduct does not change when a war ends; end the horizon on that day",
    ]

    /// The reason why a field is left out, and what comes nearest; nil for a field nobody knows.
    static func reason(for name: String, in kind: ObjectKind) -> String? {
        // An own formation's dated places before the start are for the record alone.
        if name == "track", kind.name == ObjectKind.formation.name {
            return "a formation stands where it stands at the start; its way there belongs into note"
        }
        let plain = { (text: String) in text.filter { $0 != "_" }.lowercased() }
        return fields.first { plain($0.key) == plain(name) }?.value
    }
}
