// The order as a telegram whose underlined phrases are controls; faults beside the phrase; every step can be taken back.

import {Addressees} from './addressees.js';
import {
	actions,
	bullets,
	button,
	choice,
	code,
	div,
	eyebrow,
	fine,
	fold,
	h,
	hint,
	li,
	mainButton,
	p,
	put,
	tell,
	unseen,
} from './dom.js';
import {toggle} from './layers.js';
import {Part} from './part.js';
import {SCOPE} from './phrases.js';
import {set} from './state.js';
import {Telegram} from './telegram.js';
import {capital, count, counted, percent, short} from './words.js';

export default class Order extends Part {
	constructor(bench) {
		super(bench);
		this.telegram = new Telegram(bench);
		this.steps = h('div.steps');
		this.addressees = new Addressees(bench);
		this.more = div();
		/** Opens the Futures screen, which plays what is on the table. */
		this.play = mainButton('Play futures of this order', () => set({screen: 'futures'}), {'aria-keyshortcuts': 'r'});
		this.orders.onStep(() => this.ifShown(() => this.load()));
	}

	async show(panel, bar) {
		this.choice = choice(
			'Begin from',
			this.scenario.directives.map(item => [item.id, item.title + (item.isStanding ? ' (without this advice)' : '')]),
			this.orders.base.id,
			id => this.orders.begin(id),
		);
		put(
			panel,
			eyebrow('The order'),
			h('label.begin', unseen('Begin from'), this.choice),
			this.steps,
			this.telegram.element,
			this.addressees.element,
			this.more,
		);
		put(bar, h('div.time', hint('Underlined phrases can be changed.'), h('div.after', this.play)));
		await this.load();
	}

	async load() {
		const isLast = this.latest();
		this.choice.value = this.orders.base.id;
		const check = await this.ask('check', {order: this.orders.order});
		if (!isLast()) return;
		this.check = check;
		this.play.disabled = !check.isSound;
		this.blockers?.close();
		const focus = document.activeElement?.dataset?.pointer;
		this.drawSteps();
		this.telegram.draw(check);
		this.addressees.draw(check);
		this.drawMore();
		if (focus) [...document.querySelectorAll('[data-pointer]')].find(item => item.dataset.pointer === focus)?.focus();
	}

	drawSteps() {
		const {orders} = this,
			step = (words, name, act, keys) =>
				button(
					name ? `${words}: ${name}` : words,
					() => {
						act();
						tell(`${words} done`);
					},
					{disabled: !name, 'aria-keyshortcuts': keys},
				);
		put(
			this.steps,
			step('Undo', orders.undoName, () => orders.undo(), 'z'),
			orders.redoName && step('Redo', orders.redoName, () => orders.redo(), 'Shift+z'),
		);
	}

	drawMore() {
		const {check, scenario} = this,
			sources = this.orders.base.sources?.map(key => scenario.sources.find(item => item.key === key)?.citation ?? key),
			disabled = !check.isSound;
		put(
			this.more,
			check.warnings?.length > 0 &&
				bullets(
					'faults',
					check.warnings.map(warning => li(warning)),
				),
			actions(
				button('Ways of this order', event => this.attempt(() => this.plan(), event.target), {disabled}),
				button('Test against blockers', event => this.attempt(() => this.test(), event.target), {disabled}),
			),
			(this.planned = div()),
			fold('The order as YAML', code(check.yaml ?? '')),
			fine(
				sources?.length ? `Source: ${sources.join('; ')}. ` : '',
				SCOPE,
				check.digest && ` Order ${short(check.digest)}, scenario ${short(scenario.digest)}.`,
			),
		);
	}

	get request() {
		const {going} = this.addressees;
		return {...this.orders.asked, ...(going && this.check.openChoice ? {going} : {})};
	}

	async test() {
		const {Blockers} = await import('./blockers.js');
		this.blockers?.close();
		this.blockers = new Blockers(this.bench, this);
		this.planned.after(this.blockers.element);
		this.blockers.element.scrollIntoView({block: 'nearest'});
	}

	hide() {
		this.blockers?.close();
	}

	clicked(found, coordinate) {
		this.blockers?.set(coordinate);
		return !!this.blockers;
	}

	async plan() {
		const {order} = this.orders,
			{ways, figures} = await this.ask('plans', this.request),
			{certificate, prospect, detachments} = figures;
		// Another order was written meanwhile.
		if (order !== this.orders.order) return;
		this.map.forces.showWays(ways);
		toggle('ways', true);
		put(
			this.planned,
			p(
				`Spread as well as can be, ${count(detachments)} detachments go by ${count(ways.length)} ways, whatever number the order names. By the standard rules men must then expect ${counted(certificate.blockers, 'battalion')}, placed as well as can be, to meet ${percent(certificate.value)} of them; all on the one best way, ${percent(certificate.oneWayValue)}.` +
					` ${percent(prospect.noContact)} go in detachments that meet nobody, as the enemy stands now.`,
			),
		);
	}
}
