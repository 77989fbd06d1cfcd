// What is not known, and what it is worth: how often knowing a thing would change the verdict, and a slider that supposes it known.

import {get} from './api.js';
import {button, h, s, table} from './dom.js';
import {SCOPE} from './phrases.js';
import {set, state} from './state.js';
import {capital, decimal, men, percent, rounded, short, signed, span, whole, worlds} from './words.js';

/** Worlds below which a figure is pale: too few lie near the supposed value. */
const ENOUGH = 30;

export default class Unknown {
  constructor(bench) {
    this.bench = bench;
    this.body = h('div', {});
    this.run = h('div', {class: 'run'});
  }

  async show(panel, bar) {
    panel.replaceChildren(h('p', {class: 'eyebrow'}, 'What is not known'), h('h2', {}, this.bench.orders.title), this.body);
    bar.replaceChildren(this.run);
    const known = this.bench.results.known(this.question) ?? await this.kept();
    if (known) await this.open(known); else this.offer();
  }

  hide() { this.playing?.leave(); }

  get question() { return this.bench.results.question({asked: this.bench.orders.asked, inWorlds: true}); }

  /** A study in worlds of the present order, if the address names one. */
  async kept() {
    if (!state.study) return null;
    const study = await this.bench.results.study(state.study).catch(() => null);
    return study?.worlds && study.result && study.scenario === this.bench.scenario.id ? study : null;
  }

  offer() {
    this.body.replaceChildren(h('p', {}, 'Strengths, places, dates, the people’s attitude, the rules of the model: the sources leave hundreds of figures open. Worlds are drawn from all of them at once, and the order is played in each. Then it can be asked what the answer would be if one of them were known.'),
      h('p', {class: 'actions'}, button('Play the order in 64 worlds', () => this.play(), {class: 'main'})), h('p', {class: 'fine'}, 'About half a minute on two cores; kept for later.'));
    this.run.replaceChildren(h('p', {class: 'hint'}, 'Nothing is played in worlds yet.'));
  }

  async play() {
    const bar = h('progress', {max: '1', 'aria-label': 'Futures played'}), said = h('output', {class: 'soft'}, 'Preparing …');
    bar.removeAttribute('value');
    this.run.replaceChildren(bar, said, button('Stop', () => this.playing?.stop()));
    this.body.replaceChildren(h('p', {class: 'soft'}, 'Worlds are drawn and played …'));
    try {
      this.playing = await this.bench.results.play(this.question, {
        stage: ({title}) => { said.textContent = `${capital(title)} …`; },
        progress: ({done, of, left}) => { bar.max = of; bar.value = done; said.textContent = `${whole(done)} of ${whole(of)} futures${left > 1 ? `, ${Math.round(left)} s left` : ''}`; },
        done: study => { set({study: study.id}); this.open(study).catch(error => this.bench.fail(error)); }, failed: problem => { this.offer(); this.bench.fail(new Error(problem.detail)); },
      });
    } catch (error) { this.offer(); this.bench.fail(error); }
  }

  async open(study) {
    this.study = study;
    const {worlds: count, worth, unknowns} = await get(`studies/${study.id}/unknowns`, {keep: true});
    this.unknowns = unknowns;
    this.run.replaceChildren(h('p', {class: 'hint'}, `${whole(count)} worlds drawn from ${whole(unknowns.length)} unknowns.`));
    const group = this.bench.scenario.groups.find(item => item.role === 'primary') ?? {id: 'all', title: 'the command'};
    this.group = group.id;
    const choice = h('select', {'aria-label': 'Suppose this were known', onchange: event => this.suppose(event.target.value)}, unknowns.map(item => h('option', {value: item.name}, item.title ?? item.name)));
    this.supposed = h('div', {});
    this.body.replaceChildren(worth?.length ? this.worth(worth) : '', h('h3', {}, 'Suppose one of them were known'), h('label', {class: 'row'}, h('span', {class: 'unseen'}, 'Unknown'), choice), this.supposed,
      h('p', {class: 'fine'}, `The difference is that of men of ${group.title} who come out, with the order less without it, in worlds whose figure lies near the one supposed; worlds far from it count little. `, SCOPE, ` Study ${short(study.id)}, result ${short(study.result.digest)}, scenario ${short(study.scenarioDigest)}.`));
    if (unknowns.length) await this.suppose(unknowns[0].name);
  }

