// Two studies of the same scenario beside each other: their orders in pairs on the same luck, and where one loses more than the other.

import {get, octets, post} from './api.js';
import {DIFFERENCES} from './colours.js';
import {actions, button, div, eyebrow, fine, h, h2, h3, hint, p, small, table} from './dom.js';
import {fromDifference} from './fields.js';
import {measureTitle, SCOPE} from './phrases.js';
import {set} from './state.js';
import {capital, decimal, men, moreOrFewer, short, signed, span, whole} from './words.js';

/** Measures that are compared. */
const SHOWN = ['menOut', 'menOutFree', 'killed', 'captured', 'deserted', 'astray', 'guerrillas', 'tiedDown'];

export default class Compare {
  constructor(bench) {
    this.bench = bench;
    this.list = div();
    this.result = div();
    this.chosen = [];
  }

  async show(panel, bar) {
    this.bar = bar;
    bar.replaceChildren(hint('Differences are in pairs: both orders in the same worlds, on the same luck.'));
    panel.replaceChildren(eyebrow('Compare'), h2('Two orders beside each other'), this.list, this.result);
    const {id} = this.bench.scenario;
    this.studies = (await get('studies')).filter(
      study => study.scenario === id && study.kind === 'pairs' && ['done', 'stopped'].includes(study.state),
    );
    this.chosen = this.chosen.filter(chosen => this.studies.some(study => study.id === chosen));
    this.drawList();
    if (this.chosen.length === 2) await this.compare();
  }

  hide() {
    this.bench.layers?.showHeat(null);
  }

  drawList() {
    if (this.studies.length < 2) {
      this.list.replaceChildren(
        p(
          this.studies.length
            ? 'One order has been played so far. Change it, play its futures, and both stand here.'
            : 'No order has been played yet. Play the futures of two orders, and both stand here.',
        ),
        actions(button('Change the order', () => set({screen: 'order'}), {class: 'main'})),
      );
      return;
    }
    const size = study =>
      study.worlds ? `${whole(study.worlds)} worlds × ${study.perWorld}` : `${whole(study.played)} futures`;
    this.list.replaceChildren(
      table(
        'Kept studies of this scenario, the newest first. Choose two of the same seed and size: they are of the same futures.',
        [
          {
            title: '',
            of: study =>
              h('input', {
                type: 'checkbox',
                'aria-label': `Compare ${study.order.title}`,
                checked: this.chosen.includes(study.id),
                disabled: !this.isComparable(study),
                onchange: event => this.choose(study.id, event.target.checked),
              }),
          },
          {
            title: 'Order',
            of: study => [
              button(study.order.title, () => set({screen: 'futures', study: study.id}), {class: 'link'}),
              h('br'),
              small(`against ${study.against?.title ?? ''}`),
            ],
          },
          {title: 'Size', of: size},
          {title: 'Study', of: study => h('span', {class: 'id'}, short(study.id))},
        ],
        this.studies,
      ),
    );
  }

  /** Whether a study is of the same futures as the one chosen before: only those can be compared in pairs. */
  isComparable(study) {
    const first = this.studies.find(other => other.id === this.chosen.at(-1)),
      futures = ({scenarioDigest, seed, worlds, perWorld, settings}) =>
        JSON.stringify([scenarioDigest, seed, worlds, perWorld, settings]);
    return !first || futures(first) === futures(study);
  }

  choose(id, on) {
    this.chosen = on ? [...this.chosen, id].slice(-2) : this.chosen.filter(other => other !== id);
    this.drawList();
    this.result.replaceChildren();
    if (this.chosen.length === 2)
      this.compare().catch(error => this.result.replaceChildren(h('p', {class: 'fault'}, error.message)));
  }

  async compare() {
    const {body} = await post('compare', {studies: this.chosen}),
      [first, second] = this.chosen.map(id => this.studies.find(study => study.id === id)),
      {scenario} = this.bench;
    const inWorlds = Boolean(first.worlds);
    this.result.replaceChildren(
      h3(`${first.order.title}, less ${second.order.title}`),
      h('p', {class: 'lead'}, this.sentence(body)),
      ...body.groups.map(group =>
        table(
          `${capital(group.title)}: means, and their difference with its 95 % interval. More: in how many of 100 futures the first has more${inWorlds ? ', over worlds drawn from our assumptions' : ''}.`,
          [
            {title: '', of: row => measureTitle(scenario, row.id)},
            {title: 'First', right: true, of: row => men(row.first.mean)},
            {title: 'Second', right: true, of: row => men(row.second.mean)},
            {title: 'Difference', right: true, of: row => [signed(row.difference.mean), h('br'), small(span(row.difference))]},
            {title: 'More', right: true, of: row => Math.round(row.difference.chanceMore * 100)},
          ],
          SHOWN.filter(id => group.measures[id] && (id !== 'tiedDown' || group.id === 'all')).map(id => ({
            id,
            ...group.measures[id],
          })),
        ),
      ),
      actions(button('Show on the map where one loses more', () => this.twin(first, second))),
      fine(
        SCOPE,
        ` Studies ${short(first.id)} and ${short(second.id)}, scenario ${short(first.scenarioDigest)}, seed ${first.seed}.`,
      ),
    );
    this.result.scrollIntoView({block: 'start'});
  }

  /** What the first brings out beside the second, of the group that is asked about. */
  sentence({groups}) {
    const id = this.bench.primary.id,
      group = groups.find(item => item.id === id) ?? groups[0],
      {mean, finding} = group.measures.menOut.difference;
    return finding === 'notToldApart'
      ? `It cannot be told which brings out more men of ${group.title}.`
      : `The first brings out ${moreOrFewer(mean)} of ${group.title}, on average.`;
  }

  /** The heat map of the difference: losses of the first order less those of the second, a future. */
  async twin(first, second) {
    const sums = await Promise.all(
      [first, second].map(async study => {
        const {bytes, headers} = await octets(`studies/${study.id}/fields/losses?directive=order`),
          futures = Number(headers.get('Anabasis-Futures')) || study.played;
        return Float64Array.from(new Uint32Array(bytes), value => value / futures);
      }),
    );
    const {values, most} = fromDifference(...sums, this.bench.map.hexes),
      end = decimal(most, most < 1 ? 2 : 1);
    this.bench.layers.showHeat({
      values,
      colours: DIFFERENCES,
      title: 'Men lost a hex in a future: the first order less the second',
      low: `−${end}`,
      high: `+${end}`,
    });
    this.bar.replaceChildren(
      h(
        'div',
        {class: 'run'},
        hint('Orange: the first order loses more there; violet: the second.'),
        button('Show the situation again', () => this.bench.layers.showHeat(null)),
      ),
    );
  }
}
