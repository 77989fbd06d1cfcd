// Numbers, dates and shares in words, rounded by the rules of the reply (Notation/ProseNumber.swift).

import {byId} from './dom.js';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const SMALL = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** `1,234`, with a true minus sign. */
export const whole = value =>
	(value < 0 ? '−' : '') +
	Math.abs(Math.round(value))
		.toString()
		.replace(/\B(?=(\d{3})+$)/g, ',');

/** What a number of men can bear: hundreds from 1,000 on, tens from 20 on. Ends of an interval are rounded as the larger. */
export function rounded(men, other = 0) {
	const size = Math.max(Math.abs(men), Math.abs(other));
	const step = size >= 1000 ? 100 : size >= 20 ? 10 : 1;
	return Math.round(men / step) * step;
}

export const men = value => whole(rounded(value));

/** `860 fewer men`, `1,300 more men`. */
const moreOrFewer = (value, noun = 'men') => `${men(Math.abs(value))} ${value < 0 ? 'fewer' : 'more'} ${noun}`;

const sign = value => (value > 0 ? '+' : '') + whole(value);

/** `+1,300`, `−200`, `0`. */
export const signed = value => sign(rounded(value));

/** `−490 to −340`. */
export const span = ({low, high}) => `${sign(rounded(low, high))} to ${sign(rounded(high, low))}`;

/** `95 % interval −490 to −340`; never one of no width. */
export const interval = ends => (ends.low < ends.high ? `95 % interval ${span(ends)}` : 'the same in every future');

/** `the order brings out 860 fewer men of the eight divisions on average (95 % interval −980 to −720)`. */
export const brings = (who, {finding, mean, ...ends}, {title}) =>
	finding === 'notToldApart'
		? `it cannot be told whether ${who} brings out more men of ${title} (${interval(ends)})`
		: `${who} brings out ${moreOrFewer(mean)} of ${title} on average (${interval(ends)})`;

/** `31 %`; shares that are small keep a digit. */
export const percent = share => (share > 0 && share < 0.095 ? `${(share * 100).toFixed(1)} %` : `${Math.round(share * 100)} %`);

/** A number with so many digits after the point. */
export const decimal = (value, digits = 1) => (value < 0 ? '−' : '') + Math.abs(value).toFixed(digits);

/** A number with as many digits as its size bears. */
export const fitting = value => {
	const size = Math.abs(value);
	return size >= 1000 ? whole(value) : decimal(value, size < 1 ? 2 : size < 10 ? 1 : 0);
};

/** `62`, a share as a number of a hundred; what is not quite none or all never reads so. */
export const ofHundred = (share, few = 'fewer than one', most = 'more than 99') => {
	const some = Math.round(share * 100);
	return some === 0 && share > 0 ? few : some === 100 && share < 1 ? most : `${some}`;
};

/** `in 62 of 100 futures`. */
export const inFutures = share => `in ${ofHundred(share)} of 100 futures`;

/** What the futures of a study or an estimate are of: `the standard world`, `64 worlds`. No figure stands without it. */
export const worldsOf = ({worlds, perWorld}) => (perWorld ? `${whole(worlds)} worlds` : 'the standard world');

/** The same of one future, by the number of its world. */
export const ofWorld = world => (world === undefined ? 'of the standard world' : `of world ${world}`);

/** Small numbers as words: `eight`. */
export const count = number => SMALL[number] ?? whole(number);

/** `three gaps`, `one gap`. */
export const counted = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

/** `a, b and c`. */
export const list = words => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);

// Moments are texts `1950-09-30T18:00` by the theatre's own clock: no time zone of the reader's may touch them.

/** Day, month, year, hour and minute of a moment. Years before 1 are astronomical. */
export function parts(moment) {
	const [, year, month, day, hour = '0', minute = '0'] = /^(-?\d+)-(\d+)-(\d+)(?:T(\d+):(\d+))?/.exec(moment);
	return {year: +year, month: +month, day: +day, hour: +hour, minute: +minute};
}

const yearWords = year => (year > 0 ? `${year}` : `${1 - year} BC`);

/** `30 September`. */
export const dayMonth = moment => {
	const {day, month} = parts(moment);
	return `${day} ${MONTHS[month - 1]}`;
};

/** `30 September 1950`. */
export const date = moment => `${dayMonth(moment)} ${yearWords(parts(moment).year)}`;

const two = number => `${number}`.padStart(2, '0');

/** `18:00`. */
export const clock = moment => {
	const {hour, minute} = parts(moment);
	return `${two(hour)}:${two(minute)}`;
};

/** `30 September 1950, 18:00`. */
export const dateClock = moment => `${date(moment)}, ${clock(moment)}`;

/** A moment so many hours later, in the Gregorian calendar at all times. */
export function later(moment, hours) {
	const {year, month, day, hour, minute} = parts(moment),
		time = new Date(0);
	time.setUTCFullYear(year, month - 1, day);
	time.setUTCHours(hour, minute + Math.round(hours * 60));
	// A date writes years before 0 and after 9999 with six digits and a sign; the server takes four.
	return time
		.toISOString()
		.slice(0, -8)
		.replace(/^([+-])0*(?=\d{4,}-)/, (_, sign) => (sign === '-' ? '-' : ''));
}

/** `61 to 83`, of a hundred. */
const hundredths = ({low, high}) => `${Math.round(low * 100)} to ${Math.round(high * 100)}`;

/** A share of worlds as a figure of 100 with its interval; a question mark where luck hides it. */
export const inWorlds = ({estimate, interval}) => [
	estimate === undefined ? '?' : ofHundred(estimate, '<1', '>99'),
	hundredths(interval),
];

/** `More men come out in 74 of 100 worlds drawn from our assumptions (95 % interval 61 to 83).`: a share always says of what. */
export function moreInWorlds({estimate, interval}, count) {
	const ends = ` drawn from our assumptions (95 % interval ${hundredths(interval)} of 100)`;
	if (estimate === undefined) return `In how many worlds${ends} more men come out cannot be told from luck.`;
	const how =
		estimate <= 0
			? `none of the ${whole(count)}`
			: estimate >= 1
				? `all ${whole(count)}`
				: `${ofHundred(estimate)} of 100`;
	return `More men come out in ${how} worlds${ends}.`;
}

/** What the order of a study over worlds brings out of a group, `than` what it is compared with, and in how many worlds it does. */
export function overWorlds(study, group, than = '') {
	const {difference} = byId(study.result.groups, group.id).measures.menOut,
		share = difference.worldsBetter ? ` ${moreInWorlds(difference.worldsBetter, study.worlds)}` : '';
	return `Over ${worldsOf(study)} ${brings('the order', difference, group)}${than}.${share}`;
}

/** How tightly a formation is held. */
export const gripWords = grip => (grip === 'noWay' ? 'no way on foot' : grip);

/** The first eight signs of a digest, as the reply names studies. */
export const short = digest => (digest ?? '').slice(0, 8);

/** The name of a formation of a scenario. */
export const nameOf = (scenario, id) => byId(scenario.formations, id)?.name ?? id;
