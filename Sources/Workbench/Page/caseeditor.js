// A case of the reader's own: strength, place and reading of the sources changed on a card, and saved as a folder.

import {post} from './api.js';
import {actions, button, choice, faultList, fine, h, label, mainButton, put, tell} from './dom.js';
import {Part} from './part.js';
import {openScenario} from './state.js';
import {capital} from './words.js';

/** Edits of a case that is not yet saved: of formations by id, and of readings. They last while the page does. */
const edits = {formations: {}, readings: {}};
const count = group => Object.keys(edits[group]).length;

/** The field for the name of a case. */
export const nameField = () =>
	h('input', {
		type: 'text',
		maxlength: '40',
		pattern: '[a-z0-9][a-z0-9\\-]*',
		placeholder: 'small letters, digits, hyphens',
		'aria-label': 'Name',
	});

/** Shows a case that was saved or kept. */
export async function openCase(bench, id, words) {
	await bench.refresh();
	openScenario(id);
	tell(words);
}

/** The editor at the foot of a card. */
export class CaseEditor extends Part {
	constructor(bench, formation, standing) {
		super(bench);
		this.formation = formation;
		const mine = edits.formations[formation.id] ?? {},
			figures = {...(mine.men ?? formation.men)},
			group = (title, ...rest) => h('fieldset.edit', h('legend', title), rest);
		this.place = h('output.soft', mine.place ? 'moved' : (standing?.whereabouts ?? formation.placeName));
		this.said = h('p.fine', {role: 'status'});
		this.faults = h('div');
		this.reason = h('input', {type: 'text', maxlength: '300', placeholder: 'what the figures rest on'});
		this.name = nameField();
		this.element = h(
			'details',
			{open: count('formations') > 0},
			h('summary', 'If the sources are read otherwise'),
			fine(
				'Change figures, place or reading, and save them as a case of your own: a folder beside the scenarios, which every command reads. Of its readings, worlds draw all.',
			),
			group(
				'Men',
				['low', 'best', 'high'].map(name =>
					label(
						`${name} `,
						h('input', {
							type: 'number',
							min: '0',
							max: '1000000',
							value: `${figures[name]}`,
							onchange: event => {
								figures[name] = +event.target.value;
								this.keep({men: {...figures}});
							},
						}),
					),
				),
			),
			group(
				'Place',
				this.place,
				button('Point at the map', event => this.pick(event.target)),
			),
			this.scenario.readings.map(({id, title, options}) =>
				group(
					capital(title),
					choice(
						title,
						options.map(option => [option.id, option.title]),
						edits.readings[id] ?? options.find(item => item.isStandard)?.id,
						reading => {
							edits.readings[id] = reading;
							this.say();
						},
					),
				),
			),
			h('label.wide', 'Reason ', this.reason),
			h('label.wide', 'Name ', this.name),
			this.said,
			this.faults,
			actions(mainButton('Save as a case of mine', event => this.save(event.target))),
		);
		this.say();
	}

	keep(change) {
		const {id} = this.formation;
		edits.formations[id] = {...edits.formations[id], ...change};
		this.say();
	}

	say() {
		const pending = count('formations') + count('readings');
		this.said.textContent = pending
			? `${pending === 1 ? 'One change is' : `${pending} changes are`} not saved yet.`
			: 'Nothing is changed yet.';
	}

	/** The next click on the map is the place; Escape ends it. */
	pick(pressed) {
		const {map, place, bench} = this,
			{screen} = bench,
			before = screen.clicked;
		pressed.disabled = true;
		place.textContent = 'Click the place on the map …';
		this.picking = () => {
			screen.clicked = before;
			pressed.disabled = false;
			this.picking = null;
		};
		screen.clicked = (_, [x, y]) => {
			this.keep({place: {x: Math.round(x), y: Math.round(y)}});
			place.textContent = `moved: near ${map.nearest([x, y])?.name ?? 'there'}`;
			map.forces.mark({x, y, name: this.formation.name});
			this.picking();
			return true;
		};
	}

	async save(pressed) {
		const {orders} = this,
			name = this.name.value.trim();
		pressed.disabled = true;
		put(this.faults);
		try {
			const {id} = await post('cases', {
				name,
				base: this.scenario.id,
				edits: {...edits, ...(orders.isChanged ? {order: orders.order} : {})},
				reason: this.reason.value.trim(),
			});
			Object.assign(edits, {formations: {}, readings: {}});
			await openCase(this.bench, id ?? `my.${name}`, 'The case is saved');
		} catch (error) {
			pressed.disabled = false;
			put(this.faults, faultList(error));
		}
	}
}
