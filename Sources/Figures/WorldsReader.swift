import Scenarios
import Statistics
import Studies

/// Reads the verdict over worlds and the worth of what is not known.
struct WorldsReader {
    let design: WorldDesign
    let sampling: WorldSampling
    /// Worlds that were played.
    let worlds: Int
    let judgement: StudyVerdict?
    let worth: UnknownsWorth?

    func read() -> ReplyWorlds {
        let kinds = Unknown.Kind.allCases.compactMap { kind -> ReplyUnknowns? in
            let count = design.unknowns.filter { $0.kind == kind }.count
            return count > 0 ? ReplyUnknowns(kind: kind.rawValue, title: kind.title, count: count) : nil
        }
        return ReplyWorlds(
            worlds: worlds, perWorld: sampling.perWorld, mostWorlds: sampling.most, unknowns: kinds,
            verdict: judgement.map(verdict),
            kinds: worth?.groups.map { item in
                told(item, title: Unknown.Kind(rawValue: item.name)?.title ?? item.name)
            } ?? [],
            named: worth?.unknowns.filter(\.isNamed).sorted { $0.explained > $1.explained }.map { item in
                told(item, title: design.unknowns.first { $0.name == item.name }?.title ?? item.name)
            } ?? [],
            unexplained: keyed(worth?.unexplained ?? []), controlled: keyed((worth?.controlled ?? []).map { $0.map(told) }))
    }

    private func told(_ controlled: ControlledMean) -> ReplyControlled {
        ReplyControlled(
            mean: controlled.mean, standardError: controlled.standardError, plainStandardError: controlled.plainStandardError)
    }

    private func told(_ worth: UnknownsWorth.Worth, title: String) -> ReplyWorth {
        ReplyWorth(
            name: worth.name, title: title, shares: keyed(worth.shares), changesVerdict: worth.changesVerdict,
            valueOfKnowing: worth.valueOfKnowing, isNamed: worth.isNamed)
    }

    /// Values of clauses by their keys; those that are nil are left out.
    private func keyed<Value>(_ values: [Value?]) -> [String: Value] {
        let keys = judgement?.findings.map { "\($0.measure.rawValue).\($0.clause.group)" } ?? []
        return Dictionary(uniqueKeysWithValues: zip(keys, values).compactMap { key, value in value.map { (key, $0) } })
    }

    private func verdict(_ judgement: StudyVerdict) -> ReplyVerdict {
        ReplyVerdict(
            finding: judgement.verdict.verdict?.rawValue ?? "notKnown", shares: shares(judgement.verdict),
            gains: ReplyShare(judgement.verdict.gains), loses: ReplyShare(judgement.verdict.loses),
            atDeltas: judgement.atDeltas.map { item in
                ReplyDeltas(
                    factor: item.factor,
                    shares: Dictionary(uniqueKeysWithValues: zip(WorldClass.allCases.map(\.rawValue), item.shares)))
            }, ofFree: judgement.ofFree.map(shares),
            required: judgement.verdict.required, confidence: judgement.verdict.confidence,
            isProvisional: judgement.isProvisional, clauses: judgement.findings.map(clause),
            readings: judgement.byReading.map(reading),
            exchange: judgement.exchange.flatMap { exchange in
                exchange.rate.estimate.map {
                    ReplyExchange(
                        gain: exchange.gain, loss: exchange.loss, rate: $0,
                        interval: exchange.rate.interval.map(ReplyInterval.init))
                }
            })
    }

    private func shares(_ verdict: WorldVerdict) -> [String: ReplyShare] {
        Dictionary(uniqueKeysWithValues: WorldClass.allCases.map { ($0.rawValue, ReplyShare(verdict.share(of: $0))) })
    }

    private func clause(_ finding: StudyVerdict.Finding) -> ReplyClause {
        let sample = finding.sample
        return ReplyClause(
            measure: finding.measure.rawValue, group: finding.clause.group,
            groupTitle: design.scenario.group(finding.clause.group)?.title ?? finding.clause.group, unit: finding.measure.unit,
            delta: finding.delta, reason: finding.clause.reason, mean: sample.mean, standardError: sample.standardError,
            worldInterval: sample.worldInterval().map(ReplyInterval.init),
            totalInterval: sample.totalInterval().map(ReplyInterval.init),
            luckInterval: sample.luckInterval().map(ReplyInterval.init), luckShare: sample.luckShare,
            better: ReplyShare(finding.verdict.better),
            worse: ReplyShare(finding.verdict.worse), noDifference: ReplyShare(finding.verdict.noDifference),
            finding: finding.verdict.finding.rawValue)
    }

    private func reading(_ item: StudyVerdict.ByReading) -> ReplyReading {
        let weights = item.reading.options.reduce(0) { $0 + $1.weight }
        return ReplyReading(
            reading: item.reading.id, title: item.reading.title, option: item.option.title,
            weight: item.option.weight / weights, worlds: item.worlds, recalls: item.option.dispersed == .recalled,
            exchanged: item.option.exchanges.flatMap { [$0.one, $0.other] }.map { design.scenario.formations[$0].name },
            finding: item.verdict.map { $0.verdict?.rawValue ?? "notKnown" }, shares: item.verdict.map(shares) ?? [:],
            means: item.means)
    }
}

extension ReplyWorlds {
    /// The worlds of a study of unknowns, with their worth.
    package init(_ study: UnknownsStudy, worth: UnknownsWorth?) {
        self =
            WorldsReader(
                design: study.design, sampling: study.sampling, worlds: study.worlds, judgement: study.judgement, worth: worth
            ).read()
    }
}
