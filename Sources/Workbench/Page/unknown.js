// What is not known, and what it is worth: how often knowing a thing would change the verdict, and a slider that supposes it known.

import {get, latest} from './api.js';
import {actions, button, div, eyebrow, fine, h, h2, h3, hint, p, s, section, soft, table} from './dom.js';
import {measureTitle, SCOPE} from './phrases.js';
import {playing} from './playing.js';
import {set, state} from './state.js';
import {capital, decimal, moreOrFewer, percent, short, signed, span, whole, worlds} from './words.js';

export default class Unknown {
  constructor(bench) {
    this.latest = latest();
    this.bench = bench;
    this.body = div();
    this.run = h('div', {class: 'run'});
  }

  async show(panel, bar) {
    panel.replaceChildren(eyebrow('What is not known'), h2(this.bench.orders.title), this.body);
    bar.replaceChildren(this.run);
    const known = this.bench.results.known(this.question) ?? (await this.kept());
    if (known) await this.open(known);
    else this.offer();
  }

  hide() {
    this.playing?.leave();
  }

  get question() {
    return this.bench.results.question({asked: this.bench.orders.asked, inWorlds: true});
  }

  /** A study in worlds of the present order, if the address names one. */
  async kept() {
    if (!state.study) return null;
    const study = await this.bench.results.study(state.study).catch(() => null);
    return study?.worlds && study.result && study.scenario === this.bench.scenario.id ? study : null;
  }

  offer() {
    this.body.replaceChildren(
      p(
        'Strengths, places, dates, the people’s attitude, the rules of the model: the sources leave hundreds of figures open. Worlds are drawn from all of them at once, and the order is played in each. Then it can be asked what the answer would be if one of them were known.',
      ),
      actions(button('Play the order in 64 worlds', () => this.play(), {class: 'main'})),
      fine('About half a minute on two cores; kept for later.'),
    );
    this.run.replaceChildren(hint('Nothing is played in worlds yet.'));
  }

  async play() {
    const {parts, hear} = playing('Stop', () => this.playing?.stop());
    this.run.replaceChildren(...parts);
    this.body.replaceChildren(soft('Worlds are drawn and played …'));
    try {
      this.playing = await this.bench.results.play(this.question, {
        ...hear,
        done: study => {
          set({study: study.id});
          this.open(study).catch(error => this.bench.fail(error));
        },
        failed: problem => {
          this.offer();
          this.bench.fail(new Error(problem.detail));
        },
      });
    } catch (error) {
      this.offer();
      this.bench.fail(error);
    }
  }

  async open(study) {
    this.study = study;
    this.unknowns = await get(`studies/${study.id}/unknowns`, {keep: true});
    this.run.replaceChildren(hint(`${whole(study.worlds)} worlds drawn from ${whole(this.unknowns.length)} unknowns.`));
    const group = this.bench.primary,
      kinds = [...new Set(this.unknowns.map(item => item.kindTitle ?? item.kind))];
    this.group = group.id;
    const choice = h(
      'select',
      {'aria-label': 'Suppose this were known', onchange: event => this.suppose(event.target.value)},
      kinds.map(kind =>
        h(
          'optgroup',
          {label: capital(kind)},
          this.unknowns
            .filter(item => (item.kindTitle ?? item.kind) === kind)
            .map(item => h('option', {value: item.name}, item.title ?? item.name)),
        ),
      ),
    );
    this.supposed = div();
    const difference = study.result.groups.find(item => item.id === this.group)?.measures.menOut.difference;
    this.body.replaceChildren(
      difference
        ? p(
            `Over all worlds the order brings out ${moreOrFewer(difference.mean)} of ${group.title} than the course without it, on average; more ${worlds(difference.worldsBetter?.estimate)}.`,
          )
        : '',
      h3('Suppose one thing were known'),
      h('label', {class: 'row'}, h('span', {class: 'unseen'}, 'Unknown'), choice),
      this.supposed,
      fine(
        `The difference is that of men of ${group.title} who come out, with the order less without it, in worlds whose figure lies near the one supposed; worlds far from it count little. `,
        SCOPE,
        ` Study ${short(study.id)}, scenario ${short(study.scenarioDigest)}.`,
      ),
    );
    if (this.unknowns.length) await this.suppose(choice.value);
    await this.showWorth(study);
  }

  /** What knowing each kind of unknown would change, once there are worlds enough to say so. */
  async showWorth(study) {
    const host = section(h3('What to find out next'));
    this.supposed.after(host);
    try {
      const {worlds: count, kinds, unknowns} = await get(`studies/${study.id}/worth`, {keep: true});
      host.append(this.worthTable('Kinds of unknowns', kinds, count));
      const told = (unknowns ?? []).filter(item => item.isNamed);
      if (told.length) host.append(this.worthTable('Single unknowns', told, count));
    } catch (error) {
      host.append(soft(error.message));
    }
  }

  worthTable(title, rows, count) {
    const {scenario} = this.bench,
      clauseName = ({measure, group}) =>
        measureTitle(scenario, measure) +
        (group === 'all' ? '' : `, ${scenario.groups.find(item => item.id === group)?.title}`);
    const pale = (row, words) => (row.isNamed ? words : h('span', {class: 'soft'}, words)),
      columns = scenario.clauses.map((clause, index) => ({
        title: clauseName(clause),
        right: true,
        of: row =>
          row.shares?.[index] === null || row.shares?.[index] === undefined ? '' : pale(row, percent(row.shares[index])),
      }));
    return table(
      `Share of the spread between worlds that each explains, by clause of the verdict; and in how many of 100 worlds drawn from our assumptions knowing it would give another verdict. ${whole(count)} worlds; kinds in bold stand out from chance, the figures of the others do not and are pale.`,
      [
        {title, of: row => (row.isNamed ? h('b', {}, capital(row.title)) : capital(row.title))},
        ...columns,
        {title: 'Other verdict', right: true, of: row => pale(row, Math.round(row.changesVerdict * 100))},
      ],
      rows,
    );
  }

