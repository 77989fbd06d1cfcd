// The order as a telegram whose underlined phrases are controls; faults beside the phrase; every step can be taken back.

import {Addressees} from './addressees.js';
import {latest, post} from './api.js';
import {actions, button, div, eyebrow, fine, fold, h, hint, li, p, tell} from './dom.js';
import {toggle} from './layers.js';
import {SCOPE} from './phrases.js';
import {set} from './state.js';
import {Telegram} from './telegram.js';
import {capital, count, counted, percent, short} from './words.js';

export default class Order {
  constructor(bench) {
    this.latest = latest();
    this.bench = bench;
    this.book = bench.orders;
    this.telegram = new Telegram(bench.scenario, bench.orders);
    this.steps = h('div', {class: 'steps'});
    this.addressees = new Addressees(bench);
    this.more = div();
    this.book.onStep(() => {
      if (bench.screen === this) this.load().catch(error => bench.fail(error));
    });
  }

  async show(panel, bar) {
    const {scenario} = this.bench;
    this.choice = h(
      'select',
      {
        'aria-label': 'Begin from',
        onchange: event => this.book.begin(scenario.directives.find(item => item.id === event.target.value)),
      },
      scenario.directives.map(item =>
        h('option', {value: item.id}, item.title + (item.isStanding ? ' (without this advice)' : '')),
      ),
    );
    panel.replaceChildren(
      eyebrow('The order'),
      h('label', {class: 'begin'}, h('span', {class: 'unseen'}, 'Begin from'), this.choice),
      this.steps,
      this.telegram.element,
      this.addressees.element,
      this.more,
    );
    bar.replaceChildren(
      h(
        'div',
        {class: 'time'},
        hint('Underlined phrases can be changed.'),
        h(
          'div',
          {class: 'after'},
          button('Play futures of this order', () => this.play(), {class: 'main', 'aria-keyshortcuts': 'r'}),
        ),
      ),
    );
    await this.load();
  }

  /** Opens the Futures screen, which plays what is on the table. */
  play() {
    set({screen: 'futures'});
  }

  async load() {
    const isLast = this.latest(),
      {scenario} = this.bench;
    this.choice.value = this.book.base.id;
    const {body} = await post(`scenarios/${scenario.id}/check`, {order: this.book.order});
    if (!isLast()) return;
    this.check = body;
    const focus = document.activeElement?.dataset?.pointer;
    this.drawSteps();
    this.telegram.draw(body);
    this.addressees.draw(body);
    this.drawMore();
    if (focus) [...document.querySelectorAll('[data-pointer]')].find(item => item.dataset.pointer === focus)?.focus();
  }

  drawSteps() {
    const {book} = this;
    this.steps.replaceChildren(
      button(
        book.undoName ? `Undo: ${book.undoName}` : 'Undo',
        () => {
          book.undo();
          tell('Undone');
        },
        {disabled: !book.undoName, 'aria-keyshortcuts': 'z'},
      ),
      book.redoName
        ? button(
            `Redo: ${book.redoName}`,
            () => {
              book.redo();
              tell('Redone');
            },
            {'aria-keyshortcuts': 'Shift+z'},
          )
        : '',
    );
  }

  drawMore() {
    const {check, bench, book} = this,
      {scenario} = bench;
    this.more.replaceChildren(
      ...[
        check.warnings?.length
          ? h(
              'ul',
              {class: 'faults'},
              check.warnings.map(warning => li(warning)),
            )
          : null,
        actions(
          button('Play futures of this order', () => this.play(), {class: 'main', disabled: !check.isSound || null}),
          button('Ways of this order', event => this.plan(event.target), {disabled: !check.isSound || null}),
          button('Test against blockers', () => this.test(), {disabled: !check.isSound || null}),
        ),
        (this.planned = div()),
        fold('The order as YAML', h('pre', {tabindex: '0'}, check.yaml ?? '')),
        fine(
          book.base.sources?.length
            ? `Source: ${book.base.sources.map(key => scenario.sources.find(item => item.key === key)?.citation ?? key).join('; ')}. `
            : '',
          SCOPE,
          check.digest ? ` Order ${short(check.digest)}.` : '',
        ),
      ].filter(Boolean),
    );
  }

  get request() {
    const {going} = this.addressees;
    return {...this.book.asked, ...(going && this.check.openChoice ? {going} : {})};
  }

  async test() {
    const {Blockers} = await import('./blockers.js');
    this.blockers?.close();
    this.blockers = new Blockers(this.bench, () => this.request);
    this.blockers.onClose = () => {
      this.blockers = null;
    };
    this.planned.after(this.blockers.element);
    this.blockers.element.scrollIntoView({block: 'nearest'});
  }

  hide() {
    this.blockers?.close();
  }

  clicked(found, coordinate) {
    if (!this.blockers) return false;
    this.blockers.set(coordinate);
    return true;
  }

  async plan(pressed) {
    pressed.disabled = true;
    try {
      const {body} = await post(`scenarios/${this.bench.scenario.id}/plans`, this.request);
      this.bench.map.forces.showWays(body.ways);
      toggle('ways', true);
      const {certificate, prospect, detachments} = body.figures;
      this.planned.replaceChildren(
        p(
          `${capital(count(detachments))} detachments go by ${count(body.ways.length)} ways. Spread so, men must expect ${counted(certificate.blockers, 'battalion')}, placed as well as can be, to meet ${percent(certificate.value)} of them; all on the one best way, ${percent(certificate.oneWayValue)}.` +
            ` ${percent(prospect.noContact)} go in detachments that meet nobody, as the enemy stands now.`,
        ),
      );
    } catch (error) {
      this.bench.fail(error);
    }
    pressed.disabled = false;
  }
}
