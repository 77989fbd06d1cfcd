/// The part of the variance between points that is noise, under common random numbers.
///
/// Two-way analysis of variance without interaction: a value is the sum of an effect of the point, an effect of the replication (the
/// same at all points, so it moves no difference), and a residual. The residual mean square over the number of replications is
/// the noise variance of the mean of a point (Scheffe 1959, chapter 4).
public enum NoiseShare {
    /// Noise variance of the mean of a point. `values` is indexed by point and replication; nil for a single replication or point.
    public static func variance(_ values: [[Double]]) -> Double? {
        guard let replications = values.first?.count, replications > 1, values.count > 1 else { return nil }
        let points = values.map { $0.reduce(0, +) / Double(replications) }
        let effects = (0..<replications).map { replication in
            values.reduce(0) { $0 + $1[replication] } / Double(values.count)
        }
        let mean = points.reduce(0, +) / Double(points.count)
        var squares = 0.0
        for (point, row) in zip(points, values) {
            for (effect, value) in zip(effects, row) {
                let residual = value - point - effect + mean
                squares += residual * residual
            }
        }
        let freedom = Double((values.count - 1) * (replications - 1))
        return squares / freedom / Double(replications)
    }
}
