// What became of the men: counts at a moment, by formation at the end, and the legend of the signs on the map.

import {bullets, div, h, li, right, table} from './dom.js';
import {FUTURE_SIGNS, sign} from './signs.js';
import {nameOf, whole} from './words.js';

const COUNTS = [
	['marching', 'on the march'],
	['arrived', 'out'],
	['guerrillas', 'guerrillas'],
	['lost', 'lost'],
];

/** Counts of a campaign (and of another beside it) at a moment: `entries` of their bars; at the start all are on the march. */
export const sums = (entries, start) =>
	h(
		'dl.counts',
		COUNTS.map(([name, words]) =>
			div(
				h(
					'dd',
					entries.map((entry, side) =>
						h(side ? 'span.branch' : 'span', whole(entry?.[name] ?? (name === 'marching' ? start : 0))),
					),
				),
				h('dt', words),
			),
		),
	);

/** The signs of fates, drawn as on the map. */
export const fateLegend = () =>
	bullets(
		'fate-legend',
		FUTURE_SIGNS.map(([name, words]) => li(sign(name), words)),
	);

/** What the table of fates counts, by the names of a campaign's books. */
const FATES = [
	['Men', 'start'],
	['Out', 'arrived'],
	['Again', 'arrivedCutOff'],
	['March', 'marching'],
	['Killed', 'killed'],
	['Taken', 'captured'],
	['Astray', 'deserted', 'fellOut'],
	['Guer.', 'guerrillas'],
];

/** Fates by formation at the end of a campaign. */
export function fateTable({formations}, scenario) {
	const sum = (rows, names) => rows.flatMap(row => names.map(name => row[name])).reduce((all, men) => all + men, 0);
	return table(
		'Men at the end of this future. Out: at the objective; again: those of them who were cut off again there; march: still on it. A column with nobody in it is left out.',
		[
			['Formation', rows => (rows === formations ? 'All' : nameOf(scenario, rows[0].id))],
			...FATES.filter(([, ...names]) => sum(formations, names)).map(([title, ...names]) =>
				right(title, rows => whole(sum(rows, names))),
			),
		],
		[...formations.map(row => [row]), formations],
	);
}