  /** Groups of unknowns by what knowing them would be worth. */
  worth(rows) {
    return table('What to find out next: the share of the spread between worlds that a kind of unknowns explains, and how often knowing them would change the verdict.', [
      {title: 'Unknowns', of: row => capital(row.title)}, {title: 'Share', right: true, of: row => row.share === undefined ? '' : percent(row.share)}, {title: 'Would change the verdict', right: true, of: row => row.changes === undefined ? '' : `in ${Math.round(row.changes * 100)} of 100 worlds`},
    ], rows);
  }

  async suppose(name) {
    const item = this.unknowns.find(other => other.name === name), picture = h('div', {}), words = h('div', {'aria-live': 'polite'});
    const options = item.options ?? this.bench.scenario.readings.find(reading => reading.id === name)?.options;
    const ask = async query => {
      const turn = this.turn = Symbol('turn'), found = await get(`studies/${this.study.id}/conditioned?unknown=${encodeURIComponent(name)}&${query}&group=${this.group}&measure=menOut`);
      if (this.turn === turn) this.draw(found, item, picture, words);
    };
    const act = query => ask(query).catch(error => this.bench.fail(error));
    const slider = options ? h('fieldset', {class: 'choices'}, h('legend', {class: 'unseen'}, item.title), options.map((option, index) => h('label', {class: 'check'}, h('input', {type: 'radio', name: 'option', checked: !index, onchange: () => act(`option=${encodeURIComponent(option.id)}`)}), option.title)))
      : h('label', {class: 'slide'}, h('span', {class: 'unseen'}, item.title), h('input', {type: 'range', min: '0', max: '1', step: '0.02', value: '0.5', oninput: event => { clearTimeout(this.wait); this.wait = setTimeout(() => act(`position=${event.target.value}`), 60); }}), h('span', {class: 'ends'}, h('span', {}, figure(item.low, item.unit)), h('span', {}, figure(item.high, item.unit))));
    this.supposed.replaceChildren(slider, words, picture, item.law || item.source ? h('p', {class: 'fine'}, [item.law ? `Law: ${item.law}` : '', item.source ? `source: ${[item.source].flat().join(', ')}` : ''].filter(Boolean).join('; ') + '.') : '');
    await ask(options ? `option=${encodeURIComponent(options[0].id)}` : 'position=0.5');
  }

  draw(found, item, picture, words) {
    const pale = found.worlds < ENOUGH;
    words.className = pale ? 'pale' : '';
    words.replaceChildren(h('p', {class: 'figure'}, signed(found.mean), h('small', {}, ' men out')), h('p', {}, `${found.value !== undefined && item.low !== undefined ? `If it were ${figure(found.value, item.unit)}: ` : ''}${found.low !== undefined ? `${span(found)} in eight worlds in ten; ` : ''}more men ${worlds(found.shareMore)} near it. ${pale ? `Only some ${whole(found.worlds)} worlds lie near: too few to lean on.` : `Some ${whole(found.worlds)} worlds lie near.`}`));
    if (found.curve?.length) picture.replaceChildren(curve(found, item));
  }
}

const figure = (value, unit) => value === undefined ? '' : `${Math.abs(value) >= 1000 ? whole(value) : decimal(value, Math.abs(value) < 1 ? 2 : Math.abs(value) < 10 ? 1 : 0)}${unit ? ` ${unit}` : ''}`;

/** The mean difference over the whole range of the unknown, and where the slider stands. */
function curve({curve: points, position, mean}, item) {
  const values = points.map(point => point.mean), low = Math.min(0, ...values), high = Math.max(0, ...values), x = at => 8 + at * 364, y = value => 8 + (high - value) / Math.max(high - low, 1e-9) * 104;
  return h('figure', {class: 'dotplot'}, s('svg', {viewBox: '0 0 380 138', role: 'img', 'aria-label': `From ${men(values[0])} at the low end to ${men(values.at(-1))} at the high end`}, s('path', {class: 'zero', d: `M8 ${y(0)}H372`}), s('text', {x: 372, y: y(0) - 4, 'text-anchor': 'end'}, 'no difference'),
    s('path', {class: 'line', d: points.map((point, at) => `${at ? 'L' : 'M'}${x(point.position).toFixed(1)} ${y(point.mean).toFixed(1)}`).join('')}), position === undefined ? null : s('circle', {class: 'mark more', cx: x(position), cy: y(mean), r: 5}),
    s('text', {x: 8, y: 134}, figure(item.low, item.unit)), s('text', {x: 372, y: 134, 'text-anchor': 'end'}, figure(item.high, item.unit))), h('figcaption', {class: 'fine'}, `Mean difference over its whole range, from ${signed(rounded(values[0]))} to ${signed(rounded(values.at(-1)))}.`));
}
