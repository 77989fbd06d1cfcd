// Many futures of the order against another, in pairs on the same luck: how they differ, in how many of them, and where men are lost.

import {get, octets} from './api.js';
import {arrivalsFan, chart} from './chart.js';
import {unpack} from './directive.js';
import {button, h, table, tell} from './dom.js';
import {dotPlot} from './dots.js';
import {fromSums} from './fields.js';
import {LOSSES} from './colours.js';
import {playing} from './playing.js';
import {SCOPE} from './phrases.js';
import {see} from './proof.js';
import {PAIRS, WORLDS} from './results.js';
import {set, state} from './state.js';
import {capital, decimal, men, rounded, short, signed, span, whole, worlds} from './words.js';

/** Heat maps that can be shown, and what they count. */
const HEATS = [['losses', 'Men lost'], ['killed', 'Killed'], ['captured', 'Taken'], ['passages', 'Where they pass'], ['arrivals', 'Where they come out']];
/** Measures of the table, in this order. */
const MEASURES = ['menOut', 'menOutFree', 'killed', 'captured', 'deserted', 'astray', 'guerrillas', 'onTheMarch', 'tiedDown'];

export default class Futures {
  constructor(bench) {
    this.bench = bench;
    this.head = h('div', {});
    this.run = h('div', {class: 'run'});
    this.result = h('div', {});
    this.note = h('p', {class: 'fine'});
    this.group = bench.scenario.groups.find(item => item.role === 'primary')?.id ?? 'all';
    bench.playFutures = () => { if (bench.screen !== this) set({screen: 'futures'}); else this.play(); };
    bench.heat = () => this.toggleHeat();
    bench.heatOff = () => this.hideHeat();
    bench.orders.onStep(() => { if (bench.screen === this) this.begin(); });
  }

  async show(panel, bar) {
    panel.replaceChildren(this.head, this.result, this.note);
    bar.replaceChildren(this.run);
    this.bench.wantsPlay = false;
    if (state.study && !this.study && await this.recall()) return;
    this.begin();
  }

  hide() { this.playing?.leave(); this.playing = null; this.hideHeat(); }

  /** Shows the study of the address, if the server keeps it and it is of this scenario. */
  async recall() {
    try {
      const study = await this.bench.results.study(state.study);
      if (study.scenario !== this.bench.scenario.id || !study.result) return false;
      this.drawHead();
      this.finished(study);
      return true;
    } catch { return false; }
  }

  get against() {
    const {scenario, orders} = this.bench;
    if (!state.against) return null;
    if (state.against === 'last') { const step = orders.steps[orders.place - 1]; return step ? {order: step.order} : null; }
    const found = unpack(state.against, scenario.directives);
    return found ? (state.against.includes('~') ? {order: found.order} : {directive: found.base.id}) : null;
  }

  get isInWorlds() { return this.inWorlds ?? false; }
  get question() { return this.bench.results.question({asked: this.bench.orders.asked, against: this.against, inWorlds: this.isInWorlds}); }

  drawHead() {
    const {scenario, orders} = this.bench, known = step => orders.steps[step];
    this.head.replaceChildren(h('p', {class: 'eyebrow'}, 'Futures'), h('h2', {}, orders.title),
      h('label', {class: 'row'}, 'against ', h('select', {onchange: event => { set({against: event.target.value || null}); this.begin(); }}, h('option', {value: ''}, 'the course without it, as recorded'),
        orders.place > 0 ? h('option', {value: 'last', selected: state.against === 'last'}, `the last order: before ${known(orders.place).name}`) : null,
        scenario.directives.filter(item => !item.isStanding).map(item => h('option', {value: item.id, selected: state.against === item.id}, item.title)))),
      h('fieldset', {class: 'choices'}, h('legend', {class: 'unseen'}, 'What varies'),
        [[false, `luck alone: ${PAIRS} futures of the world of best figures`], [true, `all that is not known: ${WORLDS.worlds} worlds, ${WORLDS.perWorld} futures in each`]].map(([value, words]) =>
          h('label', {class: 'check'}, h('input', {type: 'radio', name: 'varies', checked: this.isInWorlds === value, onchange: () => { this.inWorlds = value; this.begin(); }}), words))));
  }

