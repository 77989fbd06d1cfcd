// The plan put to the test: the reader sets blockers on the map and sees what share of the men they expect to meet, beside the bound that
// no placing of as many can beat.

import {actions, button, fine, h, h3, p, put, section} from './dom.js';
import {Part} from './part.js';
import {counted, nameOf, percent} from './words.js';

/** A test against blockers of the order on a screen; `close` ends it. */
export class Blockers extends Part {
	constructor(bench, screen) {
		super(bench);
		this.screen = screen;
		this.cells = [];
		this.said = h('div', {'aria-live': 'polite'});
		this.element = section(
			h3('Test against blockers'),
			fine(
				'Click the map to set a blocker: a battalion that inspects one hex. Click it again to take it away. With the keyboard: centre the map on the place and set one there.',
			),
			this.said,
			actions(
				button('Set one at the middle of the map', () => this.set(this.map.view.getCenter())),
				button('End the test', () => this.close()),
			),
		);
	}

	/** Takes a click on the map. */
	set(coordinate) {
		const cell = this.map.hexes.at(coordinate),
			others = this.cells.filter(other => other !== cell);
		if (cell === null) return;
		this.cells = others.length < this.cells.length ? others : [...others, cell];
		this.map.forces.markCells(this.cells);
		this.attempt(() => this.judge());
	}

	async judge() {
		const {cells, scenario} = this,
			isLast = this.latest();
		if (!cells.length) return put(this.said);
		const {caught, bound, byFormation = []} = await this.ask('blockers', {...this.screen.request, cells});
		if (!isLast()) return;
		const most = [...byFormation].sort((one, other) => other.caught - one.caught)[0];
		put(
			this.said,
			h('p.figure', percent(caught), h('small', ' of the men met, as they expect')),
			p(
				`By ${counted(cells.length, 'blocker')}, under the standard rules. No placing of as many against this plan expects to meet more than ${percent(bound)}.`,
				most?.caught > 0 && ` They meet most of the ${nameOf(scenario, most.id)}: ${percent(most.caught)} of it.`,
			),
		);
	}

	close() {
		this.map.forces.markCells([]);
		this.element.remove();
		this.screen.blockers = null;
	}
}
