// A part of the page: a screen, or what stands on one. It knows the scenario that is open, its map and the order on the table.

import {latest, post} from './api.js';
import {when} from './state.js';

export class Part {
	constructor(bench) {
		this.bench = bench;
		this.latest = latest();
	}

	get scenario() {
		return this.bench.scenario;
	}
	get map() {
		return this.bench.map;
	}
	get orders() {
		return this.bench.orders;
	}
	get results() {
		return this.bench.results;
	}

	/** Asks the server something about the scenario. */
	async ask(what, value) {
		return (await post(`scenarios/${this.scenario.id}/${what}`, value)).body;
	}

	/** Does what was asked; says what went wrong. The button that was pressed rests meanwhile. */
	async attempt(act, pressed) {
		if (pressed) pressed.disabled = true;
		try {
			await act();
		} catch (error) {
			this.bench.fail(error);
		}
		if (pressed) pressed.disabled = false;
	}

	/** Acts when some of the state changes, while this is the screen in sight. */
	whenShown(names, act) {
		when(names, () => this.ifShown(act));
	}
	ifShown(act) {
		if (this.bench.screen === this) this.attempt(act);
	}
}
