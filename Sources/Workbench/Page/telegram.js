// The telegram: the words of an order, whose underlined phrases are controls, with faults beside the phrase.

import {at, withValue} from './directive.js';
import {h, p} from './dom.js';
import {DIALS} from './phrases.js';
import {clock, date, dayMonth, later, whole} from './words.js';

/** What a dial's words are called in the telegram; short enough for a line of the panel. */
const PHRASES = {
  stay: 'stay behind the enemy',
  keep: 'keep their heavy weapons',
  destroy: 'destroy their heavy weapons',
  'destroy-if-blocked': 'destroy their weapons if blocked',
  gaps: 'through gaps in the enemy’s lines',
  roads: 'along the roads',
  night: 'marching by night',
  day: 'marching by day',
  both: 'marching by day and night',
  'new-way': 'take another way',
  'shed-and-separate': 'separate without their weapons',
  'stay-as-guerrillas': 'stay as guerrillas',
  'keep-trying': 'keep trying',
  ifBlockedStay: 'give up the march as guerrillas',
};

/** The text of the order on the table; a change of a phrase is a step of the order book. */
export class Telegram {
  constructor(scenario, book) {
    this.scenario = scenario;
    this.book = book;
    this.element = h('div', {class: 'telegram'});
  }

  /** Draws what the server says of the order: its words, with the faults of each phrase. */
  draw(check) {
    // Faults point into the request; its order is ours.
    this.check = {
      ...check,
      faults: check.faults.map(fault => ({...fault, pointer: fault.pointer?.replace(/^\/order(?=\/)/, '')})),
    };
    const {base, isChanged} = this.book,
      quote = base.quote && !isChanged ? h('blockquote', {}, `“${base.quote.trim()}”`) : null;
    this.element.replaceChildren(
      ...[quote, ...(check.words ?? []).map(paragraph => p(this.spans(paragraph))), this.faults()].filter(Boolean),
    );
  }

