// The order as a telegram whose underlined phrases are controls; faults beside the phrase; every step can be taken back.

import {post} from './api.js';
import {addressees, at, moved, named, withValue} from './directive.js';
import {button, h, table, tell} from './dom.js';
import {set} from './state.js';
import {DIALS, SCOPE} from './phrases.js';
import {capital, clock, count, counted, date, dayMonth, later, list, percent, short, whole} from './words.js';

/** What a dial's words are called in the telegram; short enough for a line of the panel. */
const PHRASES = {
  stay: 'stay behind the enemy', keep: 'keep their heavy weapons', destroy: 'destroy their heavy weapons', 'destroy-if-blocked': 'destroy their weapons if blocked', gaps: 'through gaps in the enemy’s lines',
  roads: 'along the roads', night: 'marching by night', day: 'marching by day', both: 'marching by day and night', 'new-way': 'take another way', 'shed-and-separate': 'separate without their weapons',
  'stay-as-guerrillas': 'stay as guerrillas', 'keep-trying': 'keep trying', ifBlockedStay: 'give up the march as guerrillas',
};

export default class Order {
  constructor(bench) {
    this.bench = bench;
    this.book = bench.orders;
    this.text = h('div', {class: 'telegram'});
    this.steps = h('div', {class: 'steps'});
    this.units = h('section', {});
    this.more = h('div', {});
    this.book.onStep(() => { if (bench.screen === this) this.load().catch(error => bench.fail(error)); });
  }

  async show(panel, bar) {
    const {scenario} = this.bench;
    this.choice = h('select', {'aria-label': 'Begin from', onchange: event => this.book.begin(scenario.directives.find(item => item.id === event.target.value))},
      scenario.directives.map(item => h('option', {value: item.id}, item.title + (item.isStanding ? ' (without this advice)' : ''))));
    panel.replaceChildren(h('p', {class: 'eyebrow'}, 'The order'), h('label', {class: 'begin'}, h('span', {class: 'unseen'}, 'Begin from'), this.choice), this.steps, this.text, this.units, this.more);
    bar.replaceChildren(h('div', {class: 'time'}, h('p', {class: 'hint'}, 'Underlined phrases can be changed.'),
      h('div', {class: 'after'}, button('Play futures of this order', () => this.play(), {class: 'main', 'aria-keyshortcuts': 'r'}))));
    await this.load();
  }

  play() { set({screen: 'futures'}); this.bench.wantsPlay = true; this.bench.playFutures?.(); }

  async load() {
    const turn = this.turn = Symbol('turn'), {scenario} = this.bench;
    this.choice.value = this.book.base.id;
    const {body} = await post(`scenarios/${scenario.id}/check`, {order: this.book.order});
    if (this.turn !== turn) return;
    this.check = body;
    const focus = document.activeElement?.dataset?.pointer;
    this.drawSteps();
    this.drawText();
    this.drawUnits();
    this.drawMore();
    if (focus) [...document.querySelectorAll('[data-pointer]')].find(item => item.dataset.pointer === focus)?.focus();
  }

  drawSteps() {
    const {book} = this;
    this.steps.replaceChildren(button(book.undoName ? `Undo: ${book.undoName}` : 'Undo', () => { book.undo(); tell('Undone'); }, {disabled: !book.undoName, 'aria-keyshortcuts': 'z'}),
      book.redoName ? button(`Redo: ${book.redoName}`, () => { book.redo(); tell('Redone'); }, {'aria-keyshortcuts': 'Shift+z'}) : '');
  }

  /** The telegram: its spans with pointers are controls. */
  drawText() {
    const {check, book} = this, words = check.words?.length ? check.words : [];
    const quote = book.base.quote && !book.isChanged ? h('blockquote', {}, `“${book.base.quote.trim()}”`) : null;
    this.text.replaceChildren(...[quote, ...words.map(paragraph => h('p', {}, this.spans(paragraph))), this.faults()].filter(Boolean));
  }

