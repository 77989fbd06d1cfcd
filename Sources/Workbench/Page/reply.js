// The reply in place, in a frame of its own; a place or a formation named in it lights up on the map.

import {get, post, follow} from './api.js';
import {button, h} from './dom.js';
import {playing} from './playing.js';
import {short} from './words.js';

export default class Reply {
  constructor(bench) {
    this.bench = bench;
    this.body = h('div', {class: 'reply'});
    this.run = h('div', {class: 'run'});
  }

  async show(panel, bar) {
    panel.replaceChildren(this.body);
    bar.replaceChildren(this.run);
    if (this.frame?.isConnected && this.study) return;
    const {id, digest} = this.bench.scenario,
      kept = (await get('studies')).find(
        study =>
          study.kind === 'reply' &&
          study.scenario === id &&
          study.scenarioDigest === digest &&
          ['done', 'stopped', 'playing', 'queued'].includes(study.state),
      );
    if (!kept) this.offer();
    else if (['playing', 'queued'].includes(kept.state)) this.listen(kept);
    else this.open(kept);
  }

  hide() {
    this.leave?.();
    this.bench.map.forces.mark(null);
  }

  offer() {
    this.run.replaceChildren(h('p', {class: 'hint'}, 'The reply is not written yet.'));
    this.body.replaceChildren(
      h('p', {class: 'eyebrow'}, 'The reply'),
      h('h2', {}, 'An answer to the sender'),
      h(
        'p',
        {},
        'All directives are played in worlds drawn from all that is not known, until the verdict is settled. Then the reply is written: the verdict first, as a page that can be read alone.',
      ),
      h(
        'p',
        {class: 'actions'},
        [
          [32, 'A first reply: 32 worlds'],
          [128, '128 worlds'],
          [undefined, 'Until it is settled'],
        ].map(([worlds, words], index) => button(words, () => this.play(worlds), {class: index ? null : 'main'})),
      ),
      h('p', {class: 'fine'}, 'Some half a minute, a minute, and eight minutes on two cores. The first is marked provisional.'),
    );
  }

  async play(worlds) {
    try {
      const {body} = await post('studies', {
        scenario: this.bench.scenario.id,
        directive: this.bench.scenario.question,
        kind: 'reply',
        ...(worlds ? {worlds, perWorld: 10} : {}),
      });
      if (body.state === 'done') this.open(body);
      else this.listen(body);
    } catch (error) {
      this.bench.fail(error);
    }
  }

  listen(study) {
    const {parts, hear} = playing('Stop and write it', () =>
      post(`studies/${study.id}/stop`, {}).catch(error => this.bench.fail(error)),
    );
    this.run.replaceChildren(...parts);
    this.body.replaceChildren(h('p', {class: 'soft'}, 'The campaigns of the reply are played …'));
    this.leave = follow(study.id, {
      ...hear,
      estimate: estimate =>
        this.body.replaceChildren(
          h('p', {class: 'eyebrow'}, 'So far'),
          ...(estimate.sentences ?? []).map(sentence => h('p', {}, sentence)),
        ),
      done: finished => this.open(finished),
      failed: problem => {
        this.offer();
        this.bench.fail(new Error(problem.detail));
      },
    });
  }

  open(study) {
    this.study = study;
    this.frame = h('iframe', {
      src: `/api/studies/${study.id}/exports/reply.html`,
      title: 'The reply',
      onload: () => this.light(),
    });
    this.body.replaceChildren(this.frame);
    this.run.replaceChildren(
      h('p', {class: 'hint'}, `Study ${short(study.id)}, scenario ${short(study.scenarioDigest)}, seed ${study.seed}.`),
      h(
        'a',
        {class: 'button', href: `/api/studies/${study.id}/exports/reply.html`, target: '_blank', rel: 'noopener'},
        'Open alone',
      ),
      button('Write another', () => this.offer()),
    );
  }

  /** Marks the names of places and formations in the reply's text; pointing at one shows it on the map. */
  light() {
    const inside = this.frame.contentDocument,
      {map, scenario} = this.bench;
    if (!inside?.body) return;
    this.run.firstChild.append(' Names that are underlined light up on the map.');
    const known = new Map(
      [...map.ground.places.filter(place => place.name.length > 3), ...scenario.formations].map(item => [item.name, item]),
    );
    const pattern = new RegExp(
      `(?<![\\p{L}'’])(${[...known.keys()]
        .sort((one, other) => other.length - one.length)
        .map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('|')})(?![\\p{L}])`,
      'u',
    );
    const walker = inside.createTreeWalker(inside.body, NodeFilter.SHOW_TEXT),
      texts = [];
    while (walker.nextNode())
      if (!walker.currentNode.parentElement.closest('svg, style, a, code, pre')) texts.push(walker.currentNode);
    for (let text of texts) {
      for (let found = pattern.exec(text.data); found; found = pattern.exec(text.data)) {
        const name = text.splitText(found.index),
          rest = name.splitText(found[0].length),
          mark = inside.createElement('span'),
          item = known.get(found[0]);
        mark.style.cssText = 'text-decoration: underline dotted; text-underline-offset: 0.2em; cursor: pointer';
        name.replaceWith(mark);
        mark.append(name);
        mark.addEventListener('pointerenter', () => map.forces.mark({x: item.x, y: item.y, name: item.name}));
        mark.addEventListener('click', () => {
          map.forces.mark({x: item.x, y: item.y, name: item.name});
          map.goTo(item.x, item.y);
        });
        text = rest;
      }
    }
  }
}
