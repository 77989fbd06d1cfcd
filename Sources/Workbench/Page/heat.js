// The heat map of a study: where men are killed, taken, lost, pass or come out, a hex, in a future.

import {octets} from './api.js';
import {LOSSES} from './colours.js';
import {choice, h} from './dom.js';
import {fromSums} from './fields.js';
import {Part} from './part.js';
import {fitting, whole, worldsOf} from './words.js';

/** Heat maps that can be shown, and what they count. */
const HEATS = [
	['', 'the situation'],
	['losses', 'Men lost'],
	['killed', 'Killed'],
	['captured', 'Taken'],
	['deserted', 'Deserted'],
	['fellOut', 'Fell out or went astray'],
	['passages', 'Where they stand at the ends of epochs'],
	['arrivals', 'Where they come out'],
];

/** Sums of a field of a study, a hex, and the futures they are of. */
export async function studySums(study, name) {
	const {bytes, headers} = await octets(`studies/${study.id}/fields/${name}?directive=order`);
	return {
		sums: new Uint32Array(bytes),
		futures: Number(headers.get('Anabasis-Futures')) || study.result?.played || study.played,
	};
}

/** The choice of a heat map, and the map itself. */
export class Heat extends Part {
	constructor(bench) {
		super(bench);
		this.choice = choice(null, HEATS, '', name => this.show(name));
		this.element = h('label.row', 'On the map ', this.choice);
	}

	toggle() {
		if (this.study) this.show(this.choice.value ? '' : 'losses');
	}

	/** Shows one of the maps of a study; an empty name shows the situation again. */
	show(name) {
		this.choice.value = name;
		if (!name) return this.hide();
		return this.attempt(async () => {
			const {sums, futures} = await studySums(this.study, name),
				{values, low, most} = fromSums(sums, this.map.hexes);
			this.bench.layers.showHeat({
				values,
				colours: LOSSES,
				title: `${HEATS.find(([id]) => id === name)[1]}, men a hex in a future (mean of ${whole(futures)} of ${worldsOf(this.study)})`,
				low: fitting(low / futures),
				high: fitting(most / futures),
			});
		});
	}

	hide() {
		if (this.bench.layers?.heat) this.bench.layers.showHeat(null);
		this.choice.value = '';
	}
}
