// The reply in place, in a frame of its own; a place or a formation named in it lights up on the map.

import {follow, get, post} from './api.js';
import {actions, button, eyebrow, fine, h, h2, hint, p, small, soft} from './dom.js';
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
    this.run.replaceChildren(hint('The reply is not written yet.'));
    this.body.replaceChildren(
      eyebrow('The reply'),
      h2('An answer to the sender'),
      p(
        'All directives are played in worlds drawn from all that is not known, until the verdict is settled. Then the reply is written: the verdict first, as a page that can be read alone.',
      ),
      actions(
        [
          [32, 'A first reply: 32 worlds'],
          [128, '128 worlds'],
          [undefined, 'Until it is settled'],
        ].map(([worlds, words], index) => button(words, () => this.play(worlds), {class: index ? null : 'main'})),
      ),
      fine('Some half a minute, a minute, and eight minutes on two cores. The first is marked provisional.'),
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
    this.body.replaceChildren(soft('The campaigns of the reply are played …'));
    this.leave = follow(study.id, {
      ...hear,
      estimate: estimate =>
        this.body.replaceChildren(eyebrow('So far'), ...(estimate.sentences ?? []).map(sentence => p(sentence))),
      done: finished => this.open(finished),
      failed: problem => {
        this.offer();
        this.bench.fail(new Error(problem.detail));
      },
    });
  }

  open(study) {
    this.study = study;
    const href = `/api/studies/${study.id}/exports/reply.html`;
    this.frame = h('iframe', {src: href, title: 'The reply', onload: () => this.light()});
    this.body.replaceChildren(this.frame);
    this.said = hint('');
    this.run.replaceChildren(
      this.said,
      h('a', {class: 'button', href, target: '_blank', rel: 'noopener'}, 'Open alone'),
      button('Write another', () => this.offer()),
      small(`Study ${short(study.id)}, scenario ${short(study.scenarioDigest)}, seed ${study.seed}.`),
    );
  }

  /**
   * Marks the names of places and formations in the reply's text: pointed at, or reached by Tab, one lights up on the map; a click or
   * Enter moves the map there. The reply's policy lets no script run in it (sandbox without allow-scripts, and no script-src): the
   * listeners are functions of this page, which may reach into the frame because both come from this server; the frame reaches nothing.
   */
  light() {
    const inside = this.frame.contentDocument;
    if (!inside?.body) return;
    const found = this.markNames(inside),
      {map} = this.bench,
      item = event => found.get(event.target.closest?.('[role=link]')),
      show = event => {
        const named = item(event);
        map.forces.mark(named ? {x: named.x, y: named.y, name: named.name} : null);
      },
      go = event => {
        const named = item(event);
        if (!named || (event.type === 'keydown' && event.key !== 'Enter')) return;
        event.preventDefault();
        show(event);
        map.goTo(named.x, named.y);
      };
    for (const kind of ['pointerover', 'focusin']) inside.addEventListener(kind, show);
    for (const kind of ['click', 'keydown']) inside.addEventListener(kind, go);
    this.said.textContent = found.size ? 'Underlined names light up on the map.' : '';
  }

  /** Makes every known name in a document a link of the page's own: what each stands for, by its element. */
  markNames(inside) {
    const {map, scenario} = this.bench,
      // A place of three letters is too often a part of other words.
      known = new Map(
        [...map.ground.places.filter(place => place.name.length > 3), ...scenario.formations].map(item => [item.name, item]),
      ),
      names = [...known.keys()]
        .sort((one, other) => other.length - one.length)
        .map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
      pattern = new RegExp(`(?<![\\p{L}'’])(${names.join('|')})(?![\\p{L}])`, 'u'),
      walker = inside.createTreeWalker(inside.body, NodeFilter.SHOW_TEXT),
      texts = [],
      found = new Map();
    while (walker.nextNode())
      if (!walker.currentNode.parentElement.closest('svg, style, a, code, pre')) texts.push(walker.currentNode);
    for (let text of texts) {
      for (let match = pattern.exec(text.data); match; match = pattern.exec(text.data)) {
        const name = text.splitText(match.index),
          mark = inside.createElement('span');
        text = name.splitText(match[0].length);
        mark.setAttribute('role', 'link');
        mark.tabIndex = 0;
        mark.style.cssText = 'text-decoration: underline dotted; text-underline-offset: 0.2em; cursor: pointer';
        name.replaceWith(mark);
        mark.append(name);
        found.set(mark, known.get(match[0]));
      }
    }
    return found;
  }
}
