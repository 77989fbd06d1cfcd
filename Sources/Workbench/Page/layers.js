// What the map shows: a choice of one field, marks on and off, and a legend that says what each sign is.

import {kept, octets} from './api.js';
import {CIVIDIS, strip} from './colours.js';
import {choice, h, label, put} from './dom.js';
import {Part} from './part.js';
import {sign} from './signs.js';
import {set, state, when} from './state.js';
import {fitting, percent} from './words.js';

const FIELDS = [
	['', 'None'],
	['hold', 'Hold'],
	['hazard', 'Hazard'],
	['attitude', 'Attitude of the people'],
	['uncertainty', 'Where they may stand'],
];
const MARKS = [
	['enemy', 'The enemy'],
	['gaps', 'Gaps, with their width'],
	['ways', 'Ways, as thick as their men'],
	['cordon', 'The cordon'],
	['spread', 'How far a place may be wrong'],
	['zones', 'Zones, with their names'],
];
/** What is shown at a first visit. */
const USUAL = 'hold.gaps.enemy';
/** What the hazard depends on. */
const PARAMETERS = {
	men: [
		['50', '50 men'],
		['500', '500 men'],
	],
	light: [
		['night', 'dark night'],
		['moon', 'full moon'],
		['day', 'day'],
	],
};

export const shown = () => new Set((state.layers ?? USUAL).split('.').filter(Boolean));

/** Shows a layer or hides it. */
export function toggle(name, on = !shown().has(name)) {
	const now = shown();
	if (on && FIELDS.some(field => field[0] === name)) for (const [field] of FIELDS) now.delete(field);
	now[on ? 'add' : 'delete'](name);
	set({layers: [...now].join('.') || 'none'});
}

/** The control of layers, with the legend. A heat map of a study, `heat`, takes the place of a field while it is shown. */
export class Layers extends Part {
	constructor(bench) {
		super(bench);
		this.parameters = {men: '50', light: 'night'};
		this.heat = null;
		this.element = h('details.layers', {open: innerWidth > 1500 ? true : null});
		/** The shortest legend, always in sight: what is drawn now, and the scale of the shading. */
		this.key = h('div.key-line');
		when(['layers', 'time'], () => this.apply());
	}

	/** Shows a heat map `{values, colours, title, low, high}` in place of the field; null takes it away. */
	showHeat(heat) {
		this.heat = heat;
		this.apply();
	}

	/** Shows fields as they are at a moment of a campaign that is watched; null: at the situation's. */
	turnTo(time) {
		if (this.time === time) return;
		this.time = time;
		if (!this.heat) this.apply();
	}

	async apply() {
		const {maps} = this.bench,
			now = shown(),
			field = FIELDS.find(([name]) => now.has(name))?.[0],
			paint = (...shading) => {
				for (const map of maps) map.field.show(...shading);
			};
		for (const map of maps) for (const [name] of MARKS) map.forces.layers[name].setVisible(now.has(name));
		if (now.has('zones')) this.attempt(() => this.showZones(maps));
		this.draw(now, field);
		const isLast = this.latest();
		if (this.heat) return paint(this.heat.values, this.heat.colours);
		if (!field) return paint(null);
		try {
			const [kinds, {bytes}] = await Promise.all([kept(`scenarios/${state.scenario}/fields`), octets(this.path(field))]);
			if (!isLast()) return;
			this.kind = kinds.find(kind => kind.name === field);
			paint(new Uint8Array(bytes), CIVIDIS);
			this.draw(now, field);
		} catch (error) {
			if (isLast()) paint(null);
			this.bench.fail(error);
		}
	}

	/** The zones in which guerrillas live, once they are asked for. */
	async showZones(maps) {
		const {bytes} = await octets(`scenarios/${state.scenario}/fields/zones`),
			zones = maps[0].ground.zones.map(zone => ({...zone, cells: []}));
		new Uint8Array(bytes).forEach((value, cell) => zones[value - 1]?.cells.push(cell));
		for (const map of maps) map.forces.showZones(zones);
	}

	path(field) {
		const at = this.time ?? state.time;
		return `scenarios/${state.scenario}/fields/${field}?${new URLSearchParams({
			...(at ? {at} : {}),
			...(field === 'hazard' ? this.parameters : {}),
		})}`;
	}

	draw(now, field = '') {
		const {open} = this.element,
			parameter = (name, title) =>
				choice(title, PARAMETERS[name], this.parameters[name], value => {
					this.parameters[name] = value;
					this.apply();
				}),
			group = (title, ...rest) => h('fieldset', h('legend', title), rest);
		put(
			this.element,
			h('summary', 'Legend and layers'),
			group(
				'Shading',
				FIELDS.map(([name, words]) =>
					label(
						h('input', {
							type: 'radio',
							name: 'shading',
							checked: !this.heat && name === field,
							onchange: () => {
								this.bench.heatOff?.();
								name ? toggle(name, true) : toggle(field, false);
							},
						}),
						words,
					),
				),
				field === 'hazard' && h('p.small', parameter('men', 'Size of a body'), ' ', parameter('light', 'Light')),
				this.ramp(),
			),
			group(
				'Marks',
				MARKS.map(([name, words]) =>
					label(
						h('input', {type: 'checkbox', checked: now.has(name), onchange: event => toggle(name, event.target.checked)}),
						sign(name),
						words,
					),
				),
			),
		);
		this.element.open = open;
		put(
			this.key,
			this.signs.map(([name, words]) => h('span', sign(name), words)),
			this.ramp(),
		);
	}

	/** Signs of what is drawn, with their words. */
	get signs() {
		const {ownName, enemyName} = this.scenario,
			now = shown(),
			marks = MARKS.filter(([name]) => now.has(name));
		return [
			...(this.map.forces.layers.own.getVisible() ? [['own', ownName]] : []),
			...marks.map(([name, words]) => [name, name === 'enemy' ? enemyName : words]),
		];
	}

	/** The shading that is seen now, with the ends of its scale in words; null if there is none. */
	get shading() {
		if (this.heat) return this.heat;
		const {kind} = this;
		if (!kind || !shown().has(kind.name)) return null;
		const {title, unit, low, high} = kind,
			figure = value =>
				unit === 'share' ? percent(value) : value && Math.abs(value) < 0.01 ? `${+value.toPrecision(1)}` : fitting(value);
		return {title, unit, low: figure(low), high: figure(high), colours: CIVIDIS};
	}

	/** The strip of colours between its ends in figures. */
	ramp() {
		const {shading} = this;
		if (!shading) return null;
		const {title, unit, low, high, colours} = shading,
			band = h('i');
		band.style.background = `linear-gradient(90deg,${strip(colours)}) #f4eddc`;
		return h('figure.ramp', h('figcaption', title, unit && `, ${unit}`), low, band, high);
	}
}
