// The heat map of a study: where men are killed, taken, lost, pass or come out, a hex, in a future.

import {octets} from './api.js';
import {LOSSES} from './colours.js';
import {h} from './dom.js';
import {fromSums} from './fields.js';
import {decimal, whole} from './words.js';

/** Heat maps that can be shown, and what they count. */
const HEATS = [
  ['losses', 'Men lost'],
  ['killed', 'Killed'],
  ['captured', 'Taken'],
  ['deserted', 'Deserted'],
  ['fellOut', 'Fell out or went astray'],
  ['passages', 'Where they stand at the ends of epochs'],
  ['arrivals', 'Where they come out'],
];
/** The choice of a heat map, and the map itself. */
export class Heat {
  constructor(bench) {
    this.bench = bench;
    this.choice = h(
      'select',
      {onchange: event => this.show(event.target.value)},
      h('option', {value: ''}, 'the situation'),
      HEATS.map(([name, words]) => h('option', {value: name}, words)),
    );
    this.element = h('label', {class: 'row'}, 'On the map ', this.choice);
  }

  toggle() {
    if (this.study) this.show(this.choice.value ? '' : 'losses');
  }

  /** Shows one of the maps of a study; an empty name shows the situation again. */
  async show(name) {
    this.choice.value = name;
    if (!name) return this.hide();
    try {
      const {bytes, headers} = await octets(`studies/${this.study.id}/fields/${name}?directive=order`),
        futures = Number(headers.get('Anabasis-Futures')) || this.study.result.played;
      const {values, low, most} = fromSums(new Uint32Array(bytes), this.bench.map.hexes),
        each = sum => decimal(sum / futures, sum / futures < 1 ? 2 : sum / futures < 10 ? 1 : 0);
      this.bench.layers.showHeat({
        values,
        colours: LOSSES,
        title: `${HEATS.find(([id]) => id === name)[1]}, men a hex in a future (mean of ${whole(futures)})`,
        low: each(low),
        high: each(most),
      });
    } catch (error) {
      this.bench.fail(error);
    }
  }

  hide() {
    if (this.bench.layers?.heat) this.bench.layers.showHeat(null);
    this.choice.value = '';
  }
}
