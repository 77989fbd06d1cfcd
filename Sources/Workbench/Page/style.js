// What the layers of the map are made of: marks, lines and names in the colours of the house.

import {SERIF} from './colours.js';

export const fill = color => new ol.style.Fill({color});
export const stroke = (color, width, more) => new ol.style.Stroke({color, width, ...more});
export const style = parts => new ol.style.Style(parts);
export const circle = (radius, parts) => new ol.style.Circle({radius, ...parts});
/** A regular figure of so many corners. */
export const polygon = (points, radius, parts) => new ol.style.RegularShape({points, radius, ...parts});

/** A line with round ends. */
export const line = (color, width, more) =>
	style({stroke: stroke(color, width, {lineCap: 'round', lineJoin: 'round', ...more})});

/** Words with a pale rim; `face` is the size, with what comes before it. */
export const words = (text, color, face, more) =>
	new ol.style.Text({text, font: `${face}px ${SERIF}`, fill: fill(color), stroke: stroke('#fdfbf6e0', 3.2), ...more});

export function feature(geometry, values = {}) {
	const made = new ol.Feature(geometry);
	made.setProperties(values);
	return made;
}
export const point = at => new ol.geom.Point(at);
/** Areas from their rings: those that turn clockwise are edges, the others holes in them. */
export function areas(rings) {
	const turn = ring => ring.reduce((sum, [x, y], at) => sum + (at ? ring[at - 1][0] * y - x * ring[at - 1][1] : 0), 0),
		holes = rings.filter(ring => turn(ring) > 0),
		within =
			edge =>
			([corner]) =>
				new ol.geom.Polygon([edge]).intersectsCoordinate(corner);
	return new ol.geom.MultiPolygon(rings.filter(ring => turn(ring) <= 0).map(edge => [edge, ...holes.filter(within(edge))]));
}

/** A layer of features. */
export const vector = (features, style, zIndex, more) =>
	new ol.layer.Vector({source: new ol.source.Vector({features}), style, zIndex, ...more});
