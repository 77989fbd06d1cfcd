// The order on the table and all its steps: undo and redo without limit, each step with a name.

import {changedWords, pack, same, unpack} from './directive.js';
import {DIALS} from './phrases.js';
import {set, state, when} from './state.js';

/** The order being written. */
export class OrderBook {
  constructor(scenario) {
    this.scenario = scenario;
    const question = scenario.directives.find(item => item.isQuestion) ?? scenario.directives[0];
    const {base, order} = unpack(state.order, scenario.directives) ?? {base: question, order: question.order};
    this.base = base;
    this.steps = [{order, base, name: `“${base.title}”`}];
    this.place = 0;
    this.listeners = [];
    // Back and Forward of the browser, or a link, bring an order that was not made here.
    when(['order'], () => {
      const found = unpack(state.order, scenario.directives);
      if (found && !same(found.order, this.order)) this.take(found.base, found.order, 'the order of the address');
    });
  }

  get order() {
    return this.steps[this.place].order;
  }

  /** The order as a request names it: by the directive's id where nothing was changed. */
  get asked() {
    return this.isChanged ? {order: {...this.order, title: this.title}} : {directive: this.base.id};
  }

  get isChanged() {
    return !same(this.order, this.base.order);
  }

  /** The directive's title; of a changed order also what was changed, within the 120 letters of a title. */
  get title() {
    if (!this.isChanged) return this.base.title;
    const words = `${this.base.title}; ${changedWords(this.order, this.base, DIALS)}`;
    return words.length > 120 ? `${words.slice(0, 118)} …` : words;
  }

  /** Makes an order the present one, as a step with a name. */
  change(order, name) {
    this.take(this.base, order, name);
  }

  /** Begins from a directive of the scenario. */
  begin(directive) {
    this.take(directive, directive.order, `“${directive.title}”`);
  }

  take(base, order, name) {
    if (same(order, this.order)) return;
    this.steps = [...this.steps.slice(0, this.place + 1), {order, base, name}];
    this.go(this.steps.length - 1);
  }

  go(place) {
    if (!this.steps[place]) return;
    this.place = place;
    this.base = this.steps[place].base;
    const question = this.scenario.directives.find(item => item.isQuestion);
    const packed = pack(this.order, this.base);
    set({order: packed === question?.id ? null : packed});
    for (const act of this.listeners) act();
  }

  /** The name of the step that undo takes back; null at the first. */
  get undoName() {
    return this.place > 0 ? this.steps[this.place].name : null;
  }
  get redoName() {
    return this.steps[this.place + 1]?.name ?? null;
  }
  undo() {
    this.go(this.place - 1);
  }
  redo() {
    this.go(this.place + 1);
  }

  /** Calls `act` after every step. */
  onStep(act) {
    this.listeners.push(act);
  }
}
