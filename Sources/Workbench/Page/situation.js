// The situation: who is cut off, how tightly, where the gaps are; and, at a first visit, what the order did beside the record.

import {TimeBar} from './bar.js';
import {
	actions,
	bullets,
	button,
	byId,
	div,
	eyebrow,
	fine,
	fold,
	h,
	h3,
	li,
	linked,
	mainButton,
	p,
	put,
	right,
	section,
	small,
	soft,
	table,
} from './dom.js';
import {dotPlot} from './dots.js';
import {shown} from './layers.js';
import {Part} from './part.js';
import {oneOfMany, SCOPE} from './phrases.js';
import {see} from './proof.js';
import {set, state, watchFuture} from './state.js';
import {brings, clock, date, dayMonth, gripWords, inFutures, later, men, overWorlds, percent, short, whole} from './words.js';

export default class Situation extends Part {
	constructor(bench) {
		super(bench);
		this.summary = div();
		this.first = h('section.asked', {'aria-label': 'The order beside the record'});
		this.tables = div();
		this.bar = new TimeBar({
			last: this.scenario.horizonDays,
			label: 'Day of the situation',
			words: day => date(this.moment(day)),
			act: day => this.turnTo(day),
		});
		this.whenShown(['layers'], () => this.loadWays());
		this.orders.onStep(() => this.ifShown(() => this.loadWays()));
		this.whenShown(['time'], () => this.load());
	}

	moment(day) {
		return later(this.scenario.start, 24 * day);
	}

	get day() {
		const {start, horizonDays} = this.scenario;
		let day = 0;
		while (day < horizonDays && this.moment(day) < (state.time ?? start)) day += 1;
		return day;
	}

	turnTo(day) {
		this.bar.value = Math.max(0, Math.min(this.scenario.horizonDays, day));
		clearTimeout(this.turning);
		this.turning = setTimeout(() => set({time: this.bar.value ? this.moment(this.bar.value) : null}), 120);
	}

	/** Steps of the keyboard. */
	step(by) {
		this.turnTo(this.bar.value + by);
	}
	toStart() {
		this.turnTo(0);
	}
	toEnd() {
		this.turnTo(this.scenario.horizonDays);
	}

	async show(panel, bar) {
		put(panel, this.summary, this.first, this.tables);
		put(bar, this.bar.element);
		this.bar.value = this.day;
		this.attempt(() => this.showFirst());
		await this.load();
	}

	hide() {
		this.leave?.();
		this.leave = null;
		put(this.first);
	}

	async load() {
		const isLast = this.latest(),
			situation = await this.bench.loadSituation();
		if (!isLast()) return;
		this.bar.value = this.day;
		this.draw(situation);
		see('s', this.scenario.digest);
		this.attempt(() => this.loadWays());
	}

	/** Ways of the order's plan, once they are asked for. */
	async loadWays() {
		const {forces} = this.map,
			{order, asked} = this.orders;
		if (!shown().has('ways') || forces.of('ways').length) return;
		const {ways} = await this.ask('plans', asked);
		if (order === this.orders.order) forces.showWays(ways);
	}

	draw({time, sentence, light, gaps, standings}) {
		const {scenario} = this,
			open = gaps.filter(gap => !gap.isShut),
			widest = open.reduce((most, gap) => (gap.widthKilometres > (most?.widthKilometres ?? 0) ? gap : most), null);
		put(
			this.summary,
			eyebrow(scenario.title),
			h('h2.moment', date(time), h('small', ` ${clock(time)}`)),
			h('p.lead', sentence.replace(/^\d{1,2} \w+ \d+(?: BC)?\.\s*/, '')),
			p(
				open.length > 0 &&
					`The enemy’s line has ${open.length === 1 ? 'one gap' : `${whole(open.length)} gaps`}; the widest, ${widest.name}, is ${whole(widest.widthKilometres)} km across. `,
				light && `Moon ${Math.round(light.moon * 100)} % lit`,
				light && (light.sunset ? `; sunrise ${light.sunrise}, sunset ${light.sunset}.` : '.'),
			),
		);
		put(
			this.tables,
			this.formations(standings),
			gaps.length > 0 && this.gaps(gaps),
			fold(
				'Messages of those days',
				bullets(
					'messages',
					scenario.timeline.map(({date: day, sender = '', addressee, gist, sources}) =>
						li(
							h('b', dayMonth(day)),
							` ${sender}${addressee ? ` to ${addressee}` : ''}: ${gist}`,
							sources?.length > 0 && small(` [${sources.join(', ')}]`),
						),
					),
				),
			),
			fine(SCOPE, ` Scenario ${short(scenario.digest)}.`),
		);
	}

