// Many futures of the order against another, in pairs on the same luck: how they differ, in how many of them, and where men are lost.

import {button, choice, div, eyebrow, h, h2, hint, put, radios, tell} from './dom.js';
import {Estimate} from './estimate.js';
import {Heat} from './heat.js';
import {Part} from './part.js';
import {playing} from './playing.js';
import {see} from './proof.js';
import {PAIRS, WORLDS} from './results.js';
import {set, state} from './state.js';
import {decimal, whole} from './words.js';

export default class Futures extends Part {
	constructor(bench) {
		super(bench);
		this.head = div();
		this.run = h('div.run');
		this.estimate = new Estimate(bench, () => this.vary(true));
		this.heat = new Heat(bench);
		bench.playFutures = () => (bench.screen === this ? this.play() : set({screen: 'futures'}));
		bench.heat = () => this.heat.toggle();
		bench.heatOff = () => this.heat.hide();
		bench.orders.onStep(() => this.ifShown(() => this.begin()));
	}

	async show(panel, bar) {
		put(panel, this.head, this.estimate.result, this.estimate.note);
		put(bar, this.run);
		const recalled = !this.study && (await this.results.recalled());
		if (!recalled) return this.begin();
		this.bench.inWorlds = !!recalled.worlds;
		this.drawHead();
		this.finished(recalled);
	}

	hide() {
		this.playing?.leave();
		this.playing = null;
		this.heat.hide();
	}

	get question() {
		return this.results.question({asked: this.orders.asked, against: this.orders.against, inWorlds: this.bench.inWorlds});
	}

	drawHead() {
		const {scenario, orders} = this;
		put(
			this.head,
			eyebrow('Futures'),
			h2(orders.title),
			h(
				'label.row',
				'against ',
				choice(
					null,
					[
						['', 'the course without it, as recorded'],
						orders.place > 0 && ['last', `the last order: before ${orders.steps[orders.place].name}`],
						...scenario.directives.filter(item => !item.isStanding).map(item => [item.id, item.title]),
					],
					state.against ?? '',
					against => {
						set({against: against || null});
						this.begin();
					},
				),
			),
			radios(
				'What varies',
				[
					[false, `chance: ${PAIRS} futures of the standard world`],
					[true, `all that is not known: ${WORLDS.worlds} worlds, ${WORLDS.perWorld} futures in each`],
				],
				this.bench.inWorlds,
				value => this.vary(value),
			),
		);
	}

	/** Plays over worlds, or in the standard world. */
	vary(inWorlds) {
		this.bench.inWorlds = inWorlds;
		this.begin();
	}

	/** Plays what is asked now, or shows its kept result. */
	begin() {
		this.drawHead();
		const known = this.results.known(this.question);
		return known ? this.finished(known) : this.play();
	}

	/** Plays the question; `anew` also where a result of it is kept. */
	async play(anew = false) {
		this.playing?.leave();
		this.heat.hide();
		const isLast = this.latest(),
			{parts, hear} = playing('Stop', () => this.playing?.stop()),
			again = (...words) =>
				put(
					this.run,
					words,
					button('Play again', () => this.play(true)),
				),
			listeners = {
				...hear,
				estimate: estimate => this.estimate.draw(estimate),
				done: study => this.finished(study),
				failed: problem => again(h('p.fault', problem.message)),
			};
		this.estimate.clear();
		put(this.run, parts);
		// What is heard of a question that was overtaken is not shown.
		for (const [name, act] of Object.entries(listeners)) listeners[name] = data => isLast() && act(data);
		try {
			if (anew) await this.results.forget(this.question);
			this.playing = await this.results.play(this.question, listeners);
		} catch (error) {
			if (!isLast()) return;
			again();
			this.bench.fail(error);
		}
	}

	finished(study) {
		const {result, seconds} = study,
			isStopped = study.state === 'stopped';
		this.study = this.heat.study = study;
		set({study: study.id});
		put(
			this.run,
			hint(
				isStopped
					? `Stopped; ${whole(result.played)} of ${whole(result.of)} futures are kept.`
					: `${whole(result.played)} futures played${seconds ? ` in ${decimal(seconds)} s` : ''}.`,
			),
			isStopped && button('Play again', () => this.play(true)),
			this.heat.element,
		);
		this.estimate.draw(result, study);
		see('r', result.digest ?? study.id);
		tell(result.sentences?.[0] ?? 'Played');
	}
}
