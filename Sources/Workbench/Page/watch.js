// Watching one future: play, pause, step, seek; a body's story; another order sent from here, as a branch on the same map, or followed from
// the start on a twin map, in the same world and on the same luck.

import {kept, octets, post} from './api.js';
import {iconButton, TimeBar, turn} from './bar.js';
import {Bodies} from './bodies.js';
import {
	actions,
	button,
	byId,
	choice,
	code,
	div,
	eyebrow,
	fine,
	fold,
	h,
	h2,
	h3,
	linked,
	p,
	put,
	section,
	soft,
	tell,
} from './dom.js';
import {fateLegend, fateTable, sums} from './fates.js';
import {Frames} from './frames.js';
import {Part} from './part.js';
import {SLIDE} from './phrases.js';
import {see} from './proof.js';
import {sign} from './signs.js';
import {set, state} from './state.js';
import {Story} from './story.js';
import {Twin} from './twin.js';
import {clock, date, later, ofWorld, short, whole} from './words.js';

/** Days a second that can be chosen. */
const SPEEDS = [
	[0.25, '6 hours a second'],
	[0.5, 'half a day a second'],
	[1, 'a day a second'],
	[2, '2 days a second'],
	[4, '4 days a second'],
];

export default class Watch extends Part {
	constructor(bench) {
		super(bench);
		this.speed = 2;
		this.isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
		this.bodies = bench.bodies = this.map.bodies = new Bodies(this.map.hexes);
		this.twin = new Twin(bench, (...hit) => this.clicked(...hit));
		this.head = div();
		this.now = h('div.now');
		this.story = new Story(this);
		this.branching = section();
		this.end = div();
		this.playButton = iconButton('play', 'Play', () => this.playOrPause());
		this.speedChoice = choice(
			'Speed',
			SPEEDS.map(([, words], index) => [`${index}`, words]),
			`${this.speed}`,
			index => {
				this.speed = +index;
			},
		);
		this.bar = new TimeBar({
			last: this.scenario.epochs,
			step: 0.02,
			label: 'Moment of the campaign',
			words: moment => this.words(moment),
			act: moment => this.moveTo(moment),
			before: [
				iconButton('back', 'An epoch back', () => this.step(-1)),
				this.playButton,
				iconButton('on', 'An epoch on', () => this.step(1)),
			],
			after: this.speedChoice,
		});
		this.whenShown(['replication', 'world', 'seed', 'turns', 'twin'], () => this.load());
		this.orders.onStep(() => {
			this.loaded = null;
		});
	}

	time(moment) {
		return later(this.scenario.start, moment * this.scenario.epochHours);
	}

	words(moment) {
		return `${date(this.time(moment))}, ${clock(this.time(Math.round(moment)))}`;
	}

	async show(panel, bar) {
		put(panel, this.head, this.now, this.story.element, this.branching, this.end);
		put(bar, this.bar.element);
		this.map.map.addLayer(this.bodies.layer);
		this.dim(true);
		await this.load();
	}

	hide() {
		this.pause();
		this.map.map.removeLayer(this.bodies.layer);
		if (this.twin.takeAway()) this.loaded = null;
		this.dim(false);
		this.bench.layers.turnTo(null);
		if (this.bench.situation) this.map.forces.showSituation(this.bench.situation);
	}

	/** The situation's marks step back behind the bodies. */
	dim(on) {
		const {own, gaps, ways} = this.map.forces.layers;
		own.setVisible(!on);
		gaps.setOpacity(on ? 0.35 : 1);
		ways.setOpacity(on ? 0.3 : 0.85);
	}

	// MARK: the campaign

	/** The campaigns that are asked for: the one that is watched, and the branch or the twin beside it. */
	get wanted() {
		const {world, turns} = state,
			course = {
				scenario: this.scenario.id,
				seed: state.seed ?? '1950',
				replication: Number(state.replication ?? 0),
				...(world !== undefined ? {world: Number(world)} : {}),
			},
			request = {...course, ...this.orders.asked},
			twin = this.orders.named(state.twin),
			// Another order of the address: EPOCH:ORDER.
			[, epoch, packed] = /^(\d+):(.+)$/.exec(turns ?? '') ?? [],
			sent = this.orders.named(packed);
		this.sentAt = sent && +epoch;
		if (twin) return [request, {...course, ...twin}];
		return sent ? [request, {...request, turns: [{epoch: +epoch, ...sent}]}] : [request];
	}

