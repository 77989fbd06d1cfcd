// Many futures of the order against another, in pairs on the same luck: how they differ, in how many of them, and where men are lost.

import {latest} from './api.js';
import {same, unpack} from './directive.js';
import {button, div, eyebrow, h, h2, hint, tell} from './dom.js';
import {Estimate} from './estimate.js';
import {Heat} from './heat.js';
import {playing} from './playing.js';
import {see} from './proof.js';
import {PAIRS, WORLDS} from './results.js';
import {set, state} from './state.js';
import {decimal, whole} from './words.js';

export default class Futures {
  constructor(bench) {
    this.latest = latest();
    this.bench = bench;
    this.head = div();
    this.run = h('div', {class: 'run'});
    this.estimate = new Estimate(bench);
    this.heat = new Heat(bench);
    bench.playFutures = () => {
      if (bench.screen !== this) set({screen: 'futures'});
      else this.play();
    };
    bench.heat = () => this.heat.toggle();
    bench.heatOff = () => this.heat.hide();
    bench.orders.onStep(() => {
      if (bench.screen === this) this.begin();
    });
  }

  async show(panel, bar) {
    panel.replaceChildren(this.head, this.estimate.result, this.estimate.note);
    bar.replaceChildren(this.run);
    if (state.study && !this.study && (await this.recall())) return;
    this.begin();
  }

  hide() {
    this.playing?.leave();
    this.playing = null;
    this.heat.hide();
  }

  /** Shows the study of the address, if the server keeps it and it is of this scenario. */
  async recall() {
    try {
      const study = await this.bench.results.study(state.study);
      const {scenario, orders} = this.bench,
        isSame = study.order && same({...study.order.order, title: ''}, {...orders.order, title: ''});
      if (study.scenario !== scenario.id || !study.result || !isSame) return false;
      this.drawHead();
      this.finished(study);
      return true;
    } catch {
      return false;
    }
  }

  get against() {
    const {scenario, orders} = this.bench;
    if (!state.against) return null;
    if (state.against === 'last') {
      const step = orders.steps[orders.place - 1];
      return step ? {order: step.order} : null;
    }
    const found = unpack(state.against, scenario.directives);
    return found ? (state.against.includes('~') ? {order: found.order} : {directive: found.base.id}) : null;
  }

  get isInWorlds() {
    return this.inWorlds ?? false;
  }
  get question() {
    return this.bench.results.question({asked: this.bench.orders.asked, against: this.against, inWorlds: this.isInWorlds});
  }

  drawHead() {
    const {scenario, orders} = this.bench,
      known = step => orders.steps[step];
    this.head.replaceChildren(
      eyebrow('Futures'),
      h2(orders.title),
      h(
        'label',
        {class: 'row'},
        'against ',
        h(
          'select',
          {
            onchange: event => {
              set({against: event.target.value || null});
              this.begin();
            },
          },
          h('option', {value: ''}, 'the course without it, as recorded'),
          orders.place > 0
            ? h(
                'option',
                {value: 'last', selected: state.against === 'last'},
                `the last order: before ${known(orders.place).name}`,
              )
            : null,
          scenario.directives
            .filter(item => !item.isStanding)
            .map(item => h('option', {value: item.id, selected: state.against === item.id}, item.title)),
        ),
      ),
      h(
        'fieldset',
        {class: 'choices'},
        h('legend', {class: 'unseen'}, 'What varies'),
        [
          [false, `luck alone: ${PAIRS} futures of the world of best figures`],
          [true, `all that is not known: ${WORLDS.worlds} worlds, ${WORLDS.perWorld} futures in each`],
        ].map(([value, words]) =>
          h(
            'label',
            {class: 'check'},
            h('input', {
              type: 'radio',
              name: 'varies',
              checked: this.isInWorlds === value,
              onchange: () => {
                this.inWorlds = value;
                this.begin();
              },
            }),
            words,
          ),
        ),
      ),
    );
  }

  /** Plays what is asked now, or shows its kept result. */
  begin() {
    this.drawHead();
    const known = this.bench.results.known(this.question);
    if (known) return this.finished(known, true);
    this.play();
  }

  /** Plays the question; `anew` also where a result of it is kept. */
  async play(anew = false) {
    this.playing?.leave();
    this.heat.hide();
    const isLast = this.latest(),
      mine = act => data => {
        if (isLast()) act(data);
      };
    this.estimate.clear();
    const {parts, hear} = playing('Stop', () => this.playing?.stop());
    this.run.replaceChildren(...parts);
    try {
      if (anew) await this.bench.results.forget(this.question);
      this.playing = await this.bench.results.play(this.question, {
        stage: mine(hear.stage),
        progress: mine(hear.progress),
        estimate: mine(estimate => this.estimate.draw(estimate)),
        done: mine(study => this.finished(study)),
        failed: mine(problem =>
          this.run.replaceChildren(
            h('p', {class: 'fault'}, problem.detail),
            button('Play again', () => this.play(true)),
          ),
        ),
      });
    } catch (error) {
      if (isLast()) {
        this.run.replaceChildren(button('Play again', () => this.play(true)));
        this.bench.fail(error);
      }
    }
  }

  finished(study) {
    this.study = this.heat.study = study;
    set({study: study.id});
    const again = button('Play again', () => this.play(true));
    this.run.replaceChildren(
      hint(
        study.state === 'stopped'
          ? `Stopped; ${whole(study.result.played)} of ${whole(study.result.of)} futures are kept.`
          : `${whole(study.result.played)} futures played${study.seconds ? ` in ${decimal(study.seconds)} s` : ''}.`,
      ),
      study.state === 'stopped' ? again : '',
      this.heat.element,
    );
    this.estimate.draw(study.result, study);
    see('r', study.result.digest ?? study.id);
    tell(study.result.sentences?.[0] ?? 'Played');
  }
}
