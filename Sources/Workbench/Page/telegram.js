// The telegram: the words of an order, whose underlined phrases are controls, with faults beside the phrase.

import {at, withValue} from './directive.js';
import {bullets, byId, choice, h, p, put} from './dom.js';
import {Part} from './part.js';
import {DIALS} from './phrases.js';
import {clock, date, dayMonth, later, whole} from './words.js';

/** What a dial's words are called in the telegram; short enough for a line of the panel. */
const PHRASES = {
	stay: 'stay behind the enemy',
	keep: 'keep their heavy weapons',
	destroy: 'destroy their heavy weapons',
	'destroy-if-blocked': 'destroy their weapons if blocked',
	gaps: 'through gaps in the enemy’s lines',
	roads: 'along the roads',
	night: 'marching by night',
	day: 'marching by day',
	both: 'marching by day and night',
	'new-way': 'take another way',
	'shed-and-separate': 'separate without their weapons',
	'stay-as-guerrillas': 'stay as guerrillas',
	'keep-trying': 'keep trying',
	ifBlockedStay: 'give up the march as guerrillas',
};
/** Signs that belong to the phrase before them. */
const SIGNS = /^[;:.,)]+/;
const keyOf = pointer => pointer.split('/').at(-1);

/** The text of the order on the table; a change of a phrase is a step of the order book. */
export class Telegram extends Part {
	constructor(bench) {
		super(bench);
		this.element = h('div.telegram');
	}

	/** Draws what the server says of the order: its words, with the faults of each phrase. */
	draw({words = [], faults}) {
		// Faults point into the request; its order is ours.
		this.faults = faults.map(fault => ({...fault, pointer: fault.pointer?.replace(/^\/order(?=\/)/, '')}));
		const {base, isChanged} = this.orders,
			shown = new Set(words.flat().map(span => span.pointer)),
			rest = this.faults.filter(fault => !shown.has(fault.pointer));
		put(
			this.element,
			base.quote && !isChanged && h('blockquote', `“${base.quote.trim()}”`),
			words.map(paragraph => p(this.spans(paragraph))),
			rest.length > 0 &&
				bullets(
					'faults',
					rest.map(fault => h('li.fault', fault.sentence)),
				),
		);
	}

	/** Spans of a paragraph; a sign that follows a phrase is kept on its line. */
	spans(paragraph) {
		return paragraph.map((span, index) => {
			const next = paragraph[index + 1],
				sign = SIGNS.exec(next && !next.pointer ? next.text : '')?.[0];
			if (span.pointer) return h(sign ? 'span.kept' : 'span', this.phrase(span), sign);
			return paragraph[index - 1]?.pointer ? span.text.replace(SIGNS, '') : span.text;
		});
	}

	phrase({text, pointer}) {
		const faults = this.faults.filter(fault => fault.pointer === pointer),
			id = `fault${pointer.replaceAll('/', '-')}`,
			control = this.control(pointer, text),
			field = control.matches('select, input') ? control : (control.querySelector('select, input') ?? control);
		field.dataset.pointer ||= pointer;
		if (!faults.length) return control;
		field.setAttribute('aria-invalid', 'true');
		field.setAttribute('aria-describedby', id);
		return [
			control,
			h(
				'span.fault',
				{id, role: 'note'},
				faults.map(fault => `${fault.found}: expected ${fault.expected}; ${fault.remedy}.`).join(' '),
			),
		];
	}

	/** The phrase of a dial's word. */
	word(key, word) {
		if (word === 'withdraw') return `go ${this.scenario.objective}`;
		return PHRASES[key === 'ifBlocked' && word === 'stay' ? 'ifBlockedStay' : word] ?? word;
	}

	/** A phrase as a control of its kind: words to choose from, a number, a moment. What has no dial stays text. */
	control(pointer, text) {
		const value = at(this.orders.order, pointer),
			key = keyOf(pointer),
			dial = this.scenario.dials.find(item => item.name === key);
		if (key === 'who' && value?.of) return this.best(pointer, value, text);
		if (dial?.type === 'word')
			return choice(
				this.label(pointer),
				dial.words.map(word => [word, word === value && text.length < 40 ? text : this.word(key, word)]),
				value,
				word => this.change(pointer, word, this.word(key, word)),
				'select.phrase',
			);
		// "40 men", "eight ways": the number is a control, its noun stays text.
		if (dial?.type === 'whole') return h('span.kept', this.number(pointer, value, dial), / .*/.exec(text)?.[0]);
		if (dial?.type === 'time' || key === 'issued' || key === 'start') return this.moment(pointer, value, dial);
		return h('span.said', text);
	}

	/** A day and an hour to choose from: pickers of browsers write dates in the manner of the machine's country. */
	moment(pointer, value, dial) {
		const {start, end} = this.scenario,
			now = value ?? start,
			[today, hour] = [now.slice(0, 10), clock(now)],
			[first, last] = [dial?.low ?? start, dial?.high ?? end].map(limit => limit.slice(0, 10)),
			days = [],
			hours = new Set([...Array.from({length: 24}, (_, number) => `${`${number}`.padStart(2, '0')}:00`), hour]),
			pick = (what, options, chosen, moment) =>
				choice(
					`${this.label(pointer)}, ${what}`,
					options,
					chosen,
					found => {
						const [day, time] = moment(found);
						this.change(pointer, `${day}T${time}`, `${DIALS[keyOf(pointer)]}: ${dayMonth(day)}, ${time}`);
					},
					'select.phrase',
				);
		for (let day = first; day <= last && days.length < 500; day = later(day, 24).slice(0, 10)) days.push([day, date(day)]);
		return h(
			'span',
			pick('day', days, today, day => [day, hour]),
			', ',
			pick(
				'hour',
				[...hours].sort().map(time => [time, time]),
				hour,
				time => [today, time],
			),
		);
	}

	number(pointer, value = '', {low = 1, high}) {
		const name = DIALS[keyOf(pointer)] ?? keyOf(pointer);
		return h('input.phrase.number', {
			type: 'number',
			value: `${value}`,
			min: low,
			max: high,
			step: 1,
			'aria-label': this.label(pointer),
			'data-pointer': pointer,
			onchange: ({target: {value: text}}) => this.change(pointer, text === '' ? undefined : +text, `${name}: ${whole(+text)}`),
		});
	}

	/** "The best four of the eight": how many go is a number; who they are is the planner's, or yours. */
	best(pointer, {best, of}, text) {
		const group = byId(this.scenario.groups, of),
			input = this.number(`${pointer}/best`, best, {high: group?.members.length});
		return h('span', {title: text}, text.startsWith('T') ? 'The best ' : 'the best ', input, ` of ${group?.title ?? of}`);
	}

	label(pointer) {
		return `${DIALS[keyOf(pointer)] ?? keyOf(pointer)}, ${this.partName(pointer) ?? 'the order'}`;
	}

	/** The name of the part that a pointer leads to, if it leads to one. */
	partName(pointer) {
		const [, parts, number] = pointer.split('/');
		return parts === 'parts' ? this.orders.order.parts[number].name : undefined;
	}

	change(pointer, value, name) {
		this.orders.change(withValue(this.orders.order, pointer, value), [this.partName(pointer), name].filter(Boolean).join(', '));
	}
}
