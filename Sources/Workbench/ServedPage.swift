#if Workbench
    import Arithmetic
    import Foundation

    /// The page's files as they are served: minified where set-up minified exactly the files that are built in, else as they were written.
    enum ServedPage {
        /// Bytes by name; `folder` is where Tools/workbench/smallpage.py put them, with the digests of what they were made from.
        static func files(minifiedIn folder: String) -> [String: [UInt8]] {
            let written = PageFiles.all
            let sums = FileManifest(written.map { FileManifest.File(path: $0.key, bytes: $0.value) }).text
            guard contents("\(folder)/SHA256SUMS") == Array(sums.utf8) else { return written }
            let minified = written.keys.compactMap { name in contents("\(folder)/\(name)").map { (name, $0) } }
            return written.merging(minified) { _, small in small }
        }

        private static func contents(_ path: String) -> [UInt8]? {
            FileManager.default.contents(atPath: path).map { [UInt8]($0) }
        }
    }
#endif