  /** Plays what is asked now, or shows its kept result. */
  begin() {
    this.drawHead();
    const known = this.bench.results.known(this.question);
    if (known) return this.finished(known, true);
    this.play();
  }

  async play() {
    this.playing?.leave();
    this.hideHeat();
    const turn = this.turn = Symbol('turn'), mine = act => data => { if (this.turn === turn) act(data); };
    this.result.replaceChildren();
    this.note.replaceChildren();
    const {parts, hear} = playing('Stop', () => this.playing?.stop());
    this.run.replaceChildren(...parts);
    try {
      this.playing = await this.bench.results.play(this.question, {
        stage: mine(hear.stage), progress: mine(hear.progress), estimate: mine(estimate => this.draw(estimate)), done: mine(study => this.finished(study)),
        failed: mine(problem => this.run.replaceChildren(h('p', {class: 'fault'}, problem.detail), button('Play again', () => this.play()))),
      });
    } catch (error) { if (this.turn === turn) { this.run.replaceChildren(button('Play again', () => this.play())); this.bench.fail(error); } }
  }

  finished(study) {
    this.study = study;
    set({study: study.id});
    const again = button('Play again', () => this.play());
    this.run.replaceChildren(h('p', {class: 'hint'}, study.state === 'stopped' ? `Stopped; ${whole(study.result.played)} of ${whole(study.of)} futures are kept.` : `${whole(study.result.played)} futures played${study.seconds ? ` in ${decimal(study.seconds)} s` : ''}.`), study.state === 'stopped' ? again : '',
      h('label', {class: 'row'}, 'On the map ', this.heatChoice = h('select', {onchange: event => this.showHeat(event.target.value)}, h('option', {value: ''}, 'the situation'), HEATS.map(([name, words]) => h('option', {value: name}, words)))));
    this.draw(study.result, study);
    see('r', study.result.digest);
    tell(study.result.sentences?.[0] ?? 'Played');
  }

  draw(estimate, study) {
    const {groups} = estimate, chosen = groups.find(item => item.id === this.group) ?? groups[0], difference = chosen.measures.menOut.difference;
    const pick = h('div', {class: 'tabs', role: 'group', 'aria-label': 'Whose men'}, groups.map(item => button(item.id === 'all' ? 'all' : item.title, () => { this.group = item.id; this.draw(estimate, study); }, {'aria-pressed': `${item.id === chosen.id}`})));
    const share = estimate.perWorld && difference.worldsBetter ? worlds(difference.worldsBetter.estimate) : `in ${Math.round(difference.chanceMore * 100)} of 100 futures`;
    const told = difference.finding === 'notToldApart' ? 'cannot be told from none' : `men out, ${chosen.id === 'all' ? 'of all' : `of ${chosen.title}`}`;
    const dots = h('div', {});
    this.result.classList.toggle('pale', Boolean(estimate.isPale));
    this.result.replaceChildren(pick, h('p', {class: 'figure'}, signed(difference.mean), h('small', {}, ` ${told}`)),
      h('p', {}, `On average; 95 % interval of the mean ${span(difference)}. More men come out ${share}${estimate.isPale ? `; only ${whole(estimate.played)} futures so far` : ''}.`), dots, this.table(chosen, estimate), ...(study ? this.after(study, chosen) : []));
    if (study) this.drawDots(dots, study, chosen).catch(error => this.bench.fail(error));
    this.note.replaceChildren(`${estimate.perWorld ? `Shares are of worlds drawn from our assumptions (${whole(estimate.worlds)} of them).` : 'Shares are of futures of the world of best figures: luck alone.'} ${SCOPE}`, study ? ` Study ${short(study.id)}, result ${short(study.result.digest)}, scenario ${short(study.scenarioDigest)}, seed ${study.seed}.` : '');
  }

  async drawDots(host, study, group) {
    const {order, against, replication, world} = await get(`studies/${study.id}/replications?group=${encodeURIComponent(group.id)}`, {keep: study.state === 'done'});
    const differences = order.menOut.map((value, index) => value - against.menOut[index]);
    if (differences.length) host.replaceChildren(dotPlot(differences, {act: index => set({screen: 'watch', replication: `${replication[index]}`, world: world ? `${world[index]}` : null, turns: null, epoch: null})}));
  }