	formations(standings) {
		const {formations} = this.scenario,
			{primary} = this.bench,
			list = table(
				`Formations at the start${primary.id === 'all' ? '' : `; ${primary.title} first`}. Men: best figure of the sources, with the lowest and highest.`,
				[
					['Formation', ({name}) => linked(name)],
					right('Men', ({men: {low, best, high}}) => [whole(best), small(` ${whole(low)}–${whole(high)}`)]),
					[
						'Cut off',
						({id}) => {
							const {isCutOff, grip, since, sinceMayBeEarlier} = byId(standings, id) ?? {};
							if (!isCutOff) return h('span.soft', 'no');
							return [gripWords(grip), since && small(`, ${sinceMayBeEarlier ? 'by' : 'since'} ${dayMonth(since)}`)];
						},
					],
				],
				formations,
				{act: ({id}) => this.bench.openCard(id), key: ({id}) => id},
			),
			point = id => this.map.forces.mark(id && {...byId(formations, id), name: ''});
		list.addEventListener('pointerover', event => point(event.target.closest('[data-key]')?.dataset.key));
		list.addEventListener('pointerleave', () => point(null));
		return section(h3('Who stands where'), list);
	}

	gaps(gaps) {
		return fold(
			'The gaps',
			table(
				'Gaps, the one that carries most men first. Met: the chance that a small body is met in crossing, by the standard rules.',
				[
					['Gap', ({name, x, y}) => linked(name, () => this.map.goTo(x, y, 260))],
					right('Width', gap => `${whole(gap.widthKilometres)} km`),
					right('Men an hour', gap => men(gap.menPerHour)),
					right('Met', gap => percent(gap.catchChance)),
					['Shuts', gap => (gap.isShut ? 'shut' : gap.shuts ? dayMonth(gap.shuts) : 'stays open')],
				],
				gaps,
			),
		);
	}

	/** The order that is asked about beside what the commanders did: a sentence, and every future a dot. */
	async showFirst() {
		const {scenario, results} = this,
			directive = scenario.directives.find(item => item.isQuestion),
			go = (make, words, screen) => make(words, () => set({screen}));
		if (!directive) return;
		const result = h('div', soft('Playing the first futures …'));
		put(
			this.first,
			h3(directive.title),
			directive.quote ? h('blockquote', `“${directive.quote.trim()}”`) : p(directive.summary),
			result,
			actions(
				go(mainButton, 'Watch a future', 'watch'),
				go(button, 'Change the order', 'order'),
				go(button, 'Read the reply', 'reply'),
			),
		);
		const playing = await results.play(results.question({asked: {directive: directive.id}}), {
			estimate: estimate => this.drawFirst(result, estimate),
			done: study => this.attempt(() => this.drawFirst(result, study.result, study.id)),
			failed: problem => put(result, soft(problem.message)),
		});
		this.leave = playing.leave;
	}

	async drawFirst(result, estimate, id) {
		const {primary} = this.bench,
			difference = byId(estimate.groups, primary.id)?.measures.menOut?.difference;
		if (!difference) return;
		const {results, scenario} = this,
			dots = id && (await results.differences(id, primary.id)),
			known = id && (await results.finished(results.question({asked: {directive: scenario.question}, inWorlds: true})));
		result.classList.toggle('pale', !!estimate.isPale);
		put(
			result,
			p(
				`In the standard world, beside what the commanders did, ${brings('the order', difference, primary)}; more come out ${inFutures(difference.chanceMore)}.`,
			),
			known
				? p(overWorlds(known, primary))
				: oneOfMany(() => this.bench.openFutures(true, {order: null, against: null, study: null})),
			scenario.caveat && p(scenario.caveat),
			dots && [
				dotPlot(dots.values, index => watchFuture(...dots.address(index), {order: null})),
				fine(`${whole(estimate.played)} futures of the standard world; study ${short(id)}.`),
			],
		);
	}
}
