// The ground: relief, rivers, roads, borders, the objective's edge, names. Sent once, in the theatre's metres.

import {octets} from './api.js';
import {BRICK, GREY, INK, PAPER, SERIF, TERRAIN, WATER} from './colours.js';

/** Pairs of a flat list `[x, y, x, y ...]`. */
export function points(line) {
  const pairs = [];
  for (let at = 0; at < line.length; at += 2) pairs.push([line[at], line[at + 1]]);
  return pairs;
}

const stroke = (color, width, extra = {}) =>
  new ol.style.Style({stroke: new ol.style.Stroke({color, width, lineCap: 'round', lineJoin: 'round', ...extra})});

/** Widths that grow a little as the map comes closer. */
const grown = (width, resolution) => width * Math.max(0.6, Math.min(2, Math.sqrt(500 / resolution)));

function lines(list, style, zIndex, least = Infinity) {
  const features = list.map(item => {
    const feature = new ol.Feature(new ol.geom.LineString(points(item.line)));
    feature.set('class', item.class ?? 2);
    feature.set('name', item.name);
    return feature;
  });
  return new ol.layer.Vector({source: new ol.source.Vector({features}), style, zIndex, maxResolution: least});
}

const rivers = list =>
  lines(
    list,
    (feature, resolution) => {
      const width = grown(0.5 * feature.get('class'), resolution);
      return feature.get('class') === 1 && resolution > 500 ? null : stroke(WATER, width);
    },
    3,
  );

const roads = list =>
  lines(
    list,
    (feature, resolution) => {
      const kind = feature.get('class');
      if (kind === 1 && resolution > 450) return null;
      const width = grown(kind === 3 ? 1.7 : kind === 2 ? 1.1 : 0.8, resolution);
      return kind === 3
        ? [stroke('#fdfbf6cc', width + 1.6), stroke('#8a6f57', width)]
        : stroke(kind === 2 ? '#9a8570' : '#b3a18d', width, kind === 1 ? {lineDash: [3, 3]} : {});
    },
    4,
  );

/** The objective's edge, with its name along the line. */
const objective = list =>
  lines(
    list,
    feature =>
      new ol.style.Style({
        stroke: new ol.style.Stroke({color: BRICK, width: 1.6, lineDash: [10, 4, 2, 4]}),
        text: new ol.style.Text({
          text: feature.get('name') ?? '',
          font: `italic 13px ${SERIF}`,
          placement: 'line',
          textBaseline: 'bottom',
          overflow: false,
          repeat: 700,
          fill: new ol.style.Fill({color: BRICK}),
          stroke: new ol.style.Stroke({color: '#fdfbf6d0', width: 3}),
        }),
      }),
    5,
  );

const DOT = new ol.style.Circle({
  radius: 2.2,
  fill: new ol.style.Fill({color: PAPER}),
  stroke: new ol.style.Stroke({color: INK, width: 1}),
});
const PASS = new ol.style.RegularShape({
  points: 3,
  radius: 4,
  fill: new ol.style.Fill({color: PAPER}),
  stroke: new ol.style.Stroke({color: GREY, width: 1}),
});

/** Resolution (metres a pixel) below which names of a rank are shown; the modern name joins from 150 on. */
const SHOWN_BELOW = [Infinity, Infinity, 900, 420, 260, 160];

/** Rank of a place for its name: towns about which main roads meet first, then towns on one, the rest, villages, crossings. */
function ranked(places, roads, reach) {
  const ends = roads.filter(road => road.class === 3).flatMap(({line}) => [line.slice(0, 2), line.slice(-2)]);
  return places.map(place => {
    const meeting = ends.filter(([x, y]) => Math.hypot(x - place.x, y - place.y) < reach).length,
      rank = place.kind === 'town' ? (meeting >= 3 ? 1 : meeting > 0 ? 2 : 3) : ({village: 4, crossing: 5}[place.kind] ?? 3);
    return {...place, rank};
  });
}

function names(places) {
  const features = places.map(place => {
    const feature = new ol.Feature(new ol.geom.Point([place.x, place.y]));
    feature.set('place', place);
    return feature;
  });
  const style = (feature, resolution) => {
    const place = feature.get('place'),
      rank = Math.min(place.rank ?? 3, SHOWN_BELOW.length - 1);
    if (resolution > SHOWN_BELOW[rank]) return null;
    const isHigh = place.kind === 'pass' || place.kind === 'summit';
    const more = [place.original, place.modern !== place.name ? place.modern : null].filter(Boolean);
    const text = resolution < 150 && more.length ? `${place.name}\n${more.join(', ')}` : place.name;
    return new ol.style.Style({
      image: isHigh ? PASS : DOT,
      zIndex: 100 - rank,
      text: new ol.style.Text({
        text,
        font: `${isHigh ? 'italic ' : ''}${rank <= 1 ? 15 : rank === 2 ? 13 : 12}px ${SERIF}`,
        textAlign: 'left',
        offsetX: 6,
        fill: new ol.style.Fill({color: isHigh ? '#5d564b' : INK}),
        stroke: new ol.style.Stroke({color: '#fdfbf6d8', width: 3}),
      }),
    });
  };
  return new ol.layer.Vector({source: new ol.source.Vector({features}), style, zIndex: 8, declutter: 'names'});
}

/** The relief as a picture; a theatre without one is painted hex by hex from its classes of terrain. */
async function base(ground, scenario, hexes, projection) {
  if (ground.relief) {
    const {url, west, south, east, north} = ground.relief;
    return new ol.layer.Image({
      source: new ol.source.ImageStatic({url, imageExtent: [west, south, east, north], projection, interpolate: true}),
      zIndex: 1,
    });
  }
  const {bytes} = await octets(`scenarios/${scenario}/fields/terrain`),
    values = new Uint8Array(bytes);
  const byClass = new Map();
  values.forEach((value, cell) => {
    if (value) byClass.set(value - 1, [...(byClass.get(value - 1) ?? []), hexes.corners(cell)]);
  });
  const features = [...byClass].map(([kind, rings]) => {
    const feature = new ol.Feature(new ol.geom.MultiPolygon(rings.map(ring => [[...ring, ring[0]]])));
    feature.set('colour', TERRAIN[kind] ?? TERRAIN[1]);
    return feature;
  });
  return new ol.layer.VectorImage({
    source: new ol.source.Vector({features}),
    zIndex: 1,
    style: feature =>
      new ol.style.Style({
        fill: new ol.style.Fill({color: feature.get('colour')}),
        stroke: new ol.style.Stroke({color: '#ffffff55', width: 0.6}),
      }),
  });
}

/** All layers of the ground. */
export async function groundLayers(ground, scenario, hexes, projection) {
  return [
    await base(ground, scenario, hexes, projection),
    rivers(ground.paths.rivers),
    roads(ground.paths.roads),
    lines(ground.paths.borders, stroke('#8c877d90', 0.8, {lineDash: [4, 3]}), 4),
    objective(ground.paths.objective),
    names((ground.places = ranked(ground.places, ground.paths.roads, 3 * hexes.flatMetres))),
  ];
}