  /** Spans of a paragraph; a sign that follows a phrase is kept on its line. */
  spans(paragraph) {
    const made = [];
    paragraph.forEach((span, index) => {
      const sign = /^[;:.,)]+/.exec(paragraph[index + 1]?.pointer ? '' : (paragraph[index + 1]?.text ?? ''))?.[0] ?? '';
      if (span.pointer) made.push(h('span', {class: sign ? 'kept' : null}, this.phrase(span), sign));
      else made.push(index && paragraph[index - 1].pointer ? span.text.replace(/^[;:.,)]+/, '') : span.text);
    });
    return made;
  }

  phrase({text, pointer}) {
    const faults = this.check.faults.filter(fault => fault.pointer === pointer),
      id = `fault${pointer.replaceAll('/', '-')}`;
    const control = this.control(pointer, text),
      field = control.matches('select, input') ? control : (control.querySelector('select, input') ?? control);
    field.dataset.pointer ||= pointer;
    if (!faults.length) return control;
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', id);
    return [
      control,
      h(
        'span',
        {class: 'fault', id, role: 'note'},
        faults.map(fault => `${fault.found}: expected ${fault.expected}; ${fault.remedy}.`).join(' '),
      ),
    ];
  }

  /** The phrase of a dial's word. */
  word(key, word) {
    if (word === 'withdraw') return `go ${this.scenario.objective}`;
    return PHRASES[key === 'ifBlocked' && word === 'stay' ? 'ifBlockedStay' : word] ?? word;
  }

  dial(pointer) {
    const name = pointer.split('/').at(-1);
    return this.scenario.dials.find(dial => dial.name === name);
  }

  /** A phrase as a control of its kind: words to choose from, a number, a moment. What has no dial stays text. */
  control(pointer, text) {
    const value = at(this.book.order, pointer),
      dial = this.dial(pointer),
      key = pointer.split('/').at(-1),
      label = `${DIALS[key] ?? key}, ${this.partName(pointer)}`;
    if (key === 'who' && typeof value === 'object' && !Array.isArray(value)) return this.best(pointer, value, text);
    if (dial?.type === 'word') {
      return h(
        'select',
        {
          class: 'phrase',
          'aria-label': label,
          onchange: event => this.change(pointer, event.target.value, this.word(key, event.target.value)),
        },
        dial.words.map(word =>
          h(
            'option',
            {value: word, selected: word === value},
            word === value && text.length < 40 ? text : this.word(key, word),
          ),
        ),
      );
    }
    // "40 men", "eight ways": the number is a control, its noun stays text.
    if (dial?.type === 'whole')
      return h(
        'span',
        {class: 'kept'},
        this.number(pointer, value, dial, label, DIALS[key] ?? key),
        text.includes(' ') ? text.slice(text.indexOf(' ')) : '',
      );
    if (dial?.type === 'time' || key === 'issued' || key === 'start')
      return this.moment(pointer, value, dial, label, DIALS[key] ?? key);
    return h('span', {class: 'said'}, text);
  }

  /** A day and an hour to choose from: pickers of browsers write dates in the manner of the machine's country. */
  moment(pointer, value, dial, label, name) {
    const {scenario} = this,
      [first, last] = [dial?.low ?? scenario.start, dial?.high ?? scenario.end].map(end => end.slice(0, 10)),
      now = value ?? scenario.start,
      days = [];
    for (let day = first; day <= last && days.length < 500; day = later(day, 24).slice(0, 10)) days.push(day);
    const hours = [
      ...new Set([...Array.from({length: 24}, (_, hour) => `${`${hour}`.padStart(2, '0')}:00`), clock(now)]),
    ].sort();
    const change = (day, hour) => this.change(pointer, `${day}T${hour}`, `${name}: ${dayMonth(day)}, ${hour}`);
    const choice = (options, chosen, words, act, what) =>
      h(
        'select',
        {class: 'phrase', 'aria-label': `${label}, ${what}`, onchange: act},
        options.map(option => h('option', {value: option, selected: option === chosen}, words(option))),
      );
    const day = choice(days, now.slice(0, 10), date, event => change(event.target.value, clock(now)), 'day');
    return h(
      'span',
      {},
      day,
      ', ',
      choice(
        hours,
        clock(now),
        hour => hour,
        event => change(now.slice(0, 10), event.target.value),
        'hour',
      ),
    );
  }

  number(pointer, value, dial, label, name) {
    const input = h('input', {
      class: 'phrase number',
      type: 'number',
      value: `${value ?? ''}`,
      min: dial?.low ?? 1,
      max: dial?.high,
      step: 1,
      'aria-label': label,
      onchange: event =>
        this.change(
          pointer,
          event.target.value === '' ? undefined : Number(event.target.value),
          `${name}: ${whole(Number(event.target.value))}`,
        ),
    });
    if (!CSS.supports('field-sizing', 'content')) input.style.width = `${`${value ?? ''}`.length + 2}ch`;
    return input;
  }

  /** "The best four of the eight": how many go is a number; who they are is the planner's, or yours. */
  best(pointer, value, text) {
    const group = this.scenario.groups.find(item => item.id === value.of),
      input = this.number(`${pointer}/best`, value.best, {low: 1, high: group?.members.length}, 'how many go', 'how many go');
    input.dataset.pointer = `${pointer}/best`;
    const words = group ? group.title : value.of;
    return h('span', {title: text}, text.startsWith('T') ? 'The best ' : 'the best ', input, ` of ${words}`);
  }

  partName(pointer) {
    const part = /^\/parts\/(\d+)/.exec(pointer);
    return part ? this.book.order.parts[part[1]].name : 'the order';
  }

  change(pointer, value, name) {
    const part = /^\/parts\/(\d+)/.exec(pointer);
    this.book.change(withValue(this.book.order, pointer, value), part ? `${this.partName(pointer)}, ${name}` : name);
  }

  /** Faults that point at no phrase of the text. */
  faults() {
    const shown = new Set((this.check.words ?? []).flat().map(span => span.pointer));
    const rest = this.check.faults.filter(fault => !shown.has(fault.pointer));
    return rest.length
      ? h(
          'ul',
          {class: 'faults'},
          rest.map(fault => h('li', {class: 'fault'}, fault.sentence)),
        )
      : null;
  }
}
