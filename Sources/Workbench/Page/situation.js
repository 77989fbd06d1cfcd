// The situation: who is cut off, how tightly, where the gaps are; and, at a first visit, what the order did beside the record.

import {latest, post} from './api.js';
import {TimeBar} from './bar.js';
import {actions, button, div, eyebrow, fine, fold, h, h3, li, p, section, small, soft, table} from './dom.js';
import {dotGrid} from './dots.js';
import {shown} from './layers.js';
import {SCOPE} from './phrases.js';
import {see} from './proof.js';
import {set, state, watchFuture, when} from './state.js';
import {clock, date, dayMonth, later, men, percent, short, span, whole} from './words.js';

const GRIPS = {free: 'free', loosely: 'loosely', closely: 'closely', tightly: 'tightly', noWay: 'no way on foot'};

export default class Situation {
  constructor(bench) {
    this.latest = latest();
    this.bench = bench;
    this.summary = h('div', {class: 'lead-block'});
    this.first = h('section', {class: 'asked', 'aria-label': 'The order beside the record'});
    this.tables = div();
    this.panel = [this.summary, this.first, this.tables];
    const {scenario} = bench;
    this.bar = new TimeBar({
      last: scenario.horizonDays,
      label: 'Day of the situation',
      words: day => date(this.moment(day)),
      act: day => this.turnTo(day),
    });
    when(['layers'], () => {
      if (bench.screen === this) this.loadWays().catch(error => bench.fail(error));
    });
    when(['time'], () => {
      if (bench.screen === this) this.load().catch(error => bench.fail(error));
    });
  }

  moment(day) {
    return later(this.bench.scenario.start, 24 * day);
  }

  get day() {
    const {start} = this.bench.scenario,
      time = state.time ?? start;
    return (
      Array.from({length: this.bench.scenario.horizonDays + 1}, (_, day) => day).find(day => this.moment(day) >= time) ?? 0
    );
  }

  turnTo(day) {
    clearTimeout(this.turning);
    this.turning = setTimeout(() => set({time: day ? this.moment(day) : null}), 120);
  }

  /** Steps of the keyboard. */
  step(by) {
    this.day_(this.day + by);
  }
  toStart() {
    this.day_(0);
  }
  toEnd() {
    this.day_(this.bench.scenario.horizonDays);
  }
  day_(day) {
    this.bar.value = Math.max(0, Math.min(this.bench.scenario.horizonDays, day));
    this.turnTo(this.bar.value);
  }

  async show(panel, bar) {
    panel.replaceChildren(...this.panel);
    bar.replaceChildren(this.bar.element);
    this.bar.value = this.day;
    this.showFirst().catch(error => this.bench.fail(error));
    await this.load();
  }

  hide() {
    this.leave?.();
    this.leave = null;
    this.first.replaceChildren();
  }

  async load() {
    const isLast = this.latest(),
      situation = await this.bench.loadSituation();
    if (!isLast()) return;
    this.bar.value = this.day;
    this.draw(situation);
    see('s', this.bench.scenario.digest);
    this.loadWays().catch(error => this.bench.fail(error));
  }

  /** Ways of the order's plan, once they are asked for. */
  async loadWays() {
    if (this.ways || !shown().has('ways')) return;
    this.ways = true;
    const {scenario, map, orders} = this.bench;
    const {body} = await post(`scenarios/${scenario.id}/plans`, orders.asked);
    map.forces.showWays(body.ways);
  }

  draw(situation) {
    const {scenario} = this.bench,
      light = situation.light;
    const moon =
      light &&
      `Moon ${Math.round(light.moon * 100)} % lit` +
        (light.sunset ? `; sunrise ${light.sunrise}, sunset ${light.sunset}.` : '.');
    const open = situation.gaps.filter(gap => !gap.isShut),
      widest = open.reduce((most, gap) => (gap.widthKilometres > (most?.widthKilometres ?? 0) ? gap : most), null);
    this.summary.replaceChildren(
      eyebrow(scenario.title),
      h('h2', {class: 'moment'}, date(situation.time), h('small', {}, ` ${clock(situation.time)}`)),
      h('p', {class: 'lead'}, situation.sentence.replace(/^\d{1,2} \w+ \d+(?: BC)?\.\s*/, '')),
      ...[
        open.length
          ? p(
              `The enemy’s line has ${open.length === 1 ? 'one gap' : `${whole(open.length)} gaps`}; the widest, ${widest.name}, is ${whole(widest.widthKilometres)} km across.`,
              moon ? ` ${moon}` : '',
            )
          : moon
            ? p(moon)
            : null,
      ].filter(Boolean),
    );
    this.tables.replaceChildren(...[this.formations(situation), this.gaps(situation), ...this.notes()].filter(Boolean));
  }

