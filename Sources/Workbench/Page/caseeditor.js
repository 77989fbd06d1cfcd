// A case of the reader's own: strength, place and reading of the sources changed on a card, and saved as a folder.

import {post} from './api.js';
import {actions, button, faultItem, fine, h, tell} from './dom.js';
import {openScenario} from './state.js';
import {capital} from './words.js';

/** Edits of a case that is not yet saved: of formations by id, and of readings. They last while the page does. */
const edits = {formations: {}, readings: {}};

/** The editor at the foot of a card. */
export class CaseEditor {
  constructor(bench, formation, standing) {
    Object.assign(this, {bench, formation, standing});
    this.element = this.editor();
  }

  editor() {
    const {formation, bench} = this,
      mine = edits.formations[formation.id] ?? {},
      figures = mine.men ?? formation.men;
    const keep = change => {
      edits.formations[formation.id] = {...edits.formations[formation.id], ...change};
      this.said.textContent = this.pending();
    };
    const inputs = ['low', 'best', 'high'].map(name =>
      h(
        'label',
        {},
        `${name} `,
        h('input', {
          type: 'number',
          min: '0',
          max: '1000000',
          value: `${figures[name]}`,
          onchange: () =>
            keep({
              men: Object.fromEntries(
                inputs.map((label, at) => [['low', 'best', 'high'][at], Number(label.querySelector('input').value)]),
              ),
            }),
        }),
      ),
    );
    const place = h('output', {class: 'soft'}, mine.place ? 'moved' : (this.standing?.whereabouts ?? formation.placeName));
    this.said = h('p', {class: 'fine', role: 'status'}, this.pending());
    this.faults = h('ul', {class: 'faults'});
    return h(
      'details',
      {open: Object.keys(edits.formations).length > 0 || null},
      h('summary', {}, 'If the sources are read otherwise'),
      fine(
        'Change figures, place or reading, and save them as a case of your own: a folder beside the scenarios, which every command reads. Of its readings, worlds draw all.',
      ),
      h('fieldset', {class: 'edit'}, h('legend', {}, 'Men'), inputs),
      h(
        'fieldset',
        {class: 'edit'},
        h('legend', {}, 'Place'),
        place,
        button('Point at the map', event => this.pick(event.target, place, keep)),
      ),
      bench.scenario.readings.map(reading =>
        h(
          'fieldset',
          {class: 'edit'},
          h('legend', {}, capital(reading.title)),
          h(
            'select',
            {
              'aria-label': reading.title,
              onchange: event => {
                edits.readings[reading.id] = event.target.value;
                this.said.textContent = this.pending();
              },
            },
            reading.options.map(option =>
              h(
                'option',
                {
                  value: option.id,
                  selected: (edits.readings[reading.id] ?? reading.options.find(item => item.isStandard)?.id) === option.id,
                },
                option.title,
              ),
            ),
          ),
        ),
      ),
      h(
        'label',
        {class: 'wide'},
        'Reason ',
        (this.reason = h('input', {type: 'text', maxlength: '300', placeholder: 'what the figures rest on'})),
      ),
      h(
        'label',
        {class: 'wide'},
        'Name ',
        (this.name = h('input', {
          type: 'text',
          maxlength: '40',
          pattern: '[a-z0-9][a-z0-9\\-]*',
          placeholder: 'small letters, digits, hyphens',
        })),
      ),
      this.said,
      this.faults,
      actions(button('Save as a case of mine', event => this.save(event.target), {class: 'main'})),
    );
  }

  pending() {
    const count = Object.keys(edits.formations).length + Object.keys(edits.readings).length;
    return count ? `${count === 1 ? 'One change is' : `${count} changes are`} not saved yet.` : 'Nothing is changed yet.';
  }

  /** The next click on the map is the place; Escape ends it. */
  pick(pressed, place, keep) {
    const {bench} = this,
      screen = bench.screen,
      before = screen.clicked;
    pressed.disabled = true;
    place.textContent = 'Click the place on the map …';
    this.picking = () => {
      screen.clicked = before;
      pressed.disabled = false;
      this.picking = null;
    };
    screen.clicked = (_, [x, y]) => {
      keep({place: {x: Math.round(x), y: Math.round(y)}});
      place.textContent = `moved: near ${bench.map.nearest([x, y])?.name ?? 'there'}`;
      bench.map.forces.mark({x, y, name: this.formation.name});
      this.picking();
      return true;
    };
  }

  async save(pressed) {
    const {bench} = this;
    pressed.disabled = true;
    this.faults.replaceChildren();
    try {
      const {id} = await post('cases', {
        name: this.name.value.trim(),
        base: bench.scenario.id,
        edits: {
          formations: edits.formations,
          readings: edits.readings,
          ...(bench.orders.isChanged ? {order: bench.orders.order} : {}),
        },
        reason: this.reason.value.trim(),
      });
      edits.formations = {};
      edits.readings = {};
      tell('The case is saved');
      await bench.refresh();
      openScenario(id ?? `my.${this.name.value.trim()}`);
    } catch (error) {
      pressed.disabled = false;
      this.faults.replaceChildren(
        ...(error.faults?.length ? error.faults.map(faultItem) : [faultItem({sentence: error.message})]),
      );
    }
  }
}