  table(group, estimate) {
    const titles = new Map(this.bench.scenario.measures.map(measure => [measure.id, measure]));
    const inWorlds = Boolean(estimate.perWorld), rows = MEASURES.filter(id => group.measures[id] && (id !== 'tiedDown' || group.id === 'all')).map(id => ({id, title: titles.get(id)?.title ?? id, ...group.measures[id]}));
    return table(`Means of ${whole(estimate.played)} futures${group.id === 'all' ? '' : `, ${group.title}`}. Difference with the 95 % interval of its mean. ${inWorlds ? 'Better: in how many of 100 worlds drawn from our assumptions the order does better' : 'More: in how many of 100 futures the order has more'}.`, [
      {title: '', of: row => capital(row.title)}, {title: 'Order', right: true, of: row => men(row.order.mean)}, {title: 'Against', right: true, of: row => men(row.against.mean)},
      {title: 'Difference', right: true, of: row => [row.difference.finding === 'notToldApart' && !rounded(row.difference.mean) ? '0' : signed(row.difference.mean), h('br'), h('small', {class: 'soft'}, span(row.difference))]}, {title: inWorlds ? 'Better' : 'More', right: true, of: row => { const share = inWorlds ? row.difference.worldsBetter?.estimate : row.difference.chanceMore; return share === undefined || share === null ? '?' : Math.round(share * 100); }},
    ], rows);
  }

  /** What stands below when all is played: the fan of arrivals, and the formations. */
  after(study, group) {
    const {scenario} = this.bench, arrivals = study.result.arrivals?.find(item => item.group === group.id), name = id => scenario.formations.find(item => item.id === id)?.name ?? id;
    const fan = arrivals ? chart(arrivalsFan(arrivals.byDay, ['this order', 'against']), 'Men out by the end of each day: half of the futures in the dark band, eight in ten in the pale one. Dashed: the middle of what it is compared with.', `Men out by day. At the end the middle future has ${men(arrivals.byDay.at(-1).order.median)} with the order and ${men(arrivals.byDay.at(-1).against?.median ?? 0)} against.`) : null;
    const formations = h('details', {}, h('summary', {}, 'By formation'), table('Mean men with the order; in small print what it is compared with.', [
      {title: 'Formation', of: row => button(name(row.id), () => this.bench.openCard(row.id), {class: 'link'})}, ...[['Out', 'out'], ['Guerrillas', 'guerrillas'], ['Lost', 'lost']].map(([title, key]) => ({title, right: true, of: row => [men(row.order[key].mean), h('br'), h('small', {class: 'soft'}, men(row.against[key].mean))]})),
    ], study.result.formations ?? []));
    const days = arrivals ? h('details', {}, h('summary', {}, 'Arrivals as a table'), table('Men out by the end of the day: the middle of the futures, with eight in ten.', [{title: 'Day', of: day => day.date}, {title: 'Order', right: true, of: day => [men(day.order.median), h('small', {class: 'soft'}, ` ${men(day.order.q10)}–${men(day.order.q90)}`)]}, {title: 'Against', right: true, of: day => men(day.against?.median ?? 0)}], arrivals.byDay.filter((_, day) => day % 3 === 0))) : null;
    return [fan, formations, days].filter(Boolean);
  }

  // MARK: the heat map

  toggleHeat() { this.heatChoice && this.showHeat(this.heatChoice.value ? '' : 'losses'); }

  async showHeat(name) {
    if (this.heatChoice) this.heatChoice.value = name;
    if (!name) return this.hideHeat();
    try {
      const {bytes, headers} = await octets(`studies/${this.study.id}/fields/${name}?directive=order`), futures = Number(headers.get('Anabasis-Futures')) || this.study.result.played;
      const {values, low, most} = fromSums(new Uint32Array(bytes), this.bench.map.hexes), each = sum => decimal(sum / futures, sum / futures < 1 ? 2 : sum / futures < 10 ? 1 : 0);
      this.bench.layers.showHeat({values, colours: LOSSES, title: `${HEATS.find(([id]) => id === name)[1]}, men a hex in a future (mean of ${whole(futures)})`, low: each(low), high: each(most)});
    } catch (error) { this.bench.fail(error); }
  }

  hideHeat() { if (this.bench.layers?.heat) this.bench.layers.showHeat(null); if (this.heatChoice) this.heatChoice.value = ''; }
}
