// Two orders in pairs of futures on the same luck: a table of measures, and what the difference of one amounts to.

import {h, right, small, table} from './dom.js';
import {measureTitle} from './phrases.js';
import {capital, men, rounded, signed, span} from './words.js';

/** Measures of the table, in this order. */
const MEASURES = ['menOut', 'menOutFree', 'killed', 'captured', 'deserted', 'astray', 'guerrillas', 'onTheMarch', 'tiedDown'];

/** Means of both orders for a group of formations, their difference, and how often the first has more (`[title, difference => share]`). */
export function pairTable(caption, scenario, {id, measures}, [first, second], [more, share]) {
	const rows = MEASURES.filter(name => measures[name] && (name !== 'tiedDown' || id === 'all'));
	return table(
		caption,
		[
			['', name => capital(measureTitle(scenario, name))],
			right(first[0], name => men(measures[name][first[1]].mean)),
			right(second[0], name => men(measures[name][second[1]].mean)),
			right('Difference', name => {
				const {finding, mean, ...ends} = measures[name].difference;
				return [finding === 'notToldApart' && !rounded(mean) ? '0' : signed(mean), h('br'), small(span(ends))];
			}),
			right(more, name => {
				const found = share(measures[name].difference);
				return found === null || found === undefined ? '?' : Math.round(found * 100);
			}),
		],
		rows,
	);
}

/** A middle figure, and in small print the span of eight futures in ten. */
export const spread = (middle, {q10, q90}) => [men(middle), small(` ${men(q10)}–${men(q90)}`)];
