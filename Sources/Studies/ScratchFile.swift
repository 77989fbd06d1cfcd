import Foundation
import Synchronization

/// A file without a name for bytes that are written once and would fill the memory: it is gone when nobody holds it, however the process
/// ends.
///
/// It lies in the folder for temporary files (`TMPDIR`) unless another is named.
package final class ScratchFile: Sendable {
    private let descriptor: Int32
    private let end = Mutex(0)

    /// Bytes of a scratch file, which they keep open.
    package struct Extent: Sendable {
        fileprivate let file: ScratchFile
        fileprivate let start: Int
        /// How many they are.
        package let count: Int

        /// The bytes, read again.
        package func bytes() -> [UInt8] {
            [UInt8](unsafeUninitializedCapacity: count) { room, filled in
                while filled < count {
                    let read = pread(
                        file.descriptor, room.baseAddress! + filled, count - filled, off_t(start + filled))
                    if read < 0, errno == EINTR { continue }
                    precondition(read > 0, "the disk has lost bytes of a temporary file")
                    filled += read
                }
            }
        }
    }

    /// A new file in a folder; nil where none can be made.
    package init?(in folder: URL = FileManager.default.temporaryDirectory) {
        var name = Array("\(folder.path)/anabasis.XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { return nil }
        unlink(name)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Adds bytes; nil if the disk has no room for them.
    package func append(_ bytes: [UInt8]) -> Extent? {
        let start = end.withLock { end in
            defer { end += bytes.count }
            return end
        }
        let isWritten = bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let written = pwrite(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(start + done))
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return false }
                done += written
            }
            return true
        }
        return isWritten ? Extent(file: self, start: start, count: bytes.count) : nil
    }
}