	async load() {
		const {wanted} = this,
			key = JSON.stringify(wanted),
			isTwin = wanted.length > 1 && !wanted[1].turns,
			moment = Number(state.epoch ?? 0);
		if (this.loaded === key) return this.seek(moment);
		const isLast = this.latest();
		this.pause();
		put(this.head, eyebrow('A future'), soft('Playing it …'));
		// The situation first: it shows the enemy where he stands at the start.
		const [found] = await Promise.all([Promise.all(wanted.map(one => this.fetched(one))), this.bench.loadSituation()]),
			[frames, other] = found.map(item => item.frames);
		if (isTwin) await this.twin.lay();
		// Overtaken by another question, or by another screen, which took the twin away.
		if (!isLast() || (isTwin && !this.twin.bodies)) return;
		if (!isTwin) this.twin.takeAway();
		this.loaded = key;
		this.campaigns = found.map(item => item.campaign);
		const [campaign] = this.campaigns;
		this.bench.campaign = isTwin ? campaign : this.campaigns.at(-1);
		this.epoch = null;
		this.bodies.show(isTwin || !other ? [frames] : [frames, other]);
		if (isTwin) this.twin.bodies.show([null, other]);
		this.bar.input.max = `${campaign.epochs}`;
		this.bar.showCourses(
			this.campaigns.map(({bar}) =>
				['arrived', 'lost'].map(name => bar.map((entry, at) => entry[name] - (bar[at - 1]?.[name] ?? 0))),
			),
			`Men who arrive (up, blue) and men lost (down, red) by epoch${other ? '; below, those of the other order' : ''}`,
		);
		this.story.close();
		this.draw();
		this.seek(moment);
		see('c', this.bench.campaign.digest);
		document.body.dataset.campaign = campaign.id;
	}

	async fetched(request) {
		const {body, id} = await post('campaigns', request),
			campaign = body?.id ? body : await kept(`campaigns/${id}`),
			{bytes} = await octets(`campaigns/${campaign.id}/frames`);
		return {campaign, frames: new Frames(bytes, this.map.hexes)};
	}

	/** The orders of the maps that are seen. */
	get titles() {
		return this.campaigns.slice(0, this.bench.maps.length).map(({sent}) => sent[0].title);
	}

	draw() {
		const {scenario} = this,
			[campaign, other] = this.campaigns,
			isTwin = this.bench.maps.length > 1,
			{replication} = campaign,
			number = h('input.phrase.number', {
				type: 'number',
				min: 0,
				max: 19999,
				value: `${replication}`,
				'aria-label': 'Number of the future',
				onchange: event => set({replication: event.target.value || null, epoch: null}),
			});
		put(
			this.head,
			eyebrow(campaign.sent[0].title),
			h2('Future ', number, ` ${ofWorld(campaign.world)}`),
			actions(button('Another future', () => set({replication: `${replication + 1}`, epoch: null}))),
			this.besides(),
			other &&
				p(
					sign('other'),
					isTwin
						? ` On the second map, in blue squares, the same future, in the same world and on the same luck, under “${other.sent[0].title}”: so the two orders alone make the difference.`
						: ` Beside it, in blue squares, the same future with another order from ${this.words(this.sentAt)}: ${other.sent.at(-1).title}. What became of men is drawn of the first. `,
					!isTwin && linked('Take the branch away', () => set({turns: null})),
				),
		);
		this.drawBranching();
		put(
			this.end,
			fold(isTwin ? `How it ended: ${campaign.sent[0].title}` : 'How it ended, by formation', fateTable(campaign, scenario)),
			other && fold(isTwin ? `How it ended: ${other.sent[0].title}` : 'How the branch ended', fateTable(other, scenario)),
			fine(
				`One future among many ${ofWorld(campaign.world)}: luck made it differ from the others. ${SLIDE} The enemy stands at his last dated place. ${this.campaigns.map(({digest}) => `Campaign ${short(digest)}`).join(', ')}, seed ${campaign.seed}.`,
			),
			fold(
				'The command that plays it again',
				this.campaigns.map(({command}) => code(command)),
			),
		);
	}

	/** The choice of the order that is followed on a second map. */
	besides() {
		const {directives} = this.scenario,
			twin = this.orders.named(state.twin) ? state.twin : '',
			own = state.order ?? this.orders.base.id,
			options = directives.filter(({id}) => id !== own).map(({id, title}) => [id, title]);
		return h(
			'label.row',
			'beside it ',
			choice(
				null,
				[
					['', 'nothing'],
					twin && !byId(directives, twin) && [twin, this.campaigns[1]?.sent[0].title ?? 'another order'],
					...options,
				],
				twin,
				packed => set({twin: packed || null, turns: null}),
			),
		);
	}

	// MARK: time

