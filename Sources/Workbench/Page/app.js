// The page begins here: the scenario of the address (or the first), its map, its screens.

import {get, kept, openSession, Problem} from './api.js';
import {button, byId, h, p, put, tell, the} from './dom.js';
import {wordsOf} from './forces.js';
import {Keys} from './keys.js';
import {Layers} from './layers.js';
import {TheatreMap} from './map.js';
import {OrderBook} from './orderbook.js';
import {Results} from './results.js';
import {forget, openScenario, SCREENS, set, state, when} from './state.js';

// The libraries of the map and the charts set two harmless texts as HTML: a letter to measure, and nothing. No other text may pass.
globalThis.trustedTypes?.createPolicy('default', {createHTML: text => (text === 'M' || text === '' ? text : null)});

/** A situation whose figures carry their places. */
const placed = ({figures, places, gaps, enemy, ...rest}) => ({
	...figures,
	...rest,
	standings: figures.standings.map((standing, index) => ({...standing, ...places[index]})),
	gaps: gaps.map(gap => ({...gap.figures, ...gap.place, cells: gap.cells})),
	enemy: enemy.map(({place, ...force}) => ({...force, ...place})),
});

/** What the screens share: the scenario, its map, the order and its steps, results by their content. */
class Bench {
	constructor() {
		this.keys = new Keys(this);
		this.loads = 0;
		this.fail = this.fail.bind(this);
	}

	/** Opens a scenario: the ground first, then what stands on it, then the screen. */
	async open(id) {
		const load = ++this.loads;
		forget();
		this.closeCard();
		this.screen?.hide?.();
		put(the('corner'));
		this.map?.dispose();
		put(the('map'));
		this.screen = this.situation = this.campaign = null;
		this.screens = new Map();
		delete document.body.dataset.ready;
		const scenario = await get(`scenarios/${id}`);
		if (load !== this.loads) return;
		this.scenario = scenario;
		/** The group that the question is about. */
		this.primary = scenario.groups.find(item => item.role === 'primary') ?? {id: 'all', title: 'the command'};
		document.title = `${scenario.title} · Anabasis`;
		this.orders = new OrderBook(scenario);
		this.results = new Results(this);
		/** What varies in the futures that are played: all that is not known, or chance in the standard world. */
		this.inWorlds = false;
		this.map = await TheatreMap.open(the('map'), scenario);
		if (load !== this.loads) return;
		/** The map, and the twin that the Watch screen may lay beside it. */
		this.maps = [this.map];
		this.map.map.updateSize();
		if (!this.map.recall()) this.map.showAsked();
		this.map.forces.showOwn(scenario.formations);
		// Ways are those of the order on the table.
		this.orders.onStep(() => this.map.forces.showWays());
		this.layers = new Layers(this);
		put(the('corner'), this.layers.element, this.layers.key, this.map.scale());
		this.map.onClick((found, coordinate) => this.clicked(found, coordinate));
		// Ready means drawn: names, symbols and relief stand on the map.
		this.map.map.once('rendercomplete', () => {
			document.body.dataset.ready = 'map';
		});
		await Promise.all([this.layers.apply(), this.show(), this.loadSituation()]);
	}

	/** The situation of the address's moment, on the map; the same promise for all who ask. */
	async loadSituation() {
		const {scenario, map} = this,
			at = state.time ? `?at=${encodeURIComponent(state.time)}` : '',
			situation = placed(await kept(`scenarios/${scenario.id}/situation${at}`));
		if (scenario !== this.scenario || this.situation?.time === situation.time) return situation;
		this.situation = situation;
		map.forces.showOwn(scenario.formations, situation.standings);
		map.forces.showSituation(situation);
		document.body.dataset.situation = situation.time;
		return situation;
	}

	/** Shows the screen of the address. */
	async show() {
		const {screens} = this,
			[id, title] = SCREENS.find(([name]) => name === state.screen) ?? SCREENS[0];
		if (!screens.has(id)) {
			const module = await import(`./${id}.js`);
			if (!screens.has(id)) screens.set(id, new module.default(this));
		}
		if (screens !== this.screens) return;
		const screen = screens.get(id);
		for (const link of the('screens').children) {
			const isCurrent = link.dataset.screen === id;
			isCurrent ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
			// On a narrow screen their names go past its edge.
			if (isCurrent) link.scrollIntoView({block: 'nearest', inline: 'center'});
		}
		if (this.screen !== screen) {
			this.screen?.hide?.();
			this.screen = screen;
			document.body.dataset.screen = id;
			the('panel').setAttribute('aria-label', title);
		}
		await screen.show(the('panel'), the('bar')).catch(this.fail);
	}

