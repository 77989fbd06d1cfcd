// The map: OpenLayers in the theatre's own projection, its gestures and keys, a scale bar, and the layers of the other files.

import {kept} from './api.js';
import {s} from './dom.js';
import {FieldLayer} from './fields.js';
import {Forces, wordsOf} from './forces.js';
import {groundLayers, points} from './ground.js';
import {Hexes} from './hexes.js';
import {set, state} from './state.js';
import {loadSymbols} from './symbols.js';

/** A map of one scenario's theatre. */
export class TheatreMap {
	/** Fetches the ground and draws it into an element; `beside` is a map whose view this one shares, so that both move as one. */
	static async open(element, scenario, beside) {
		const [ground] = await Promise.all([kept(`scenarios/${scenario.id}/ground`), loadSymbols()]),
			map = new TheatreMap(element, scenario, ground, beside);
		for (const layer of await groundLayers(ground, scenario.id, map.hexes, map.projection)) map.map.addLayer(layer);
		return map;
	}

	constructor(element, scenario, ground, beside) {
		Object.assign(this, {element, scenario, ground});
		this.hexes = beside?.hexes ?? new Hexes(ground.grid);
		const {west, south, east, north} = ground.extent,
			pad = (east - west) * 0.6;
		this.extent = [west, south, east, north];
		this.projection =
			beside?.projection ??
			new ol.proj.Projection({code: `theatre:${scenario.id}`, units: 'm', extent: this.extent, metersPerUnit: 1});
		this.field = new FieldLayer(this.hexes);
		this.forces = new Forces(this.hexes, () => state.formation);
		this.map = new ol.Map({
			target: element,
			controls: [],
			keyboardEventTarget: element,
			interactions: ol.interaction.defaults.defaults({altShiftDragRotate: false, pinchRotate: false}),
			layers: [this.field.layer, ...Object.values(this.forces.layers)],
			view:
				beside?.view ??
				new ol.View({
					projection: this.projection,
					center: [(west + east) / 2, (south + north) / 2],
					resolution: 700,
					minResolution: 20,
					maxResolution: 2600,
					extent: [west - pad, south - pad, east + pad, north + pad],
					showFullExtent: true,
					smoothExtentConstraint: false,
				}),
		});
		if (!beside) this.map.on('moveend', () => this.remember());
		this.map.on('pointermove', event => {
			if (event.dragging) return;
			const found = this.hit(event);
			element.style.cursor = found ? 'pointer' : '';
			element.title = found ? wordsOf(found) : '';
		});
	}

	get view() {
		return this.map.getView();
	}

	hit({coordinate}) {
		return this.forces.hit(coordinate, this.view.getResolution());
	}

	/** Calls `act(hit, coordinate)` on a click or tap. */
	onClick(act) {
		this.map.on('singleclick', event => act(this.hit(event), event.coordinate));
	}

	/** Writes the view into the address. */
	remember() {
		const [x, y] = this.view.getCenter(),
			resolution = this.view.getResolution();
		set({view: [Math.round(x / 100), Math.round(y / 100), Math.round(resolution)].join(',')});
	}

	/** Takes the view of the address; false if it has none. */
	recall() {
		const [x, y, resolution] = (state.view ?? '').split(',').map(Number);
		if (!(resolution > 0)) return false;
		this.view.setCenter([x * 100, y * 100]);
		this.view.setResolution(resolution);
		return true;
	}

	/** Shows what is asked about: the formations, and of the objective the edge that is nearest to them. */
	showAsked() {
		const {boundingExtent, buffer, getCenter, getIntersection} = ol.extent,
			own = this.scenario.formations.map(({x, y}) => [x, y]),
			middle = getCenter(boundingExtent(own)),
			away = ([x, y]) => Math.hypot(x - middle[0], y - middle[1]),
			edge = this.ground.paths.objective.flatMap(({line}) => points(line)).sort((one, other) => away(one) - away(other));
		this.fit(getIntersection(buffer(boundingExtent([...own, ...edge.slice(0, 1)]), 40000), this.extent));
	}

	/** Shows the whole theatre. */
	showWhole() {
		this.fit(this.extent);
	}

	fit(extent) {
		this.map.updateSize();
		this.view.fit(extent, {padding: [16, 16, 16, 16], size: this.map.getSize()});
	}

	/** Moves to a point, and nearer if it is far. Those who want less motion get no flight. */
	goTo(x, y, resolution = Math.min(this.view.getResolution(), 350)) {
		const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
		this.view.animate({center: [x, y], resolution, duration: calm ? 0 : 350});
	}

	/** Comes nearer, or goes farther. */
	zoom(by) {
		this.view.animate({resolution: this.view.getConstrainedResolution(this.view.getResolution() * by), duration: 150});
	}

	/** The nearest named place to a point. */
	nearest([x, y]) {
		const distance = place => Math.hypot(place.x - x, place.y - y);
		return this.ground.places.reduce((best, place) => (best && distance(best) <= distance(place) ? best : place), null);
	}

	/** A scale bar that follows the map. */
	scale() {
		const text = s('text', {x: 4, y: 11}),
			line = s('path');
		const bar = s('svg.scale', {height: 22, role: 'img'}, text, line);
		const draw = () => {
			const resolution = this.view.getResolution(),
				kilometres = roundLength((110 * resolution) / 1000),
				width = (kilometres * 1000) / resolution;
			bar.setAttribute('width', width + 8);
			bar.setAttribute('aria-label', `Scale: ${kilometres} kilometres`);
			text.textContent = `${kilometres} km`;
			line.setAttribute('d', `M4 14v4H${4 + width}v-4`);
		};
		this.view.on('change:resolution', draw);
		draw();
		return bar;
	}

	dispose() {
		this.map.setTarget(null);
		this.map.dispose();
	}
}

/** The greatest of 1, 2, 5, 10, 20 ... kilometres that is no longer than that. */
export function roundLength(kilometres) {
	const power = 10 ** Math.floor(Math.log10(Math.max(kilometres, 0.1)));
	return [5, 2, 1].map(digit => digit * power).find(length => length <= kilometres) ?? power;
}
