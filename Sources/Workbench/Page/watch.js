// Watching one future: play, pause, step, seek; a body's story; and another order sent from here, as a branch beside it.

import {get, latest, octets, post} from './api.js';
import {ICONS, iconButton, TimeBar} from './bar.js';
import {Bodies} from './bodies.js';
import {unpack} from './directive.js';
import {actions, button, div, eyebrow, fine, fold, h, h2, h3, p, section, soft, tell} from './dom.js';
import {fateLegend, fateTable, sums} from './fates.js';
import {Frames} from './frames.js';
import {SLIDE} from './phrases.js';
import {see} from './proof.js';
import {set, state, when} from './state.js';
import {Story} from './story.js';
import {clock, date, later, short} from './words.js';

/** Days a second that can be chosen. */
const SPEEDS = [
  [0.25, '6 hours a second'],
  [0.5, 'half a day a second'],
  [1, 'a day a second'],
  [2, '2 days a second'],
  [4, '4 days a second'],
];

export default class Watch {
  constructor(bench) {
    this.latest = latest();
    this.bench = bench;
    this.speed = 2;
    this.isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.bodies = new Bodies(bench.map.hexes);
    bench.bodies = this.bodies;
    this.head = div();
    this.now = h('div', {class: 'now'});
    this.story = new Story(this);
    this.branching = section();
    this.end = div();
    const {scenario} = bench;
    this.playButton = iconButton(ICONS.play, 'Play', () => this.playOrPause());
    this.speedChoice = h(
      'select',
      {
        'aria-label': 'Speed',
        onchange: event => {
          this.speed = +event.target.value;
        },
      },
      SPEEDS.map(([, words], index) => h('option', {value: `${index}`, selected: index === this.speed}, words)),
    );
    this.bar = new TimeBar({
      last: scenario.epochs,
      step: 0.02,
      label: 'Moment of the campaign',
      words: moment => this.words(moment),
      act: moment => {
        this.pause();
        this.seek(moment);
      },
      before: [
        iconButton(ICONS.back, 'An epoch back', () => this.step(-1)),
        this.playButton,
        iconButton(ICONS.on, 'An epoch on', () => this.step(1)),
      ],
      after: [this.speedChoice],
    });
    when(['replication', 'world', 'seed', 'turns'], () => {
      if (bench.screen === this) this.load().catch(error => bench.fail(error));
    });
    bench.orders.onStep(() => {
      this.loaded = null;
    });
  }

  words(moment) {
    const {scenario} = this.bench,
      time = later(scenario.start, moment * scenario.epochHours);
    return `${date(time)}, ${clock(later(scenario.start, Math.round(moment * scenario.epochHours)))}`;
  }

  async show(panel, bar) {
    panel.replaceChildren(this.head, this.now, this.story.element, this.branching, this.end);
    bar.replaceChildren(this.bar.element);
    this.bench.map.map.addLayer(this.bodies.layer);
    this.bench.map.forces.layers.own.setVisible(false);
    this.bench.map.forces.layers.gaps.setOpacity(0.35);
    this.bench.map.forces.layers.ways.setOpacity(0.3);
    await this.load();
  }

  hide() {
    this.pause();
    const {map} = this.bench;
    map.map.removeLayer(this.bodies.layer);
    map.forces.layers.own.setVisible(true);
    map.forces.layers.gaps.setOpacity(1);
    map.forces.layers.ways.setOpacity(1);
    this.bench.layers.turnTo(null);
    if (this.bench.situation) map.forces.showSituation(this.bench.situation);
  }

  // MARK: the campaign

  get request() {
    const {scenario, orders} = this.bench;
    return {
      scenario: scenario.id,
      ...orders.asked,
      seed: state.seed ?? '1950',
      replication: Number(state.replication ?? 0),
      ...(state.world !== undefined ? {world: Number(state.world)} : {}),
    };
  }

  /** Other orders of the address: `EPOCH:ORDER`. */
  get turns() {
    const [, epoch, packed] = /^(\d+):(.+)$/.exec(state.turns ?? '') ?? [],
      {directives} = this.bench.scenario,
      found = packed && unpack(packed, directives);
    if (!found) return [];
    return [
      {
        epoch: Number(epoch),
        ...(packed.includes('~') ? {order: found.order} : {directive: found.base.id}),
        title: found.base.title,
      },
    ];
  }

