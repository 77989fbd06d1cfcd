/// The version of the program, named by every reply.
enum Version {
    static let number = "0.1.0"
}
