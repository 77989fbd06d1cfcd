// What stands on the map at a moment: formations and the enemy, the cordon, gaps with their width, ways as thick as their men.

import {BRICK, INK, OCHRE, SERIF, SLATE} from './colours.js';
import {points} from './ground.js';
import {shrunk, symbolImage} from './symbols.js';
import {men, whole} from './words.js';

const vector = (zIndex, style, options = {}) =>
  new ol.layer.Vector({source: new ol.source.Vector(), style, zIndex, ...options});
const feature = (geometry, values) => {
  const made = new ol.Feature(geometry);
  made.setProperties(values);
  return made;
};

/** Several symbols on one place are fanned out: the number of those before it on the same place, for each item. */
function fanned(items) {
  const seen = new Map();
  return items.map(item => {
    const key = `${Math.round(item.x / 3000)},${Math.round(item.y / 3000)}`,
      before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before;
  });
}

const label = (text, color, offsetY, extra = {}) =>
  new ol.style.Text({
    text,
    offsetY,
    font: `12px ${SERIF}`,
    fill: new ol.style.Fill({color}),
    stroke: new ol.style.Stroke({color: '#fdfbf6e6', width: 3.4}),
    ...extra,
  });

const styleOwn = chosen => (item, resolution) => {
  const {formation, before} = item.getProperties(),
    isChosen = formation.id === chosen();
  const size = shrunk(resolution),
    aside = [before * 15 * size, before * 11 * size],
    image = symbolImage(formation.symbol, resolution, aside);
  const name = formation.label ?? formation.name;
  const style = new ol.style.Style({
    image,
    zIndex: isChosen ? 50 : 10 - before,
    text: label(name, isChosen ? BRICK : INK, 18 * size - aside[1], {
      font: `${isChosen ? 'bold ' : ''}12px ${SERIF}`,
      offsetX: aside[0],
    }),
  });
  const ring = new ol.style.Style({
    zIndex: 49,
    image: new ol.style.Circle({
      radius: 24,
      displacement: aside,
      declutterMode: 'none',
      stroke: new ol.style.Stroke({color: BRICK, width: 2.4}),
    }),
  });
  return isChosen ? [ring, style] : style;
};

const styleEnemy = (item, resolution) => {
  const {force, before} = item.getProperties();
  return new ol.style.Style({
    image: symbolImage(force.symbol, resolution, [before * 12, before * 9]),
    zIndex: 5 - before,
    text: resolution < 170 ? label(force.name, SLATE, 14, {font: `11px ${SERIF}`}) : undefined,
  });
};

const styleGap = item => {
  const {gap, isLabel} = item.getProperties();
  if (isLabel)
    return new ol.style.Style({
      text: label(`${whole(gap.widthKilometres)} km`, '#7a5110', 0, {font: `bold 12px ${SERIF}`}),
      zIndex: 20,
    });
  return new ol.style.Style({
    fill: new ol.style.Fill({color: gap.isShut ? '#8c877d80' : '#dfa43ccc'}),
    stroke: new ol.style.Stroke({color: gap.isShut ? '#8c877d' : OCHRE, width: 0.8, lineDash: gap.isShut ? [2, 3] : undefined}),
  });
};

const styleCordon = new ol.style.Style({
  fill: new ol.style.Fill({color: '#3d5a8038'}),
  stroke: new ol.style.Stroke({color: '#3d5a80b0', width: 1.1}),
});
const styleSpread = new ol.style.Style({
  stroke: new ol.style.Stroke({color: '#9e3d2bb0', width: 1.2, lineDash: [4, 4]}),
  fill: new ol.style.Fill({color: '#9e3d2b0f'}),
});
/** Ways of one plan cross each other by the hundred: each is pale, and where many go the map is dark. */
const styleWay = (item, resolution) =>
  new ol.style.Style({
    stroke: new ol.style.Stroke({
      color: item.get('men') >= 200 ? '#9e3d2b90' : '#9e3d2b38',
      lineCap: 'round',
      lineJoin: 'round',
      width: wayWidth(item.get('men')) * Math.max(0.8, Math.min(2, Math.sqrt(560 / resolution))),
    }),
  });
const styleBlocker = new ol.style.Style({
  image: new ol.style.RegularShape({
    points: 4,
    radius: 9,
    angle: 0,
    fill: new ol.style.Fill({color: SLATE}),
    stroke: new ol.style.Stroke({color: '#fdfbf6', width: 2}),
  }),
});
const styleMark = item =>
  item.get('isBlocker')
    ? styleBlocker
    : new ol.style.Style({
        image: new ol.style.Circle({radius: 12, stroke: new ol.style.Stroke({color: BRICK, width: 3})}),
        text: item.get('name') ? label(item.get('name'), BRICK, -20, {font: `bold 14px ${SERIF}`}) : undefined,
      });

/** Pixels of a way: its width grows with the root of its men. */
export const wayWidth = men => Math.max(0.6, Math.sqrt(men) / 7);