	/** A click on the map: the screen may take it; else a formation's card opens. */
	clicked(found, coordinate) {
		if (this.screen?.clicked?.(found, coordinate)) return;
		if (found?.formation) this.openCard(found.formation.id);
		else if (found) tell(wordsOf(found));
	}

	/** Opens the futures of the order that changes of the address name: over worlds, or in the standard world. */
	openFutures(inWorlds, changes) {
		this.inWorlds = inWorlds;
		set(changes);
		set({screen: 'futures'});
	}

	/** Opens the card of a formation over the panel, or closes it. */
	openCard(id) {
		set({formation: id});
	}

	async showCard() {
		this.map.forces.touch();
		this.closeCard();
		const formation = byId(this.scenario.formations, state.formation);
		if (!formation) return;
		const {default: Card} = await import('./card.js');
		this.card = new Card(this, formation);
		this.card.open();
	}

	closeCard() {
		this.card?.close();
		this.card = null;
	}

	/** Says what went wrong, in a sentence, where it is seen and heard. */
	fail(error) {
		if (!(error instanceof Problem)) console.error(error);
		document.querySelector('.notice')?.remove();
		const notice = h(
			'div.notice',
			{role: 'alert'},
			p(error instanceof Problem ? error.message : `The page has a defect: ${error?.message ?? error}`),
			button('Close', () => notice.remove()),
		);
		document.body.append(notice);
	}

	/** Opens a sheet that is fetched when it is first asked for. */
	openSheet(load) {
		load.then(module => module.open(this)).catch(this.fail);
	}

	/** The scenarios that can be chosen. */
	async refresh() {
		const scenarios = await get('scenarios');
		if (!byId(scenarios, state.scenario)) state.scenario = scenarios.find(item => item.isFirst).id;
		put(
			the('scenario'),
			scenarios.map(item =>
				h(
					'option',
					{value: item.id, selected: item.id === state.scenario},
					item.title + (item.isCase ? ` (your case ${item.id.slice(3)})` : ''),
				),
			),
			h('option', {value: '+'}, 'A folder of yours …'),
		);
	}
}

const bench = new Bench();
// For the browser's console, and for the benchmark that lays 3,000 bodies on the map.
globalThis.bench = bench;

async function start() {
	await openSession();
	await bench.refresh();
	put(
		the('screens'),
		SCREENS.map(([id, title], index) =>
			h(
				'a',
				{
					href: `?v=${id}`,
					'data-screen': id,
					'aria-keyshortcuts': `${index + 1}`,
					onclick: event => {
						event.preventDefault();
						set({screen: id});
					},
				},
				title,
			),
		),
	);
	put(
		the('tools'),
		button('Take away', () => bench.openSheet(import('./takeaway.js')), {'aria-haspopup': 'dialog'}),
		button('?', () => bench.keys.list(), {'aria-label': 'Keys of this page', 'aria-haspopup': 'dialog', class: 'round'}),
	);
	the('scenario').addEventListener('change', event => {
		if (event.target.value !== '+') return openScenario(event.target.value);
		event.target.value = state.scenario;
		bench.openSheet(import('./folder.js'));
	});
	// A scenario that opens shows its screen by itself.
	const lasting = (name, act) =>
		when(
			[name],
			(_, changed) => {
				if (name === 'scenario' || !changed.includes('scenario')) act().catch(bench.fail);
			},
			{lasting: true},
		);
	lasting('scenario', () => {
		the('scenario').value = state.scenario;
		return bench.open(state.scenario);
	});
	lasting('screen', () => {
		tell(SCREENS.find(([id]) => id === state.screen)?.[1] ?? '');
		return bench.show();
	});
	lasting('formation', () => bench.showCard());
	await bench.open(state.scenario);
	if (state.formation) await bench.showCard();
}

// The map is printed at its size on the screen, shrunk to the sheet (some 680 points of CSS wide).
addEventListener('beforeprint', () =>
	document.body.style.setProperty('--shrink', Math.min(1, 680 / the('field').clientWidth).toFixed(3)),
);
// Map large, both, text large: round and round.
the('handle').addEventListener('click', () => {
	const next = {map: 'half', half: 'text', text: 'map'}[document.body.dataset.sheet ?? 'half'];
	document.body.dataset.sheet = next;
	tell({map: 'The map is large', half: 'Map and text', text: 'The text is large'}[next]);
});
start().catch(bench.fail);