  async suppose(name) {
    const item = this.unknowns.find(other => other.name === name),
      picture = div(),
      words = h('div', {'aria-live': 'polite'});
    const ask = async query => {
      const isLast = this.latest(),
        found = await get(
          `studies/${this.study.id}/conditioned?unknown=${encodeURIComponent(name)}&${query}&group=${this.group}&measure=menOut`,
        );
      if (isLast()) this.draw(found, item, picture, words);
    };
    const act = query => ask(query).catch(error => this.bench.fail(error));
    const readings = this.bench.scenario.readings.find(reading => item.name.endsWith(reading.id))?.options,
      options =
        item.options && Array.from({length: item.options}, (_, index) => readings?.[index]?.title ?? `reading ${index + 1}`);
    const slider = options
      ? h(
          'fieldset',
          {class: 'choices'},
          h('legend', {class: 'unseen'}, item.title),
          options.map((option, index) =>
            h(
              'label',
              {class: 'check'},
              h('input', {type: 'radio', name: 'option', checked: !index, onchange: () => act(`option=${index}`)}),
              option,
            ),
          ),
        )
      : h(
          'label',
          {class: 'slide'},
          h('span', {class: 'unseen'}, item.title),
          h('input', {
            type: 'range',
            min: '0',
            max: '1',
            step: '0.02',
            value: '0.5',
            oninput: event => {
              clearTimeout(this.wait);
              this.wait = setTimeout(() => act(`position=${event.target.value}`), 60);
            },
          }),
          h('span', {class: 'ends'}, h('span', {}, figure(item.low, item.unit)), h('span', {}, figure(item.high, item.unit))),
        );
    this.supposed.replaceChildren(
      slider,
      words,
      picture,
      item.law || item.source
        ? fine(
            [item.law ? `Law: ${item.law}` : '', item.source ? `source: ${[item.source].flat().join(', ')}` : '']
              .filter(Boolean)
              .join('; ') + '.',
          )
        : '',
    );
    await ask(item.options ? 'option=0' : 'position=0.5');
  }

  /** The difference where the unknown is supposed, with its error, and over its whole range. */
  draw({at, curve: points}, item, picture, words) {
    words.className = at.isPale ? 'pale' : '';
    const known = points.filter(point => point.mean !== undefined),
      means = known.map(point => point.mean),
      moves =
        means.length > 1
          ? `Over its whole range the difference goes from ${signed(Math.min(...means))} to ${signed(Math.max(...means))}. `
          : '';
    words.replaceChildren(
      at.mean === undefined ? p('No world lies near.') : h('p', {class: 'figure'}, signed(at.mean), h('small', {}, ' men out')),
      p(
        at.value !== undefined && !item.options ? `If it were ${figure(at.value, item.unit)}` : 'If that were so',
        at.standardError
          ? `: 95 % interval ${span({low: at.mean - 1.96 * at.standardError, high: at.mean + 1.96 * at.standardError})}. `
          : '. ',
        moves,
        at.isPale
          ? `Only some ${whole(at.worlds)} worlds lie near: too few to lean on.`
          : `Some ${whole(at.worlds)} worlds lie near.`,
      ),
    );
    picture.replaceChildren(known.length > 2 ? curve(known, at, item) : '');
  }
}

const figure = (value, unit) =>
  value === undefined
    ? ''
    : `${Math.abs(value) >= 1000 ? whole(value) : decimal(value, Math.abs(value) < 1 ? 2 : Math.abs(value) < 10 ? 1 : 0)}${unit ? ` ${unit}` : ''}`;

/** The mean difference over the whole range of the unknown, and where the slider stands. */
function curve(points, at, item) {
  const values = points.map(point => point.mean),
    low = Math.min(0, ...values),
    high = Math.max(0, ...values),
    x = position => 8 + position * 364,
    y = value => 8 + ((high - value) / Math.max(high - low, 1e-9)) * 104;
  return h(
    'figure',
    {class: 'dotplot'},
    s(
      'svg',
      {
        viewBox: '0 0 380 138',
        role: 'img',
        'aria-label': `From ${signed(values[0])} at the low end to ${signed(values.at(-1))} at the high end`,
      },
      s('path', {class: 'zero', d: `M8 ${y(0)}H372`}),
      s(
        'text',
        {
          x: Math.abs(values[0]) > Math.abs(values.at(-1)) ? 8 : 372,
          y: y(0) + (y(0) > 60 ? -4 : 14),
          'text-anchor': Math.abs(values[0]) > Math.abs(values.at(-1)) ? 'start' : 'end',
        },
        'no difference',
      ),
      s('path', {
        class: 'line',
        d: points
          .map((point, index) => `${index ? 'L' : 'M'}${x(point.position).toFixed(1)} ${y(point.mean).toFixed(1)}`)
          .join(''),
      }),
      at.mean === undefined ? null : s('circle', {class: 'mark more', cx: x(at.position), cy: y(at.mean), r: 5}),
      s('text', {x: 8, y: 134}, figure(item.low, item.unit)),
      s('text', {x: 372, y: 134, 'text-anchor': 'end'}, figure(item.high, item.unit)),
    ),
  );
}
