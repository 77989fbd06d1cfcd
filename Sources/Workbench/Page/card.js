// The card of a formation: strength, place, sources, fates, what the record says; and what of it may be edited into a case of one's own.

import {CaseEditor} from './caseeditor.js';
import {
	bullets,
	button,
	byId,
	div,
	eyebrow,
	fine,
	fold,
	h,
	h2,
	h3,
	li,
	right,
	section,
	small,
	soft,
	table,
	the,
} from './dom.js';
import {spread} from './pairs.js';
import {Part} from './part.js';
import {state} from './state.js';
import {symbolAddress} from './symbols.js';
import {capital, date, dayMonth, decimal, gripWords, inFutures, percent, short, whole, worldsOf} from './words.js';

const STANDINGS = {
	seen: 'read for this scenario',
	memory: 'quoted from memory',
	derived: 'derived by the authors',
	assumption: 'an assumption',
};

export default class Card extends Part {
	constructor(bench, formation) {
		super(bench);
		this.formation = formation;
		this.standing = byId(bench.situation?.standings, formation.id);
	}

	open() {
		const {formation, bench} = this,
			symbol = symbolAddress(formation.symbol, 2);
		this.back = document.activeElement;
		this.editor = new CaseEditor(bench, formation, this.standing);
		this.element = h(
			'aside',
			{id: 'card', 'aria-label': `Card of ${formation.name}`, tabindex: '-1'},
			h(
				'header',
				symbol && h('img', {src: symbol.url, alt: '', width: Math.round(symbol.width * 0.75)}),
				div(eyebrow(formation.parent), h2(formation.name)),
				button('Close', () => bench.openCard(null)),
			),
			this.facts(),
			section(h3('In the futures'), this.fates()),
			this.record(),
			this.sources(),
			fine(`Scenario ${short(this.scenario.digest)}.`),
			this.editor.element,
		);
		the('panel').after(this.element);
		this.element.focus();
	}

	close() {
		this.editor?.picking?.();
		this.element?.remove();
		this.map.forces.mark(null);
		if (this.back?.isConnected) this.back.focus();
	}

	facts() {
		const {formation, standing} = this,
			{low, best, high} = formation.men,
			{guns, tanks, note} = formation,
			since = standing?.since && `, ${standing.sinceMayBeEarlier ? 'on or before' : 'since'} ${date(standing.since)}`,
			rows = {
				Men: `${whole(best)}; the sources leave ${whole(low)} to ${whole(high)} open`,
				'Guns, tanks': guns || tanks ? `${whole(guns)}, ${whole(tanks)}` : 'none',
				Place: standing ? `${standing.whereabouts}, within ${whole(standing.uncertaintyKilometres)} km` : formation.placeName,
				Confidence: capital(formation.confidence),
				'Cut off':
					standing &&
					(standing.isCutOff ? gripWords(standing.grip) + (since ?? '') : 'no: a road home is free of the enemy’s hold') +
						(standing.holders?.length ? `; held by ${standing.holders.join(', ')}` : ''),
				'Way on foot':
					standing?.leastContacts !== undefined &&
					`${whole(standing.wayKilometres)} km; by the standard rules a small body must expect ${decimal(standing.leastContacts, 2)} contacts on the best of them`,
				'At least met':
					standing?.gameValue !== undefined && `${percent(standing.gameValue)} of the men, by one well-placed inspection`,
				Note: note,
			};
		return h(
			'dl.facts',
			Object.entries(rows).map(([title, words]) => words && [h('dt', title), h('dd', words)]),
		);
	}

	/** What became of it in the futures that were played last. */
	fates() {
		const {byStudy} = this.results,
			study = byStudy.get(state.study) ?? [...byStudy.values()].at(-1),
			fate = byId(study?.result?.formations, this.formation.id);
		if (!fate) return soft('Play futures, and its fate stands here.');
		const cell = (title, fates) => right(title, ([, key]) => spread(fates[key].mean, fates[key]));
		return [
			table(
				`Mean men, and eight futures in ten. ${whole(study.result.played)} futures of ${worldsOf(study)} under “${study.order.title}”; study ${short(study.id)}.`,
				[['', ([title]) => title], cell('Order', fate.order), cell('Against', fate.against)],
				[
					['Out', 'out'],
					['Guerrillas', 'guerrillas'],
					['Lost', 'lost'],
					['Killed', 'killed'],
					['Taken', 'captured'],
					['Deserted', 'deserted'],
					['Astray', 'astray'],
				],
			),
			fate.order.orderReached !== undefined && fine(`The order reached it ${inFutures(fate.order.orderReached)}.`),
		];
	}

	record() {
		const rows = this.scenario.history.filter(item => item.key === this.formation.id);
		return (
			rows.length > 0 &&
			section(
				h3('What the record says'),
				bullets(
					'messages',
					rows.map(({date: day, metric, low, best, high, unit = '', note, sources}) =>
						li(
							`${day ? `${dayMonth(day)}: ` : ''}${metric}, ${low === high ? whole(best) : `${whole(low)} to ${whole(high)}`} ${unit}`,
							note && small(` ${note}`),
							small(` [${sources.join(', ')}]`),
						),
					),
				),
				fine('For comparison only: no campaign reads it.'),
			)
		);
	}

	sources() {
		return fold(
			'Sources',
			bullets(
				'messages',
				this.formation.sources.map(key => {
					const {citation = '', standing} = this.scenario.sources.find(item => item.key === key) ?? {};
					return li(h('b', key), ` ${citation}`, standing && small(` (${STANDINGS[standing] ?? standing})`));
				}),
			),
		);
	}
}