  formations(situation) {
    const {scenario} = this.bench,
      rows = scenario.formations.map(formation => ({
        formation,
        standing: situation.standings.find(item => item.id === formation.id) ?? {},
      }));
    const group = this.bench.primary;
    const list = table(
      `Formations at the start${group.id === 'all' ? '' : `; ${group.title} first`}. Men: best figure of the sources, with the lowest and highest.`,
      [
        {
          title: 'Formation',
          of: ({formation}) =>
            button(
              formation.name,
              event => {
                event.stopPropagation();
                this.bench.openCard(formation.id);
              },
              {class: 'link'},
            ),
        },
        {
          title: 'Men',
          right: true,
          of: ({formation}) => [whole(formation.men.best), small(` ${whole(formation.men.low)}–${whole(formation.men.high)}`)],
        },
        {
          title: 'Cut off',
          of: ({standing}) =>
            standing.isCutOff
              ? [
                  GRIPS[standing.grip] ?? standing.grip,
                  standing.since ? small(`, ${standing.sinceMayBeEarlier ? 'by' : 'since'} ${dayMonth(standing.since)}`) : null,
                ]
              : h('span', {class: 'soft'}, 'no'),
        },
      ],
      rows,
      {act: ({formation}) => this.bench.openCard(formation.id), key: ({formation}) => formation.id},
    );
    list.addEventListener('pointerover', event => this.point(event.target.closest('[data-key]')?.dataset.key));
    list.addEventListener('pointerleave', () => this.point(null));
    return section(h3('Who stands where'), list);
  }

  point(id) {
    const found = this.bench.scenario.formations.find(item => item.id === id);
    this.bench.map.forces.mark(found ? {...found, name: ''} : null);
  }

  gaps(situation) {
    if (!situation.gaps.length) return null;
    const list = table(
      'Gaps, the one that carries most men first. Met: the chance that a small body is met in crossing.',
      [
        {title: 'Gap', of: gap => button(gap.name, () => this.bench.map.goTo(gap.x, gap.y, 260), {class: 'link'})},
        {title: 'Width', right: true, of: gap => `${whole(gap.widthKilometres)} km`},
        {title: 'Men an hour', right: true, of: gap => men(gap.menPerHour)},
        {title: 'Met', right: true, of: gap => percent(gap.catchChance)},
        {title: 'Shuts', of: gap => (gap.isShut ? 'shut' : gap.shuts ? dayMonth(gap.shuts) : 'stays open')},
      ],
      situation.gaps,
    );
    return fold(`The gaps`, list);
  }

  notes() {
    const {scenario} = this.bench;
    return [
      fold(
        'Messages of those days',
        h(
          'ul',
          {class: 'messages'},
          scenario.timeline.map(message =>
            li(
              h('b', {}, dayMonth(message.date)),
              ` ${message.sender ?? ''}${message.addressee ? ` to ${message.addressee}` : ''}: ${message.gist}`,
              message.sources?.length ? small(` [${message.sources.join(', ')}]`) : null,
            ),
          ),
        ),
      ),
      fine(SCOPE, ` Scenario ${short(scenario.digest)}.`),
    ];
  }

  /** The order that is asked about beside what the commanders did: a sentence and a hundred dots. */
  async showFirst() {
    const {scenario, results} = this.bench,
      directive = scenario.directives.find(item => item.isQuestion);
    if (!directive) return;
    const result = h('div', {class: 'result'}, soft('Playing the first futures …'));
    this.first.replaceChildren(
      h3(directive.title),
      directive.quote ? h('blockquote', {}, `“${directive.quote.trim()}”`) : p(directive.summary),
      result,
      actions(
        button('Watch a future', () => set({screen: 'watch'}), {class: 'main'}),
        button('Change the order', () => set({screen: 'order'})),
        button('Read the reply', () => set({screen: 'reply'})),
      ),
    );
    const group = this.bench.primary;
    const draw = (estimate, id) => this.drawFirst(result, estimate, group, id);
    const playing = await results.play(results.question({asked: {directive: directive.id}}), {
      estimate: estimate => draw(estimate),
      done: study => {
        draw(study.result, study.id);
      },
      failed: problem => result.replaceChildren(soft(problem.detail)),
    });
    this.leave = playing.leave;
  }

  async drawFirst(result, estimate, group, id) {
    const measures = estimate.groups.find(item => item.id === group.id)?.measures,
      difference = measures?.menOut?.difference;
    if (!difference) return;
    const share = Math.round(difference.chanceMore * 100),
      word = difference.finding === 'more' ? 'more' : difference.finding === 'fewer' ? 'fewer' : null;
    const sentence = word
      ? `Beside what the commanders did, the order brings out ${men(Math.abs(difference.mean))} ${word} men of ${group.title} on average (95 % interval ${span(difference)}), and more in ${share} of 100 futures.`
      : `Beside what the commanders did, it cannot be told whether the order brings out more men of ${group.title} (95 % interval ${span(difference)}); it does in ${share} of 100 futures.`;
    const parts = [p(sentence)];
    if (id) {
      const {order, against, replication, world} = await this.bench.results.futures(id, group.id);
      const differences = order.menOut.map((value, index) => value - against.menOut[index]);
      parts.push(
        dotGrid(differences, {act: index => watchFuture(replication[index], world?.[index], {order: null})}),
        fine(
          h('span', {class: 'dot more', 'aria-hidden': 'true'}),
          ' more men out than without the order ',
          h('span', {class: 'dot fewer', 'aria-hidden': 'true'}),
          ` fewer, a dash as many. Each dot is a recorded campaign: click it to watch. ${whole(estimate.played)} futures of the world of best figures: luck alone. Study ${short(id)}.`,
        ),
      );
    }
    result.classList.toggle('pale', estimate.isPale);
    result.replaceChildren(...parts);
  }
}