  async load() {
    const {request, turns} = this,
      key = JSON.stringify([request, turns]);
    if (this.loaded === key) return this.seek(Number(state.epoch ?? 0));
    const isLast = this.latest();
    this.head.replaceChildren(eyebrow('A future'), soft('Playing it …'));
    const wanted = [request, ...(turns.length ? [{...request, turns: turns.map(({title, ...rest}) => rest)}] : [])];
    const found = await Promise.all(wanted.map(one => this.fetched(one)));
    if (!isLast()) return;
    this.loaded = key;
    this.campaigns = found.map(item => item.campaign);
    this.bench.campaign = this.campaigns.at(-1);
    this.epoch = null;
    this.bodies.show(found.map(item => item.frames));
    this.bar.input.max = `${this.campaigns[0].epochs}`;
    const [ups, downs] = ['arrived', 'lost'].map(name =>
      this.campaigns[0].bar.map((entry, at, all) => entry[name] - (at ? all[at - 1][name] : 0)),
    );
    this.bar.showCourse(ups, downs, 'Men who arrive (up, blue) and men lost (down, red) by epoch');
    this.story.close();
    this.draw();
    this.seek(Number(state.epoch ?? 0));
    see('c', this.bench.campaign.digest);
    document.body.dataset.campaign = this.campaigns[0].id;
  }

  async fetched(request) {
    const {body, id} = await post('campaigns', request),
      campaign = body?.id ? body : await get(`campaigns/${id}`, {keep: true});
    const {bytes} = await octets(`campaigns/${campaign.id}/frames`);
    return {campaign, frames: new Frames(bytes, this.bench.map.hexes)};
  }

  draw() {
    const [campaign, branch] = this.campaigns,
      number = h('input', {
        type: 'number',
        class: 'phrase number',
        min: '0',
        max: '19999',
        value: `${campaign.replication}`,
        'aria-label': 'Number of the future',
        onchange: event => set({replication: event.target.value || null, epoch: null}),
      });
    this.head.replaceChildren(
      eyebrow(campaign.sent[0].title),
      h2('Future ', number, state.world !== undefined ? ` of world ${state.world}` : ''),
      actions(button('Another future', () => set({replication: `${campaign.replication + 1}`, epoch: null}))),
      branch
        ? p(
            h('span', {class: 'key square', 'aria-hidden': 'true'}),
            `Beside it, in blue squares, the same future with another order from ${this.words(this.turns[0].epoch)}: ${this.turns[0].title}. `,
            button('Take the branch away', () => set({turns: null}), {class: 'link'}),
          )
        : '',
    );
    this.drawBranching();
    this.end.replaceChildren(
      fold('How it ended, by formation', fateTable(campaign, this.bench.scenario)),
      branch ? fold('How the branch ended', fateTable(branch, this.bench.scenario)) : '',
      fine(
        `One future among many: luck alone made it differ from the others. ${SLIDE} The enemy stands at his last dated place. Campaign ${short(campaign.digest)}, seed ${campaign.seed}.`,
      ),
      fold('The command that plays it again', h('pre', {tabindex: '0'}, campaign.command)),
    );
  }

  // MARK: time

  get last() {
    return this.campaigns?.[0]?.epochs ?? this.bench.scenario.epochs;
  }

  /** Shows a moment, in epochs and parts of them. */
  seek(moment) {
    if (!this.campaigns) return;
    const held = Math.max(0, Math.min(this.last, moment)),
      epoch = Math.min(Math.floor(held), this.last - 1);
    const begun = performance.now();
    this.bar.value = held;
    this.bodies.seek(held);
    if (epoch !== this.epoch) {
      this.epoch = epoch;
      this.drawNow(epoch);
      this.moveEnemy(epoch);
    }
    if (!this.playing)
      this.bench.layers.turnTo(
        `${later(this.bench.scenario.start, Math.min(held, this.last - 1) * this.bench.scenario.epochHours).slice(0, 10)}T12:00`,
      );
    if (!this.playing) set({epoch: held ? held.toFixed(2).replace(/\.?0+$/, '') : null});
    this.cost = performance.now() - begun;
    this.moment = held;
  }

