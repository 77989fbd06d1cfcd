// What stands on the map at a moment: formations and the enemy, the cordon, gaps with their width, ways as thick as their men.

import {BRICK, INK, OCHRE, PAPER, SLATE} from './colours.js';
import {points} from './ground.js';
import {areas, circle, feature, fill, line, point, polygon, stroke, style, vector, words} from './style.js';
import {shrunk, symbolImage} from './symbols.js';
import {men, whole} from './words.js';

/** Several symbols on one place are fanned out: each item as a feature that knows how many stand there before it. */
function fanned(items, name) {
	const seen = new Map();
	return items.map(item => {
		const key = `${Math.round(item.x / 3000)},${Math.round(item.y / 3000)}`,
			before = seen.get(key) ?? 0;
		seen.set(key, before + 1);
		return feature(point([item.x, item.y]), {[name]: item, before});
	});
}

const styleOwn = chosen => (item, resolution) => {
	const {formation, before} = item.getProperties(),
		isChosen = formation.id === chosen(),
		size = shrunk(resolution),
		aside = [before * 15 * size, before * 11 * size],
		shown = style({
			image: symbolImage(formation.symbol, resolution, aside),
			zIndex: isChosen ? 50 : 10 - before,
			text: words(formation.label ?? formation.name, isChosen ? BRICK : INK, isChosen ? 'bold 12' : 12, {
				offsetX: aside[0],
				offsetY: 18 * size - aside[1],
			}),
		}),
		ring = style({zIndex: 49, image: circle(24, {displacement: aside, declutterMode: 'none', stroke: stroke(BRICK, 2.4)})});
	return isChosen ? [ring, shown] : shown;
};

const styleEnemy = (item, resolution) => {
	const {force, before} = item.getProperties();
	return style({
		image: symbolImage(force.symbol, resolution, [before * 12, before * 9]),
		zIndex: 5 - before,
		text: resolution < 170 ? words(force.name, SLATE, 11, {offsetY: 14}) : undefined,
	});
};

const styleGap = item => {
	const {gap, isLabel} = item.getProperties();
	return isLabel
		? style({text: words(`${whole(gap.widthKilometres)} km`, '#7a5110', 'bold 12'), zIndex: 20})
		: style({
				fill: fill(gap.isShut ? '#8c877d80' : '#dfa43ccc'),
				stroke: gap.isShut ? stroke('#8c877d', 0.8, {lineDash: [2, 3]}) : stroke(OCHRE, 0.8),
			});
};

const styleCordon = style({fill: fill('#3d5a8038'), stroke: stroke('#3d5a80b0', 1.1)});
const styleSpread = style({fill: fill('#9e3d2b0f'), stroke: stroke('#9e3d2bb0', 1.2, {lineDash: [4, 4]})});
/** Ways of one plan cross each other by the hundred: each is pale, and where many go the map is dark. */
const styleWay = (item, resolution) =>
	line(
		item.get('men') >= 200 ? '#9e3d2b90' : '#9e3d2b38',
		wayWidth(item.get('men')) * Math.max(0.8, Math.min(2, Math.sqrt(560 / resolution))),
	);
const styleBlocker = style({image: polygon(4, 9, {angle: 0, fill: fill(SLATE), stroke: stroke(PAPER, 2)})});
const styleMark = item =>
	item.get('isBlocker')
		? styleBlocker
		: style({
				image: circle(12, {stroke: stroke(BRICK, 3)}),
				text: words(item.get('name') ?? '', BRICK, 'bold 14', {offsetY: -20}),
			});

const styleZone = item => {
	const {zone} = item.getProperties();
	return style(
		zone ? {text: words(zone.name, '#4f4660', 'italic 12')} : {stroke: stroke('#5b4f74c0', 1.1, {lineDash: [2, 3]})},
	);
};

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
		const names = {declutter: 'names'};
		this.layers = {
			spread: vector([], styleSpread, 5, {visible: false}),
			cordon: vector([], styleCordon, 5, {visible: false}),
			zones: vector([], styleZone, 8.5, {visible: false, ...names}),
			gaps: vector([], styleGap, 6, names),
			ways: vector([], styleWay, 7, {opacity: 0.85}),
			enemy: vector([], styleEnemy, 9, names),
			own: vector([], styleOwn(chosen), 11, names),
			marks: vector([], styleMark, 12),
		};
	}

	fill(name, features) {
		const source = this.layers[name].getSource();
		source.clear(true);
		source.addFeatures(features);
	}

	/** What a layer shows, as its features' properties. */
	of(name) {
		return this.layers[name]
			.getSource()
			.getFeatures()
			.map(item => item.getProperties());
	}

	/** The own side, where its formations stand at the start. */
	showOwn(formations, standings = []) {
		const within = new Map(standings.map(item => [item.id, item.uncertaintyKilometres]));
		this.fill('own', fanned(formations, 'formation'));
		this.fill(
			'spread',
			formations
				.filter(({id}) => within.get(id))
				.map(({x, y, id}) => feature(new ol.geom.Circle([x, y], within.get(id) * 1000))),
		);
	}

	/** The enemy's forces where they are. */
	showEnemy(forces) {
		this.fill('enemy', fanned(forces, 'force'));
	}

	/** The enemy, the cordon and its gaps at a moment. */
	showSituation({enemy, cordon, gaps}) {
		this.showEnemy(enemy);
		this.fill('cordon', [feature(areas(this.hexes.outline(cordon)))]);
		this.fill(
			'gaps',
			gaps.flatMap(gap => [
				feature(areas(this.hexes.outline(gap.cells)), {gap}),
				feature(point([gap.x, gap.y]), {gap, isLabel: true}),
			]),
		);
	}

	/** Ways of a plan: `{formation, men, line}`. The thickest are drawn last, so that they lie above. */
	showWays(ways = []) {
		this.fill(
			'ways',
			[...ways]
				.sort((one, other) => one.men - other.men)
				.map(way => feature(new ol.geom.LineString(smoothed(points(way.line))), {men: way.men})),
		);
	}

	/** Zones `{name, x, y, cells}`: their outlines, and their names. */
	showZones(zones) {
		this.fill('zones', [
			...zones.map(({cells}) => feature(areas(this.hexes.outline(cells)))),
			...zones.map(zone => feature(point([zone.x, zone.y]), {zone})),
		]);
	}

	/** Points out a place. */
	mark(place) {
		this.fill('marks', place ? [feature(point([place.x, place.y]), {name: place.name})] : []);
	}

	/** Points out hexes: the blockers that a reader has set. */
	markCells(cells) {
		this.fill(
			'marks',
			cells.map(cell => feature(point(this.hexes.centre(cell)), {isBlocker: true})),
		);
	}

	/** What stands under a point of the ground: a formation, a force or a gap. (The library's own test reads pixels back, which is slow.) */
	hit([x, y], resolution) {
		const size = shrunk(resolution);
		for (const [name, [right, up], half] of [
			['own', [15 * size, 11 * size], 17 * size],
			['enemy', [12, 9], 13 * size],
		]) {
			const found =
				this.layers[name].getVisible() &&
				this.of(name).find(({geometry, before}) => {
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
			? this.of('gaps').find(({gap, isLabel}) => !isLabel && gap.cells.includes(cell))
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