/** A way from hex to hex as a march would go: each point the mean of those about it, the ends kept. */
function smoothed(line, reach = 4) {
  return line.map((_, at) => {
    const near = Math.min(reach, at, line.length - 1 - at),
      some = line.slice(at - near, at + near + 1);
    return [0, 1].map(axis => some.reduce((sum, other) => sum + other[axis], 0) / some.length);
  });
}

/** The layers of the situation. `chosen()` tells the id of the formation whose card is open. */
export class Forces {
  constructor(hexes, chosen) {
    this.hexes = hexes;
    this.layers = {
      spread: vector(5, styleSpread),
      cordon: vector(5, styleCordon),
      gaps: vector(6, styleGap, {declutter: 'names'}),
      ways: vector(7, styleWay),
      enemy: vector(9, styleEnemy, {declutter: 'names'}),
      own: vector(11, styleOwn(chosen), {declutter: 'names'}),
      marks: vector(12, styleMark),
    };
    this.layers.ways.setOpacity(0.85);
    this.layers.spread.setVisible(false);
    this.layers.cordon.setVisible(false);
  }

  fill(name, features) {
    const source = this.layers[name].getSource();
    source.clear(true);
    source.addFeatures(features);
  }

  /** The own side, where its formations stand at the start. */
  showOwn(formations, standings) {
    const within = new Map((standings ?? []).map(item => [item.id, item.uncertaintyKilometres]));
    const before = fanned(formations);
    this.fill(
      'own',
      formations.map((formation, index) =>
        feature(new ol.geom.Point([formation.x, formation.y]), {formation, before: before[index]}),
      ),
    );
    this.fill(
      'spread',
      formations
        .filter(item => within.get(item.id))
        .map(item => feature(new ol.geom.Circle([item.x, item.y], within.get(item.id) * 1000), {})),
    );
  }

  /** The enemy's forces where they are. */
  showEnemy(forces) {
    const before = fanned(forces);
    this.fill(
      'enemy',
      forces.map((force, index) => feature(new ol.geom.Point([force.x, force.y]), {force, before: before[index]})),
    );
  }

  /** The enemy, the cordon and its gaps at a moment. */
  showSituation(situation) {
    this.showEnemy(situation.enemy);
    this.fill('cordon', [feature(new ol.geom.MultiPolygon(this.hexes.outline(situation.cordon).map(ring => [ring])), {})]);
    this.fill(
      'gaps',
      situation.gaps.flatMap(gap => [
        feature(new ol.geom.MultiPolygon(this.hexes.outline(gap.cells).map(ring => [ring])), {gap}),
        feature(new ol.geom.Point([gap.x, gap.y]), {gap, isLabel: true}),
      ]),
    );
  }

  /** Ways of a plan: `{formation, men, line}`. */
  showWays(ways) {
    this.fill(
      'ways',
      // The thickest last, so that they lie above.
      [...(ways ?? [])]
        .sort((one, other) => one.men - other.men)
        .map(way => feature(new ol.geom.LineString(smoothed(points(way.line))), {men: way.men})),
    );
  }

  /** Points out a place. */
  mark(place) {
    this.fill('marks', place ? [feature(new ol.geom.Point([place.x, place.y]), {name: place.name})] : []);
  }

  /** Points out hexes: the blockers that a reader has set. */
  markCells(cells) {
    this.fill(
      'marks',
      cells.map(cell => feature(new ol.geom.Point(this.hexes.centre(cell)), {name: '', isBlocker: true})),
    );
  }

  /** What stands under a point of the ground: a formation, a force or a gap. (The library's own test reads pixels back, which is slow.) */
  hit([x, y], resolution) {
    const size = shrunk(resolution);
    for (const [name, [right, up], half] of [
      ['own', [15 * size, 11 * size], 17 * size],
      ['enemy', [12, 9], 13 * size],
    ]) {
      if (!this.layers[name].getVisible()) continue;
      const found = this.layers[name]
        .getSource()
        .getFeatures()
        .map(item => item.getProperties())
        .find(({geometry, before}) => {
          const [px, py] = geometry.getCoordinates();
          return (
            Math.abs((x - px) / resolution - before * right) <= half + 4 &&
            Math.abs((y - py) / resolution - before * up) <= half * 0.75 + 4
          );
        });
      if (found) return found;
    }
    const cell = this.hexes.at([x, y]);
    return this.layers.gaps.getVisible()
      ? this.layers.gaps
          .getSource()
          .getFeatures()
          .map(item => item.getProperties())
          .find(({gap, isLabel}) => !isLabel && gap.cells.includes(cell))
      : undefined;
  }

  /** Draws the own side anew, after the choice has changed. */
  touch() {
    this.layers.own.changed();
  }
}

/** What a click hit, in words for those who hear the page. */
export function wordsOf(properties) {
  if (properties.formation) return `${properties.formation.name}, ${men(properties.formation.men.best)} men`;
  if (properties.force) return properties.force.name;
  if (properties.gap) return `Gap ${properties.gap.name}, ${whole(properties.gap.widthKilometres)} kilometres wide`;
  return '';
}
