// The plan put to the test: the reader sets blockers on the map and sees what share of the men they expect to meet, beside the bound that
// no placing of as many can beat.

import {latest, post} from './api.js';
import {actions, button, fine, h, h3, p, section} from './dom.js';
import {counted, percent} from './words.js';

/** A test against blockers of the present order; `close` ends it. */
export class Blockers {
  constructor(bench, request) {
    this.latest = latest();
    this.bench = bench;
    this.request = request;
    this.cells = [];
    this.said = h('div', {'aria-live': 'polite'});
    this.element = section(
      h3('Test against blockers'),
      fine(
        'Click the map to set a blocker: a battalion that inspects one hex. Click it again to take it away. With the keyboard: centre the map on the place and set one there.',
      ),
      this.said,
      actions(
        button('Set one at the middle of the map', () => this.set(bench.map.view.getCenter())),
        button('End the test', () => this.close()),
      ),
    );
  }

  /** Takes a click on the map. */
  set(coordinate) {
    const cell = this.bench.map.hexes.at(coordinate);
    if (cell === null) return;
    this.cells = this.cells.includes(cell) ? this.cells.filter(other => other !== cell) : [...this.cells, cell];
    this.bench.map.forces.markCells(this.cells);
    this.judge().catch(error => this.bench.fail(error));
  }

  async judge() {
    if (!this.cells.length) {
      this.said.replaceChildren();
      return;
    }
    const isLast = this.latest(),
      {scenario} = this.bench;
    const {body} = await post(`scenarios/${scenario.id}/blockers`, {...this.request(), cells: this.cells});
    if (!isLast()) return;
    const most = [...(body.byFormation ?? [])].sort((one, other) => other.caught - one.caught)[0],
      name = scenario.formations.find(item => item.id === most?.id)?.name;
    this.said.replaceChildren(
      h('p', {class: 'figure'}, percent(body.caught), h('small', {}, ' of the men met, as they expect')),
      p(
        `By ${counted(this.cells.length, 'blocker')}. No placing of as many against this plan expects to meet more than ${percent(body.bound)}.${name && most.caught > 0 ? ` They meet most of the ${name}: ${percent(most.caught)} of it.` : ''}`,
      ),
    );
  }

  close() {
    this.cells = [];
    this.bench.map.forces.markCells([]);
    this.element.remove();
    this.onClose?.();
  }
}
