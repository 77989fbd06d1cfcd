/// The files of a scenario folder and what each of them holds.
enum ScenarioFormat {
    static let scenario = FieldType.object(.scenario)
    static let enemy = FieldType.list(.object(.enemyForce))
    static let directive = FieldType.object(.directive)
    static let rules = FieldType.list(.object(.rule))
    static let sources = FieldType.either([.list(.object(.source)), .object(.references)])
}
