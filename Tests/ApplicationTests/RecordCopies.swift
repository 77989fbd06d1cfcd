import Application
import Foundation
import TestSupport

/// Copies of the lesson with a record of their own.
enum RecordCopies {
    /// A workspace with copies of the lesson that have a record, under some names.
    static func make<Value>(_ names: [String], _ body: (Workspace, String) async throws -> Value) async throws -> Value {
        try await SessionCase.inFolder { folder in
            for name in names {
                let copy = "\(folder)/Scenarios/\(name)"
                try FileManager.default.createDirectory(atPath: "\(folder)/Scenarios", withIntermediateDirectories: true)
                try FileManager.default.copyItem(atPath: Fixtures.home + "/Scenarios/lesson", toPath: copy)
                let head = try String(contentsOfFile: copy + "/scenario.yaml", encoding: .utf8)
                try head.replacing("id: lesson", with: "id: \(name)").write(
                    toFile: copy + "/scenario.yaml", atomically: true, encoding: .utf8)
                try record.write(toFile: copy + "/history.csv", atomically: true, encoding: .utf8)
            }
            return try await body(try Workspace.find(environment: ["ANABASIS_HOME": folder]), folder)
        }
    }

    static let record = """
        metric,key,low,best,high,unit,confidence,source,use,mechanism
        share out,menOutShare,0.4,0.6,0.8,share,low,INVENTED,fit,marching
        the first,daysToFirstOut,3,4,5,days,low,INVENTED,score,
        taken,prisoners,,100,,men,low,INVENTED,score,
        beside,menOut,,1,,men,low,INVENTED,compare,

        """
}
