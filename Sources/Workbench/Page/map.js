// The map: OpenLayers in the theatre's own projection, its gestures and keys, a scale bar, and the layers of the other files.

import {get} from './api.js';
import {s} from './dom.js';
import {FieldLayer} from './fields.js';
import {Forces, wordsOf} from './forces.js';
import {groundLayers} from './ground.js';
import {Hexes} from './hexes.js';
import {set, state} from './state.js';
import {loadSymbols} from './symbols.js';

/** A map of one scenario's theatre. */
export class TheatreMap {
  /** Fetches the ground and draws it into an element. */
  static async open(element, scenario) {
    const [ground] = await Promise.all([get(`scenarios/${scenario.id}/ground`, {keep: true}), loadSymbols()]);
    const map = new TheatreMap(element, scenario, ground);
    for (const layer of await groundLayers(ground, scenario.id, map.hexes, map.projection)) map.map.addLayer(layer);
    return map;
  }

  constructor(element, scenario, ground) {
    this.ground = ground;
    this.scenario = scenario;
    this.hexes = new Hexes(ground.grid);
    const {west, south, east, north} = ground.extent;
    this.extent = [west, south, east, north];
    this.projection = new ol.proj.Projection({
      code: `theatre:${scenario.id}`,
      units: 'm',
      extent: this.extent,
      metersPerUnit: 1,
    });
    this.field = new FieldLayer(this.hexes);
    this.forces = new Forces(this.hexes, () => state.formation);
    const pad = (east - west) * 0.6;
    this.map = new ol.Map({
      target: element,
      controls: [],
      keyboardEventTarget: element,
      interactions: ol.interaction.defaults.defaults({altShiftDragRotate: false, pinchRotate: false}),
      layers: [this.field.layer, ...Object.values(this.forces.layers)],
      view: new ol.View({
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
    this.map.on('moveend', () => this.remember());
    this.map.on('pointermove', event => {
      if (event.dragging) return;
      const found = this.forces.hit(event.coordinate, this.view.getResolution());
      element.style.cursor = found ? 'pointer' : '';
      element.title = found ? wordsOf(found) : '';
    });
  }

  get view() {
    return this.map.getView();
  }

  /** Calls `act(hit, coordinate)` on a click or tap. */
  onClick(act) {
    this.map.on('singleclick', event => act(this.forces.hit(event.coordinate, this.view.getResolution()), event.coordinate));
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

  /** Shows what is asked about: the formations and the edge of the objective north of them. */
  showAsked() {
    const all = this.scenario.formations,
      xs = all.map(item => item.x),
      ys = all.map(item => item.y);
    const line = this.ground.paths.objective.flatMap(item => item.line.filter((_, at) => at % 2));
    const near = line.length ? Math.min(...line.map(y => Math.max(y, Math.max(...ys))), this.extent[3]) : Math.max(...ys);
    const extent = [
      Math.min(...xs) - 55000,
      Math.min(...ys) - 40000,
      Math.max(...xs) + 55000,
      Math.max(near, Math.max(...ys)) + 40000,
    ];
    const clipped = [
      Math.max(extent[0], this.extent[0]),
      Math.max(extent[1], this.extent[1]),
      Math.min(extent[2], this.extent[2]),
      Math.min(extent[3], this.extent[3]),
    ];
    this.fit(clipped);
  }

  /** Shows the whole theatre. */
  showWhole() {
    this.fit(this.extent);
  }

  /** Shows some ground. Those who want less motion get no flight. */
  fit(extent, padding = [16, 16, 16, 16]) {
    this.map.updateSize();
    this.view.fit(extent, {padding, size: this.map.getSize()});
  }

  /** Moves to a point, and nearer if it is far. */
  goTo(x, y, resolution) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.view.animate({
      center: [x, y],
      resolution: resolution ?? Math.min(this.view.getResolution(), 350),
      duration: calm ? 0 : 350,
    });
  }

  /** The nearest named place to a point. */
  nearest([x, y]) {
    return this.ground.places.reduce((best, place) => {
      const distance = Math.hypot(place.x - x, place.y - y);
      return !best || distance < best.distance ? {place, distance} : best;
    }, null)?.place;
  }

  /** A scale bar that follows the map. */
  scale() {
    const text = s('text', {x: 4, y: 11}),
      line = s('path', {});
    const bar = s('svg', {class: 'scale', height: 22, role: 'img'}, text, line);
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