  /** Counts at the end of the last epoch that is over. */
  drawNow(epoch) {
    const entry = this.campaigns.map(campaign => (epoch > 0 ? campaign.bar[epoch - 1] : null)),
      start = this.campaigns[0].formations.reduce((sum, item) => sum + item.start, 0);
    this.now.replaceChildren(sums(entry, start), fateLegend());
  }

  /** The enemy at his last dated place. */
  moveEnemy(epoch) {
    const {scenario, map, situation} = this.bench,
      time = later(scenario.start, epoch * scenario.epochHours);
    if (!situation || !scenario.enemy.length) return;
    const forces = scenario.enemy
      .map(force => ({...force, ...force.track.filter(place => place.time <= time).at(-1)}))
      .filter(force => force.x !== undefined && force.posture && force.posture !== 'absent');
    const key = forces.map(force => `${force.id}${force.cell}`).join();
    if (key !== this.enemyKey || !epoch) map.forces.showEnemy(forces);
    this.enemyKey = key;
  }

  playOrPause() {
    this.playing ? this.pause() : this.play();
  }

  play() {
    if (!this.campaigns) return;
    if (this.moment >= this.last) this.seek(0);
    this.playing = true;
    this.playButton.replaceChildren(iconButton(ICONS.pause, '', null).firstChild);
    this.playButton.setAttribute('aria-label', 'Pause');
    this.playButton.title = 'Pause';
    let before = performance.now(),
      exact = this.moment;
    const frame = now => {
      if (!this.playing) return;
      exact = Math.min(
        this.last,
        exact + ((Math.min(now - before, 250) / 1000) * SPEEDS[this.speed][0] * 24) / this.bench.scenario.epochHours,
      );
      before = now;
      // Those who want less motion see steps of an epoch.
      const shown = this.isCalm ? Math.floor(exact) : exact;
      if (shown !== this.moment) this.seek(shown);
      if (exact >= this.last) return this.pause();
      this.frame = requestAnimationFrame(frame);
    };
    this.frame = requestAnimationFrame(frame);
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    cancelAnimationFrame(this.frame);
    this.playButton.replaceChildren(iconButton(ICONS.play, '', null).firstChild);
    this.playButton.setAttribute('aria-label', 'Play');
    this.playButton.title = 'Play';
    this.seek(this.moment);
    tell(this.words(this.moment));
  }

  step(by) {
    this.pause();
    this.seek(by > 0 ? Math.floor(this.moment + 1) : Math.ceil(this.moment - 1));
  }
  day(by) {
    this.pause();
    this.seek(Math.round(this.moment) + (by * 24) / this.bench.scenario.epochHours);
  }
  toStart() {
    this.pause();
    this.seek(0);
  }
  toEnd() {
    this.pause();
    this.seek(this.last);
  }
  faster(by) {
    this.speed = Math.max(0, Math.min(SPEEDS.length - 1, this.speed + by));
    this.speedChoice.value = `${this.speed}`;
    tell(SPEEDS[this.speed][1]);
  }

  // MARK: a body's story

  clicked(found, coordinate) {
    if (!coordinate) return false;
    const body = this.bodies.nearest(coordinate, 10 * this.bench.map.view.getResolution());
    if (!body) return false;
    this.story.tell(body).catch(error => this.bench.fail(error));
    return true;
  }

  // MARK: another order from here

  drawBranching() {
    const {scenario, orders} = this.bench;
    const choice = h(
      'select',
      {'aria-label': 'The order to send'},
      scenario.directives.filter(item => !item.isStanding).map(item => h('option', {value: item.id}, item.title)),
      orders.isChanged ? h('option', {value: state.order ?? ''}, `${orders.title} (from the Order screen)`) : null,
    );
    this.branching.replaceChildren(
      h3('Another order from here'),
      fine(
        'Nothing before this moment changes; what follows meets the same luck. The order travels down the chain of command.',
      ),
      actions(
        choice,
        button('Send it', () => set({turns: `${Math.floor(this.moment)}:${choice.value}`})),
      ),
    );
  }
}
