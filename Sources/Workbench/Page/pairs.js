// Two orders in pairs of futures on the same luck: a table of measures, and what the difference of one amounts to.

import {h, right, small, table} from './dom.js';
import {measureTitle} from './phrases.js';
import {capital, inWorlds, men, ofHundred, rounded, signed, span} from './words.js';

/** Measures of the table, in this order. */
const MEASURES = ['menOut', 'menOutFree', 'killed', 'captured', 'deserted', 'astray', 'guerrillas', 'onTheMarch', 'tiedDown'];

/** Means of both orders, called by two words, for a group of formations; their difference, and how often the first has more or does better. */
export function pairTable(caption, scenario, {id, measures}, titles, perWorld) {
	const [first, second] = titles.map(title => title.toLowerCase()),
		mean = (title, key) => right(title, name => men(measures[name][key].mean)),
		rows = MEASURES.filter(name => measures[name] && (name !== 'tiedDown' || id === 'all'));
	return table(
		`${caption} Difference with the 95 % interval of its mean. ${perWorld ? `Better: in how many of 100 worlds drawn from our assumptions the ${first} does better, with the 95 % interval` : `More: in how many of 100 futures the ${first} has more`}.`,
		[
			['', name => capital(measureTitle(scenario, name))],
			mean(titles[0], first),
			mean(titles[1], second),
			right('Difference', name => {
				const {finding, mean, ...ends} = measures[name].difference;
				return [
					finding === 'notToldApart' && !rounded(mean) ? '0' : signed(mean),
					h('br'),
					small(ends.low === ends.high ? 'in every future' : span(ends)),
				];
			}),
			right(perWorld ? 'Better' : 'More', name => {
				const {worldsBetter, chanceMore} = measures[name].difference,
					[figure, ends] = worldsBetter ? inWorlds(worldsBetter) : [ofHundred(chanceMore, '<1', '>99')];
				return [figure, ends && [h('br'), small(ends)]];
			}),
		],
		rows,
	);
}

/** A middle figure, and in small print the span of eight futures in ten, if they differ. */
export const spread = (middle, {q10, q90}, gap = ' ') => [men(middle), q10 < q90 && [gap, small(`${men(q10)}–${men(q90)}`)]];
