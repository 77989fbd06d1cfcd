// The reply in place, in a frame of its own; a place or a formation named in it lights up on the map.

import {follow, get, post} from './api.js';
import {actions, button, eyebrow, fine, h, h2, hint, mainButton, p, put, small, soft} from './dom.js';
import {Part} from './part.js';
import {made} from './phrases.js';
import {playing} from './playing.js';

const PLAYING = ['playing', 'queued'];

export default class Reply extends Part {
	constructor(bench) {
		super(bench);
		this.body = h('div.reply');
		this.run = h('div.run');
	}

	async show(panel, bar) {
		put(panel, this.body);
		put(bar, this.run);
		if (this.frame?.isConnected && this.study) return;
		const {id, digest} = this.scenario,
			kept = (await get('studies')).find(
				study =>
					study.kind === 'reply' &&
					study.scenario === id &&
					study.scenarioDigest === digest &&
					['done', 'stopped', ...PLAYING].includes(study.state),
			);
		kept ? this.follow(kept) : this.offer();
	}

	hide() {
		this.leave?.();
		clearInterval(this.watching);
		this.map.forces.mark(null);
	}

	offer() {
		const choice = (make, worlds, words) => make(words, () => this.attempt(() => this.play(worlds)));
		put(this.run, hint('The reply is not written yet.'));
		put(
			this.body,
			eyebrow('The reply'),
			h2('An answer to the sender'),
			p(
				'All directives are played in worlds drawn from all that is not known, until the verdict is settled. Then the reply is written: the verdict first, as a page that can be read alone.',
			),
			actions(
				choice(mainButton, 32, 'A first reply: 32 worlds'),
				choice(button, 128, '128 worlds'),
				choice(button, undefined, 'Until it is settled'),
			),
			fine('Some half a minute, a minute, and five minutes on two cores. The first is marked provisional.'),
		);
	}

	async play(worlds) {
		const {id, question} = this.scenario,
			asked = {scenario: id, directive: question, kind: 'reply', ...(worlds ? {worlds, perWorld: 10} : {})};
		this.follow((await post('studies', asked)).body);
	}

	/** Shows the reply of a study, or how far it is. */
	follow(study) {
		if (!PLAYING.includes(study.state)) return this.open(study);
		const {parts, hear} = playing('Stop and write it', () => this.attempt(() => post(`studies/${study.id}/stop`, {})));
		put(this.run, parts);
		put(this.body, soft('The campaigns of the reply are played …'));
		this.leave = follow(study.id, {
			...hear,
			estimate: ({sentences = []}) =>
				put(
					this.body,
					eyebrow('So far'),
					sentences.map(sentence => p(sentence)),
				),
			done: finished => this.open(finished),
			failed: problem => {
				this.offer();
				this.bench.fail(problem);
			},
		});
	}

	open(study) {
		const href = `/api/studies/${study.id}/exports/reply.html`;
		this.study = study;
		this.frame = h('iframe', {src: href, title: 'The reply', onload: () => this.light()});
		this.said = hint('');
		put(this.body, this.frame);
		put(
			this.run,
			this.said,
			h('a.button', {href, target: '_blank', rel: 'noopener'}, 'Open alone'),
			button('Write another', () => this.offer()),
			small(made(study)),
		);
	}

	/**
	 * Marks the names of places and formations in the reply's text: one that is pointed at lights up on the map, and the map moves to one that
	 * gets the focus, by a click or by Tab. The reply's policy lets no script run in it (sandbox without allow-scripts, and no script-src);
	 * in such a frame WebKit calls no listener either, not even of this page, which may reach into the frame because both come from
	 * this server. So it is looked up ten times a second which name has the pointer, and which the focus.
	 */
	light() {
		const inside = this.frame.contentDocument;
		if (!inside?.body) return;
		const found = this.markNames(inside),
			{map} = this;
		let shown, held;
		clearInterval(this.watching);
		this.watching = setInterval(() => {
			const {activeElement} = inside,
				focused = found.get(activeElement),
				named = found.get(inside.querySelector('[role=link]:hover')) ?? focused;
			if (named !== shown) map.forces.mark(named);
			if (activeElement !== held && focused) map.goTo(focused.x, focused.y);
			[shown, held] = [named, activeElement];
		}, 100);
		this.said.textContent = found.size ? 'Underlined names light up on the map.' : '';
	}

	/** Makes every known name in a document a link of the page's own: what each stands for, by its element. */
	markNames(inside) {
		const {map, scenario} = this,
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
