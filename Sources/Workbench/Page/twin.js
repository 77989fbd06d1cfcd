// The twin map: the same ground beside the first, moved with it, for the same future under another order.

import {Bodies} from './bodies.js';
import {h, the} from './dom.js';
import {TheatreMap} from './map.js';
import {Part} from './part.js';

export class Twin extends Part {
	/** `clicked(hit, coordinate, bodies)` is called on a click or tap. */
	constructor(bench, clicked) {
		super(bench);
		this.clicked = clicked;
		this.captions = [h('p.caption'), h('p.caption')];
	}

	get bodies() {
		return this.twin?.bodies;
	}

	/** Lays the map beside the first, if it does not lie there yet. */
	async lay() {
		const {map, bench, scenario} = this;
		if (this.laying) return this.laying;
		const element = h('div.map', {tabindex: '0', role: 'application'});
		map.element.after(element);
		the('field').classList.add('twins');
		map.map.updateSize();
		this.element = element;
		this.laying = TheatreMap.open(element, scenario, map);
		const twin = await this.laying;
		if (this.element !== element) return twin.dispose();
		this.twin = twin;
		twin.bodies = new Bodies(map.hexes);
		twin.map.addLayer(twin.bodies.layer);
		twin.forces.layers.gaps.setOpacity(0.35);
		twin.onClick((found, coordinate) => this.clicked(found, coordinate, twin.bodies));
		if (bench.situation) twin.forces.showSituation(bench.situation);
		bench.maps = [map, twin];
		for (const at of [0, 1]) bench.maps[at].element.append(this.captions[at]);
		await bench.layers.apply();
	}

	/** Takes it away; false if there was none. */
	takeAway() {
		if (!this.element) return false;
		for (const caption of this.captions) caption.remove();
		this.twin?.dispose();
		this.element.remove();
		this.element = this.laying = this.twin = null;
		the('field').classList.remove('twins');
		this.bench.maps = [this.map];
		this.map.map.updateSize();
		return true;
	}

	/** What stands above each map: its order, and how far it has come. */
	say(words) {
		if (!this.twin) return;
		for (const at of [0, 1]) this.captions[at].textContent = words[at];
		this.element.setAttribute('aria-label', `Second map, which moves with the first. ${words[1]}`);
	}
}