  /** Spans of a paragraph; a sign that follows a phrase is kept on its line. */
  spans(paragraph) {
    const made = [];
    paragraph.forEach((span, index) => {
      const sign = /^[;:.,)]+/.exec(paragraph[index + 1]?.pointer ? '' : paragraph[index + 1]?.text ?? '')?.[0] ?? '';
      if (span.pointer) made.push(h('span', {class: sign ? 'kept' : null}, this.phrase(span), sign));
      else made.push(index && paragraph[index - 1].pointer ? span.text.replace(/^[;:.,)]+/, '') : span.text);
    });
    return made;
  }

  phrase({text, pointer}) {
    const faults = this.check.faults.filter(fault => fault.pointer === pointer), id = `fault${pointer.replaceAll('/', '-')}`;
    const control = this.control(pointer, text), field = control.matches('select, input') ? control : control.querySelector('select, input') ?? control;
    field.dataset.pointer ||= pointer;
    if (!faults.length) return control;
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', id);
    return [control, h('span', {class: 'fault', id, role: 'note'}, faults.map(fault => `${fault.found}: expected ${fault.expected}; ${fault.remedy}.`).join(' '))];
  }

  /** The phrase of a dial's word. */
  word(key, word) {
    if (word === 'withdraw') return `go ${this.bench.scenario.objective}`;
    return PHRASES[key === 'ifBlocked' && word === 'stay' ? 'ifBlockedStay' : word] ?? word;
  }

  dial(pointer) { const name = pointer.split('/').at(-1); return this.bench.scenario.dials.find(dial => dial.name === name); }

  /** A phrase as a control of its kind: words to choose from, a number, a moment. What has no dial stays text. */
  control(pointer, text) {
    const value = at(this.book.order, pointer), dial = this.dial(pointer), key = pointer.split('/').at(-1), label = `${DIALS[key] ?? key}, ${this.partName(pointer)}`;
    if (key === 'who' && typeof value === 'object' && !Array.isArray(value)) return this.best(pointer, value, text);
    if (dial?.type === 'word') {
      return h('select', {class: 'phrase', 'aria-label': label, onchange: event => this.change(pointer, event.target.value, this.word(key, event.target.value))},
        dial.words.map(word => h('option', {value: word, selected: word === value}, word === value && text.length < 40 ? text : this.word(key, word))));
    }
    // "40 men", "eight ways": the number is a control, its noun stays text.
    if (dial?.type === 'whole') return h('span', {class: 'kept'}, this.number(pointer, value, dial, label, DIALS[key] ?? key), text.includes(' ') ? text.slice(text.indexOf(' ')) : '');
    if (dial?.type === 'time') return this.moment(pointer, value, dial, label, DIALS[key] ?? key);
    return h('span', {class: 'said'}, text);
  }

  /** A day and an hour to choose from: pickers of browsers write dates in the manner of the machine's country. */
  moment(pointer, value, dial, label, name) {
    const {scenario} = this.bench, [first, last] = [dial.low ?? scenario.start, dial.high ?? scenario.end].map(end => end.slice(0, 10)), now = value ?? scenario.start, days = [];
    for (let day = first; day <= last && days.length < 500; day = later(day, 24).slice(0, 10)) days.push(day);
    const hours = [...new Set([...Array.from({length: 24}, (_, hour) => `${`${hour}`.padStart(2, '0')}:00`), clock(now)])].sort();
    const change = (day, hour) => this.change(pointer, `${day}T${hour}`, `${name}: ${dayMonth(day)}, ${hour}`);
    const choice = (options, chosen, words, act, what) => h('select', {class: 'phrase', 'aria-label': `${label}, ${what}`, onchange: act}, options.map(option => h('option', {value: option, selected: option === chosen}, words(option))));
    const day = choice(days, now.slice(0, 10), date, event => change(event.target.value, clock(now)), 'day');
    return h('span', {}, day, ', ', choice(hours, clock(now), hour => hour, event => change(now.slice(0, 10), event.target.value), 'hour'));
  }

  number(pointer, value, dial, label, name) {
    const input = h('input', {class: 'phrase number', type: 'number', value: `${value ?? ''}`, min: dial?.low ?? 1, max: dial?.high, step: 1, 'aria-label': label,
      onchange: event => this.change(pointer, event.target.value === '' ? undefined : Number(event.target.value), `${name}: ${whole(Number(event.target.value))}`)});
    if (!CSS.supports('field-sizing', 'content')) input.style.width = `${`${value ?? ''}`.length + 2}ch`;
    return input;
  }

  /** "The best four of the eight": how many go is a number; who they are is the planner's, or yours. */
  best(pointer, value, text) {
    const group = this.bench.scenario.groups.find(item => item.id === value.of), input = this.number(`${pointer}/best`, value.best, {low: 1, high: group?.members.length}, 'how many go', 'how many go');
    input.dataset.pointer = `${pointer}/best`;
    const words = group ? group.title : value.of;
    return h('span', {title: text}, text.startsWith('T') ? 'The best ' : 'the best ', input, ` of ${words}`);
  }

  partName(pointer) { const part = /^\/parts\/(\d+)/.exec(pointer); return part ? this.book.order.parts[part[1]].name : 'the order'; }

  change(pointer, value, name) {
    const part = /^\/parts\/(\d+)/.exec(pointer);
    this.book.change(withValue(this.book.order, pointer, value), part ? `${this.partName(pointer)}, ${name}` : name);
  }

  /** Faults that point at no phrase of the text. */
  faults() {
    const shown = new Set((this.check.words ?? []).flat().map(span => span.pointer));
    const rest = this.check.faults.filter(fault => !shown.has(fault.pointer));
    return rest.length ? h('ul', {class: 'faults'}, rest.map(fault => h('li', {class: 'fault'}, fault.sentence))) : null;
  }

  /** Who is told what, a formation a row: each may be moved to another part. */
  drawUnits() {
    const {bench, book, check} = this, {scenario} = bench, found = addressees(book.order, scenario), open = check.openChoice;
    const cell = formation => {
      const entry = found.get(formation.id);
      if (entry?.isChosen) return h('span', {class: 'soft'}, `one of ${open?.from?.length ?? 'those'}, of whom ${open?.best ?? 'some'} go`);
      const isOpen = [...found.values()].some(other => other.isChosen);
      return h('select', {class: 'phrase', 'aria-label': `What ${formation.name} is told`, disabled: isOpen && entry && typeof book.order.parts[entry.part].who === 'string' && book.order.parts[entry.part].who.startsWith('rest-of') ? true : null,
        onchange: event => book.change(moved(named(book.order, scenario, this.going), formation.id, Number(event.target.value)), `${formation.name}: ${event.target.selectedOptions[0].textContent}`)},
        book.order.parts.map((part, index) => h('option', {value: `${index}`, selected: entry?.part === index}, part.name)), h('option', {value: '-1', selected: !entry}, 'nothing: as the record has it'));
    };
    const rows = scenario.formations;
    this.units.replaceChildren(h('h3', {}, 'By formation'), open ? this.choiceOf(open) : '', table('What each formation is told.', [
      {title: 'Formation', of: formation => button(formation.name, () => bench.openCard(formation.id), {class: 'link'})}, {title: 'Men', right: true, of: formation => whole(formation.men.best)}, {title: 'Told to go with', of: cell},
    ], rows));
  }

  /** A choice that the order leaves open: settled by the planner for some seconds of processor, or made by the reader. */
  choiceOf(open) {
    const {scenario} = this.bench, name = id => scenario.formations.find(item => item.id === id)?.name ?? id;
    const said = h('p', {class: 'fine', role: 'status'}, this.going ? `Chosen by the planner: ${list(this.going.map(name))}.` : `The order leaves open which ${whole(open.best)} of ${whole(open.from.length)} go. The planner judges every choice; that takes some seconds and is kept.`);
    return h('div', {}, said, h('p', {class: 'actions'}, button('Let the planner choose now', event => this.settle(event.target, said)),
      button('Choose them myself', () => this.book.change(named(this.book.order, scenario, this.going), 'who goes, named one by one'))));
  }

  async settle(pressed, said) {
    const {bench, book} = this;
    pressed.disabled = true;
    said.textContent = 'Judging every choice …';
    try {
      const {body} = await post(`scenarios/${bench.scenario.id}/choices`, book.asked);
      const {choice} = await this.waited(body);
      this.going = choice.going[choice.best];
      this.drawUnits();
      tell('The choice is settled');
    } catch (error) { bench.fail(error); this.drawUnits(); }
  }

  /** Waits for the study of a choice. */
  async waited(study) {
    if (['done', 'stopped'].includes(study.state)) return study;
    const {follow} = await import('./api.js');
    return new Promise((resolve, reject) => follow(study.id, {done: resolve, failed: problem => reject(new Error(problem.detail)), progress: () => {}}));
  }

  drawMore() {
    const {check, bench, book} = this, {scenario} = bench;
    this.more.replaceChildren(...[check.warnings?.length ? h('ul', {class: 'faults'}, check.warnings.map(warning => h('li', {}, warning))) : null,
      h('p', {class: 'actions'}, button('Play futures of this order', () => this.play(), {class: 'main', disabled: !check.isSound || null}),
        button('Ways of this order', event => this.plan(event.target), {disabled: !check.isSound || null}), button('Test against blockers', () => this.test(), {disabled: !check.isSound || null})), this.planned = h('div', {}),
      h('details', {}, h('summary', {}, 'The order as YAML'), h('pre', {tabindex: '0'}, check.yaml ?? '')),
      h('p', {class: 'fine'}, book.base.sources?.length ? `Source: ${book.base.sources.map(key => scenario.sources.find(item => item.key === key)?.citation ?? key).join('; ')}. ` : '', SCOPE, check.digest ? ` Order ${short(check.digest)}.` : '')].filter(Boolean));
  }

  get request() { return {...this.book.asked, ...(this.going ? {going: this.going} : {})}; }

  async test() {
    const {Blockers} = await import('./blockers.js');
    this.blockers?.close();
    this.blockers = new Blockers(this.bench, () => this.request);
    this.blockers.onClose = () => { this.blockers = null; };
    this.planned.after(this.blockers.element);
    this.blockers.element.scrollIntoView({block: 'nearest'});
  }

  hide() { this.blockers?.close(); }

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
      const {certificate, prospect, detachments} = body.figures;
      this.planned.replaceChildren(h('p', {}, `${capital(count(detachments))} detachments go by ${count(body.ways.length)} ways. Spread so, men must expect ${counted(certificate.blockers, 'battalion')}, placed as well as can be, to meet ${percent(certificate.value)} of them; all on the one best way, ${percent(certificate.oneWayValue)}.`
        + ` ${percent(prospect.noContact)} go in detachments that meet nobody, as the enemy stands now.`));
    } catch (error) { this.bench.fail(error); }
    pressed.disabled = false;
  }
}
