// Keys of the page. Letters act outside text fields only, and can be switched off (WCAG 2.1.4).

import {h, sheet, tell} from './dom.js';
import {toggle} from './layers.js';
import {SCREENS, set, state} from './state.js';

const OFF = 'anabasis.letters';

/** Listens to the keyboard for the whole page. */
export class Keys {
	constructor(bench) {
		this.bench = bench;
		this.isOff = localStorage.getItem(OFF) === 'off';
		/** Lets the screen do something, if it can. */
		const ask = (name, argument) => bench.screen?.[name]?.(argument),
			zoom = by => () => bench.map.zoom(by),
			walk = by => () => this.nextFormation(by);
		/** What each key does: as the list shows it, and what single signs do. */
		this.table = [
			['Space, K', 'play or pause', {k: () => (bench.screen?.playOrPause ? ask('playOrPause') : set({screen: 'watch'}))}],
			['J, L', 'a day back, a day on', {j: () => ask('day', -1), l: () => ask('day', 1)}],
			[', .', 'an epoch back, an epoch on', {',': () => ask('step', -1), '.': () => ask('step', 1)}],
			['Home, End', 'the start, the end'],
			['< >', 'slower, faster', {'<': () => ask('faster', -1), '>': () => ask('faster', 1)}],
			['arrows', 'move the map, when it has the focus'],
			['+ −', 'nearer, farther', {'+': zoom(1 / 1.6), '=': zoom(1 / 1.6), '-': zoom(1.6)}],
			['0', 'the whole theatre', {0: () => bench.map.showWhole()}],
			['1 to 7', 'the screens', Object.fromEntries(SCREENS.map(([screen], index) => [index + 1, () => set({screen})]))],
			['H, T', 'the enemy’s hold; the heat map', {h: () => toggle('hold'), t: () => bench.heat?.()}],
			['N, P', 'next, previous formation', {n: walk(1), p: walk(-1)}],
			['Enter', 'its card'],
			['Z, Shift-Z', 'undo, redo', {z: event => (event.shiftKey ? bench.orders.redo() : bench.orders.undo())}],
			['R', 'play futures', {r: () => (bench.playFutures ? bench.playFutures() : set({screen: 'futures'}))}],
			['S', 'copy the link', {s: () => import('./takeaway.js').then(module => module.copyLink())}],
			['Esc', 'close'],
			['?', 'this list', {'?': () => this.list()}],
		];
		this.letters = Object.assign({}, ...this.table.map(([, , acts]) => acts));
		document.addEventListener('keydown', event => {
			const act = this.found(event);
			if (!act) return;
			event.preventDefault();
			act(event);
		});
	}

	/** What a key pressed asks for, if anything. */
	found({key, target, ctrlKey, metaKey, altKey, defaultPrevented}) {
		const {bench} = this;
		if (ctrlKey || metaKey || altKey || defaultPrevented) return null;
		if (key === 'Escape') return state.formation && !document.querySelector('dialog[open]') && (() => bench.openCard(null));
		if (target.closest('input:not([type=range]):not([type=radio]):not([type=checkbox]), textarea, select, dialog')) return null;
		const onMap = target.matches('.map'),
			onSlider = target.matches('input[type=range]'),
			ask = name => bench.screen?.[name] && (() => bench.screen[name]());
		if (key === ' ' && (onMap || onSlider || !target.closest('button, a, summary, input, [role=button], [role=listbox]')))
			return ask('playOrPause');
		if (onSlider || onMap) {
			if (key === 'Home') return ask('toStart');
			if (key === 'End') return ask('toEnd');
		}
		if (key === 'Enter' && onMap && this.near) return () => bench.openCard(this.near);
		return !this.isOff && !(onSlider && '+-'.includes(key)) && this.letters[key.toLowerCase()];
	}

	/** Goes round the formations: the map moves there, and the name is said. */
	nextFormation(by) {
		const {scenario, map} = this.bench,
			all = scenario.formations,
			now = all.findIndex(item => item.id === (state.formation ?? this.near)),
			next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length];
		this.near = next.id;
		if (state.formation) this.bench.openCard(next.id);
		map.goTo(next.x, next.y, map.view.getResolution());
		map.forces.mark(next);
		tell(`${next.name}. Enter opens its card.`);
		map.element.focus();
	}

	/** The list of keys, with the switch for letters. */
	list() {
		sheet(
			'Keys',
			'narrow',
			h(
				'dl.keys',
				this.table.map(([keys, words]) => [h('dt', keys), h('dd', words)]),
			),
			h(
				'label.check',
				h('input', {
					type: 'checkbox',
					checked: !this.isOff,
					onchange: event => {
						this.isOff = !event.target.checked;
						localStorage.setItem(OFF, this.isOff ? 'off' : 'on');
					},
				}),
				'Single letters act',
			),
		);
	}
}
