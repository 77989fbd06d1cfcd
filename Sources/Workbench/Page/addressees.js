// Who is told what: each formation may be moved to another part of the order; a choice that is left open is the planner's or the reader's.

import {follow, post} from './api.js';
import {addressees, moved, named} from './directive.js';
import {actions, button, div, h, h3, section, table, tell} from './dom.js';
import {list, nameOf, whole} from './words.js';

/** The table of formations with what each is told. */
export class Addressees {
  constructor(bench) {
    this.bench = bench;
    this.element = section();
    /** Those who go, once the planner has chosen. */
    this.going = null;
  }

  /** Who is told what, a formation a row: each may be moved to another part. */
  draw(check) {
    this.check = check;
    const {bench} = this,
      {scenario, orders: book} = bench,
      found = addressees(book.order, scenario),
      open = check.openChoice;
    const cell = formation => {
      const entry = found.get(formation.id);
      if (entry?.isChosen)
        return h('span', {class: 'soft'}, `one of ${open?.from?.length ?? 'those'}, of whom ${open?.best ?? 'some'} go`);
      const isOpen = [...found.values()].some(other => other.isChosen);
      return h(
        'select',
        {
          class: 'phrase',
          'aria-label': `What ${formation.name} is told`,
          disabled:
            isOpen &&
            entry &&
            typeof book.order.parts[entry.part].who === 'string' &&
            book.order.parts[entry.part].who.startsWith('rest-of')
              ? true
              : null,
          onchange: event =>
            book.change(
              moved(named(book.order, scenario, this.going), formation.id, Number(event.target.value)),
              `${formation.name}: ${event.target.selectedOptions[0].textContent}`,
            ),
        },
        book.order.parts.map((part, index) => h('option', {value: `${index}`, selected: entry?.part === index}, part.name)),
        h('option', {value: '-1', selected: !entry}, 'nothing: as the record has it'),
      );
    };
    const rows = scenario.formations;
    this.element.replaceChildren(
      h3('By formation'),
      open ? this.choiceOf(open) : '',
      table(
        'What each formation is told.',
        [
          {title: 'Formation', of: formation => button(formation.name, () => bench.openCard(formation.id), {class: 'link'})},
          {title: 'Men', right: true, of: formation => whole(formation.men.best)},
          {title: 'Told to go with', of: cell},
        ],
        rows,
      ),
    );
  }

  /** A choice that the order leaves open: settled by the planner for some seconds of processor, or made by the reader. */
  choiceOf(open) {
    const {scenario} = this.bench,
      name = id => nameOf(scenario, id);
    const said = h(
      'p',
      {class: 'fine', role: 'status'},
      this.going
        ? `Chosen by the planner: ${list(this.going.map(name))}.`
        : `The order leaves open which ${whole(open.best)} of ${whole(open.from.length)} go. The planner judges every choice; that takes some seconds and is kept.`,
    );
    return div(
      said,
      actions(
        button('Let the planner choose now', event => this.settle(event.target, said)),
        button('Choose them myself', () =>
          this.bench.orders.change(named(this.bench.orders.order, scenario, this.going), 'who goes, named one by one'),
        ),
      ),
    );
  }

  async settle(pressed, said) {
    const {bench} = this;
    pressed.disabled = true;
    said.textContent = 'Judging every choice …';
    try {
      const {body} = await post(`scenarios/${bench.scenario.id}/choices`, bench.orders.asked);
      const {choice} = await this.waited(body);
      this.going = choice.going[choice.best];
      this.draw(this.check);
      tell('The choice is settled');
    } catch (error) {
      bench.fail(error);
      this.draw(this.check);
    }
  }

  /** Waits for the study of a choice. */
  async waited(study) {
    if (['done', 'stopped'].includes(study.state)) return study;
    return new Promise((resolve, reject) =>
      follow(study.id, {done: resolve, failed: problem => reject(new Error(problem.detail)), progress: () => {}}),
    );
  }
}