	get last() {
		return this.campaigns?.[0]?.epochs ?? this.scenario.epochs;
	}

	/** Shows a moment, in epochs and parts of them. */
	seek(moment) {
		if (!this.campaigns) return;
		const held = Math.max(0, Math.min(this.last, moment)),
			epoch = Math.min(Math.floor(held), this.last - 1);
		this.moment = this.bar.value = held;
		for (const map of this.bench.maps) map.bodies.seek(held);
		if (epoch !== this.epoch) {
			this.epoch = epoch;
			this.drawNow(epoch);
			this.moveEnemy(epoch);
		}
		if (this.playing) return;
		this.bench.layers.turnTo(`${this.time(Math.min(held, this.last - 1)).slice(0, 10)}T12:00`);
		set({epoch: held ? `${+held.toFixed(2)}` : null});
	}

	/** Counts at the end of the last epoch that is over. */
	drawNow(epoch) {
		const entries = this.campaigns.map(({bar}) => bar[epoch - 1]),
			start = this.campaigns[0].formations.reduce((sum, item) => sum + item.start, 0);
		put(this.now, sums(entries, start), fateLegend());
		this.twin.say(
			this.titles.map(
				(title, at) => `${title}: ${whole(entries[at]?.arrived ?? 0)} out, ${whole(entries[at]?.lost ?? 0)} lost`,
			),
		);
	}

	/** The enemy at his last dated place. */
	moveEnemy(epoch) {
		const time = this.time(epoch),
			forces = this.scenario.enemy
				.map(force => ({...force, ...force.track.filter(place => place.time <= time).at(-1)}))
				.filter(force => force.x !== undefined && force.posture && force.posture !== 'absent');
		if (this.scenario.enemy.length) for (const map of this.bench.maps) map.forces.showEnemy(forces);
	}

	playOrPause() {
		this.playing ? this.pause() : this.play();
	}

	play() {
		if (!this.campaigns) return;
		if (this.moment >= this.last) this.seek(0);
		this.playing = true;
		turn(this.playButton, 'pause', 'Pause');
		let before = performance.now(),
			exact = this.moment;
		const frame = now => {
			if (!this.playing) return;
			const seconds = Math.min(now - before, 250) / 1000;
			exact = Math.min(this.last, exact + (seconds * SPEEDS[this.speed][0] * 24) / this.scenario.epochHours);
			before = now;
			// Those who want less motion see steps of an epoch.
			const shown = this.isCalm ? Math.floor(exact) : exact;
			if (shown !== this.moment) this.seek(shown);
			if (exact >= this.last) return this.pause();
			requestAnimationFrame(frame);
		};
		requestAnimationFrame(frame);
	}

	pause() {
		if (!this.playing) return;
		this.playing = false;
		turn(this.playButton, 'play', 'Play');
		this.seek(this.moment);
		tell(this.words(this.moment));
	}

	/** Moves by hand. */
	moveTo(moment) {
		this.pause();
		this.seek(moment);
	}
	step(by) {
		this.moveTo(by > 0 ? Math.floor(this.moment + 1) : Math.ceil(this.moment - 1));
	}
	day(by) {
		this.moveTo(Math.round(this.moment) + (by * 24) / this.scenario.epochHours);
	}
	toStart() {
		this.moveTo(0);
	}
	toEnd() {
		this.moveTo(this.last);
	}
	faster(by) {
		this.speed = Math.max(0, Math.min(SPEEDS.length - 1, this.speed + by));
		this.speedChoice.value = `${this.speed}`;
		tell(SPEEDS[this.speed][1]);
	}

	// MARK: a body's story

	/** Rings a body on the map that shows it. */
	choose(body) {
		for (const map of this.bench.maps) map.bodies.choose(body);
	}

	clicked(found, coordinate, bodies = this.bodies) {
		const body = coordinate && bodies.nearest(coordinate, 10 * this.map.view.getResolution());
		if (body) this.attempt(() => this.story.tell(body));
		return !!body;
	}

	// MARK: another order from here

	drawBranching() {
		const {scenario, orders} = this,
			order = choice(
				'The order to send',
				[
					...scenario.directives.filter(item => !item.isStanding).map(item => [item.id, item.title]),
					orders.isChanged && [state.order, `${orders.title} (from the Order screen)`],
				],
				'',
				() => {},
			);
		put(
			this.branching,
			h3('Another order from here'),
			fine(
				'Nothing before this moment changes; what follows meets the same luck. The order travels down the chain of command.',
			),
			actions(
				order,
				button('Send it', () => set({turns: `${Math.floor(this.moment)}:${order.value}`, twin: null})),
			),
		);
	}
}
