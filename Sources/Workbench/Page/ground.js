// The ground: relief, rivers, roads, borders, the objective's edge, names. Sent once, in the theatre's metres.

import {octets} from './api.js';
import {BRICK, GREY, INK, PAPER, TERRAIN, WATER} from './colours.js';
import {areas, circle, feature, fill, line, point, polygon, stroke, style, vector, words} from './style.js';

/** Pairs of a flat list `[x, y, x, y ...]`. */
export function points(line) {
	const pairs = [];
	for (let at = 0; at < line.length; at += 2) pairs.push([line[at], line[at + 1]]);
	return pairs;
}

/** Widths that grow a little as the map comes closer. */
const grown = (width, resolution) => width * Math.max(0.6, Math.min(2, Math.sqrt(500 / resolution)));

/** Rivers and roads are of classes 1 to 3; the least are shown from near by only. */
const lines = (list, style, zIndex) =>
	vector(
		list.map(item => feature(new ol.geom.LineString(points(item.line)), {kind: item.class ?? 2, name: item.name ?? ''})),
		(item, resolution) => style(item.get('kind'), resolution, item.get('name')),
		zIndex,
	);

const riverStyle = (kind, resolution) => (kind === 1 && resolution > 500 ? null : line(WATER, grown(0.5 * kind, resolution)));

const roadStyle = (kind, resolution) => {
	if (kind === 1 && resolution > 450) return null;
	const width = grown([0, 0.8, 1.1, 1.7][kind], resolution);
	if (kind === 3) return [line('#fdfbf6cc', width + 1.6), line('#8a6f57', width)];
	return kind === 2 ? line('#9a8570', width) : line('#b3a18d', width, {lineDash: [3, 3]});
};

const borderStyle = () => line('#8c877d90', 0.8, {lineDash: [4, 3]});

/** The objective's edge, with its name along the line. */
const objectiveStyle = (kind, resolution, name) =>
	style({
		stroke: stroke(BRICK, 1.6, {lineDash: [10, 4, 2, 4]}),
		text: words(name, BRICK, 'italic 13', {placement: 'line', textBaseline: 'bottom', overflow: false, repeat: 700}),
	});

const DOT = circle(2.2, {fill: fill(PAPER), stroke: stroke(INK, 1)});
const PASS = polygon(3, 4, {fill: fill(PAPER), stroke: stroke(GREY, 1)});

/** Resolution (metres a pixel) below which names of a rank are shown; the modern name joins from 150 on. */
export const SHOWN_BELOW = [Infinity, Infinity, 900, 420, 260, 160];

/** Rank of a place for its name: towns about which main roads meet first, then towns on one, the rest, villages, crossings. */
function ranked(places, roads, reach) {
	const ends = roads.filter(road => road.class === 3).flatMap(({line}) => [line.slice(0, 2), line.slice(-2)]);
	return places.map(place => {
		const meeting = ends.filter(([x, y]) => Math.hypot(x - place.x, y - place.y) < reach).length,
			rank = place.kind === 'town' ? (meeting >= 3 ? 1 : meeting > 0 ? 2 : 3) : ({village: 4, crossing: 5}[place.kind] ?? 3);
		return {...place, rank};
	});
}

const nameStyle = (item, resolution) => {
	const {place} = item.getProperties(),
		rank = Math.min(place.rank, SHOWN_BELOW.length - 1);
	if (resolution > SHOWN_BELOW[rank]) return null;
	const isHigh = place.kind === 'pass' || place.kind === 'summit',
		more = [place.original, place.modern !== place.name ? place.modern : null].filter(Boolean),
		text = resolution < 150 && more.length ? `${place.name}\n${more.join(', ')}` : place.name,
		size = rank <= 1 ? 15 : rank === 2 ? 13 : 12;
	return style({
		image: isHigh ? PASS : DOT,
		zIndex: 100 - rank,
		text: words(text, isHigh ? '#5d564b' : INK, isHigh ? `italic ${size}` : size, {textAlign: 'left', offsetX: 6}),
	});
};

/** The relief as a picture; a theatre without one is painted hex by hex from its classes of terrain. */
async function base(ground, scenario, hexes, projection) {
	if (ground.relief) {
		const {url, west, south, east, north} = ground.relief,
			source = new ol.source.ImageStatic({url, imageExtent: [west, south, east, north], projection, interpolate: true});
		return new ol.layer.Image({source, zIndex: 1});
	}
	const {bytes} = await octets(`scenarios/${scenario}/fields/terrain`),
		byClass = new Map();
	new Uint8Array(bytes).forEach((value, cell) => {
		if (value) byClass.set(value - 1, [...(byClass.get(value - 1) ?? []), hexes.corners(cell)]);
	});
	const features = [...byClass].map(([kind, rings]) =>
		feature(areas(rings.map(ring => [...ring, ring[0]])), {colour: TERRAIN[kind] ?? TERRAIN[1]}),
	);
	return new ol.layer.VectorImage({
		source: new ol.source.Vector({features}),
		zIndex: 1,
		style: item => style({fill: fill(item.get('colour')), stroke: stroke('#ffffff55', 0.6)}),
	});
}

/** All layers of the ground. */
export async function groundLayers(ground, scenario, hexes, projection) {
	const {rivers, roads, borders, objective} = ground.paths;
	// The same ranks, however often they are given.
	ground.places = ranked(ground.places, roads, 3 * hexes.flatMetres);
	return [
		await base(ground, scenario, hexes, projection),
		lines(rivers, riverStyle, 3),
		lines(roads, roadStyle, 4),
		lines(borders, borderStyle, 4),
		lines(objective, objectiveStyle, 5),
		vector(
			ground.places.map(place => feature(point([place.x, place.y]), {place})),
			nameStyle,
			8,
			{declutter: 'names'},
		),
	];
}
