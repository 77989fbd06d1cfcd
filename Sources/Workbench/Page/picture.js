// A picture of the map as it is seen, as SVG: ground, marks, bodies, with title, date, legend, scale, credits and digest. The PNG is
// drawn from it.

import {FATES, radius, SIDES, signPath, signRadius} from './bodies.js';
import {OCHRE, SERIF, strip} from './colours.js';
import {wayWidth} from './forces.js';
import {points} from './ground.js';
import {shown} from './layers.js';
import {roundLength} from './map.js';
import {shrunk, symbolText} from './symbols.js';
import {whole} from './words.js';

const xml = text => String(text).replace(/[&<>"]/g, sign => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[sign]);
const number = value => value.toFixed(1).replace(/\.0$/, '');
const text = (x, y, words, {size = 12, colour = '#2f2b26', anchor = 'start', style = '', halo = false} = {}) =>
  `<text x="${number(x)}" y="${number(y)}" font-size="${size}" fill="${colour}" text-anchor="${anchor}"${style ? ` font-style="${style}"` : ''}${halo ? ' paint-order="stroke" stroke="#fdfbf6" stroke-opacity="0.85" stroke-width="3" stroke-linejoin="round"' : ''}>${xml(words)}</text>`;

/** Words broken into lines of so many letters. */
function wrapped(words, letters) {
  const lines = [''];
  for (const word of words.split(' ')) {
    if ((lines.at(-1) + word).length > letters && lines.at(-1)) lines.push('');
    lines[lines.length - 1] += `${lines.at(-1) ? ' ' : ''}${word}`;
  }
  return lines;
}

async function dataAddress(url) {
  const blob = await (await fetch(url)).blob();
  return new Promise(resolve => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(blob);
  });
}

/** The frame of a picture: the ground it shows and how metres become points. */
class Frame {
  constructor(map) {
    [this.width, this.height] = map.map.getSize();
    this.resolution = map.view.getResolution();
    const [x, y] = map.view.getCenter();
    this.left = x - (this.width / 2) * this.resolution;
    this.top = y + (this.height / 2) * this.resolution;
    this.taken = [];
  }

  to(x, y) {
    return [(x - this.left) / this.resolution, (this.top - y) / this.resolution];
  }
  has([x, y], margin = 0) {
    return x > -margin && y > -margin && x < this.width + margin && y < this.height + margin;
  }
  path(line) {
    return line
      .map(
        (point, at) =>
          `${at ? 'L' : 'M'}${this.to(...point)
            .map(number)
            .join(' ')}`,
      )
      .join('');
  }
  isNear(line) {
    return line.some(point => this.has(this.to(...point), 40));
  }

  /** Takes a box for a text or a symbol; false if it meets one that is taken. */
  take(x, y, width, height, must = false) {
    const box = [x, y, x + width, y + height];
    if (!must && this.taken.some(other => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]))
      return false;
    this.taken.push(box);
    return true;
  }
}

async function groundPart(frame, map) {
  const parts = ['<rect width="100%" height="100%" fill="#dbe5e8"/>'],
    {ground} = map,
    place = ({west, south, east, north}, href, extra = '') => {
      const [x, y] = frame.to(west, north),
        [right, bottom] = frame.to(east, south);
      return `<image x="${number(x)}" y="${number(y)}" width="${number(right - x)}" height="${number(bottom - y)}" preserveAspectRatio="none" href="${href}"${extra}/>`;
    };
  if (ground.relief) parts.push(place(ground.relief, await dataAddress(ground.relief.url)));
  if (map.field.picture) {
    const [west, south, east, north] = map.hexes.extent;
    parts.push(place({west, south, east, north}, map.field.picture.toDataURL('image/png')));
  }
  const lines = (list, style) =>
    list
      .map(item => ({...item, line: points(item.line)}))
      .filter(item => frame.isNear(item.line))
      .map(item => style(item) && `<path d="${frame.path(item.line)}" fill="none" ${style(item)}/>`);
  const far = frame.resolution > 480;
  parts.push(
    ...lines(ground.paths.rivers, item =>
      item.class === 1 && far ? '' : `stroke="#6f9bb3" stroke-width="${number(0.5 * item.class)}"`,
    ),
    ...lines(ground.paths.roads, item =>
      item.class === 1 && far
        ? ''
        : `stroke="${item.class === 3 ? '#8a6f57' : '#a8937e'}" stroke-width="${item.class === 3 ? 1.6 : 1}"`,
    ),
    ...lines(ground.paths.borders, () => 'stroke="#8c877d" stroke-width="0.7" stroke-dasharray="4 3"'),
    ...lines(ground.paths.objective, () => 'stroke="#9e3d2b" stroke-width="1.6" stroke-dasharray="10 4 2 4"'),
  );
  return parts.filter(Boolean);
}

function symbolPart(frame, items) {
  const size = shrunk(frame.resolution);
  return items.map(({x, y, symbol, before = 0}) => {
    const at = frame.to(x, y).map((value, axis) => value + before * size * (axis ? -11 : 15)),
      made = frame.has(at, 10) && symbolText(symbol, (symbol.startsWith('own') ? 0.2 : 0.15) * size);
    if (!made) return '';
    const [left, top] = [at[0] - made.width / 2, at[1] - made.height * made.middle];
    frame.take(left, top, made.width, made.height, true);
    return made.text.replace('<svg', `<svg x="${number(left)}" y="${number(top)}"`);
  });
}

const gapPart = (frame, map, gaps) =>
  gaps.map(
    gap =>
      map.hexes
        .outline(gap.cells)
        .map(ring => `<path d="${frame.path(ring)}Z" fill="#dfa43c" fill-opacity="0.8" stroke="${OCHRE}" stroke-width="0.8"/>`)
        .join('') +
      (frame.take(...frame.to(gap.x, gap.y).map((value, at) => value - (at ? 9 : 16)), 32, 14)
        ? text(...frame.to(gap.x, gap.y).map((value, at) => value + (at ? 4 : 0)), `${whole(gap.widthKilometres)} km`, {
            anchor: 'middle',
            colour: '#7a5110',
            halo: true,
          })
        : ''),
  );

function bodyPart(frame, map, bodies) {
  const parts = [];
  for (const [name, fate] of Object.entries(FATES)) {
    const path = [...(bodies.fates?.sums[name] ?? [])]
      .map(([cell, men]) => [frame.to(...map.hexes.centre(cell)), men])
      .filter(([at]) => frame.has(at))
      .map(([[x, y], men]) => signPath(fate, x, y, signRadius(men)))
      .join('');
    if (path)
      parts.push(
        `<path d="${path}" ${fate.isLine ? `fill="none" stroke="${fate.colour}" stroke-width="1.3"` : `fill="${fate.colour}"`} opacity="0.75"/>`,
      );
  }
  bodies.tracks.forEach((frames, side) =>
    frames.each(bodies.moment, (x, y, at) => {
      const [px, py] = frame.to(x, y),
        r = radius(frames.men[at]);
      if (!frame.has([px, py], 9)) return;
      parts.push(
        side
          ? `<rect x="${number(px - r)}" y="${number(py - r)}" width="${number(2 * r)}" height="${number(2 * r)}" fill="${SIDES[1].colour}"/>`
          : `<circle cx="${number(px)}" cy="${number(py)}" r="${number(r)}" fill="${SIDES[0].colour}" stroke="${SIDES[0].edge}" stroke-width="0.6"/>`,
      );
    }),
  );
  return parts;
}

function namePart(frame, map) {
  return [...map.ground.places]
    .sort((one, other) => one.rank - other.rank)
    .map(place => {
      const at = frame.to(place.x, place.y),
        limit = [Infinity, Infinity, 900, 420, 260, 160][Math.min(place.rank, 5)];
      if (frame.resolution > limit || !frame.has(at) || !frame.take(at[0] - 4, at[1] - 7, 12 + place.name.length * 6.4, 14))
        return '';
      return `<circle cx="${number(at[0])}" cy="${number(at[1])}" r="2" fill="#fdfbf6" stroke="#2f2b26"/>${text(at[0] + 6, at[1] + 4, place.name, {size: place.rank <= 1 ? 15 : 12.5, halo: true})}`;
    });
}

/** What stands below the map: title, moment, signs, scale, credits, digest. */
function furniture(frame, {title, moment, lines, heat, signs}) {
  const parts = [],
    top = frame.height,
    kilometres = roundLength((120 * frame.resolution) / 1000),
    bar = (kilometres * 1000) / frame.resolution;
  let x = 16,
    y = top + 8;
  for (const line of wrapped(title, Math.floor((frame.width - 32) / 9.4))) {
    y += 23;
    parts.push(text(16, y, line, {size: 19}));
  }
  y += 20;
  parts.push(
    text(16, y, moment, {size: 14, style: 'italic', colour: '#655f56'}),
    text(frame.width - 16, y - 9, `${kilometres} km`, {size: 11, anchor: 'end'}),
    `<path d="M${number(frame.width - 16 - bar)} ${y - 5}v5h${number(bar)}v-5" fill="none" stroke="#2f2b26" stroke-width="1.2"/>`,
  );
  y += 24;
  for (const [drawn, words] of signs) {
    const width = 30 + words.length * 6.6;
    if (x + width > frame.width - 16) {
      x = 16;
      y += 20;
    }
    parts.push(`<g transform="translate(${x} ${y - 11})">${drawn}</g>`, text(x + 26, y, words, {size: 12}));
    x += width + 12;
  }
  if (heat) {
    y += 22;
    parts.push(
      `<defs><linearGradient id="heat">${heat.colours.map((colour, at) => `<stop offset="${at / (heat.colours.length - 1)}" stop-color="${colour}"/>`).join('')}</linearGradient></defs><rect x="16" y="${y - 9}" width="140" height="9" fill="url(#heat)" stroke="#d8d1c3"/>`,
      text(164, y, `${heat.title}: ${heat.low} to ${heat.high}`, {size: 12}),
    );
  }
  for (const line of lines.flatMap(words => wrapped(words, Math.floor((frame.width - 32) / 5.9)))) {
    y += 16;
    parts.push(text(16, y + 8, line, {size: 11, colour: '#655f56'}));
  }
  return {parts, height: y + 26};
}

/** The picture: `{svg, width, height}`. */
export async function picture(bench) {
  const {map, scenario, situation, layers} = bench,
    frame = new Frame(map),
    on = shown(),
    isWatch = bench.bodies && bench.screen?.seek,
    legend = await import('./legend.js');
  const body = await groundPart(frame, map);
  if (on.has('gaps') && situation && !isWatch) body.push(...gapPart(frame, map, situation.gaps));
  if (on.has('ways') && !isWatch)
    body.push(
      ...map.forces.layers.ways
        .getSource()
        .getFeatures()
        .map(
          item =>
            `<path d="${frame.path(item.getGeometry().getCoordinates())}" fill="none" stroke="#9e3d2b" stroke-opacity="${item.get('men') >= 200 ? 0.5 : 0.2}" stroke-width="${number(wayWidth(item.get('men')))}"/>`,
        ),
    );
  const standing = (layer, name) =>
      map.forces.layers[layer]
        .getSource()
        .getFeatures()
        .map(item => ({...item.get(name), before: item.get('before')})),
    enemy = standing('enemy', 'force');
  const symbols = [
    ...(on.has('enemy') ? symbolPart(frame, enemy) : []),
    ...(isWatch ? bodyPart(frame, map, bench.bodies) : symbolPart(frame, standing('own', 'formation'))),
  ];
  const labels = isWatch
    ? []
    : scenario.formations.map(item => {
        const [x, y] = frame.to(item.x, item.y),
          words = item.label ?? item.name;
        return frame.has([x, y]) && frame.take(x - words.length * 3, y + 9, words.length * 6, 13)
          ? text(x, y + 20, words, {anchor: 'middle', halo: true})
          : '';
      });
  const edge = map.ground.paths.objective
    .flatMap(item =>
      points(item.line)
        .map(point => ({name: item.name, at: frame.to(...point)}))
        .filter(({at}) => frame.has(at))
        .slice(-1),
    )
    .map(({name, at: [x, y]}) =>
      text(x - 8, y - 5, name ?? '', {anchor: 'end', style: 'italic', colour: '#9e3d2b', halo: true}),
    );
  body.push(...edge, ...namePart(frame, map), ...symbols, ...labels);
  const below = furniture(frame, legend.describe(bench, {on, isWatch, layers, strip}));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${below.height}" viewBox="0 0 ${frame.width} ${below.height}" font-family="${xml(SERIF)}"><rect width="100%" height="100%" fill="#fdfbf6"/><svg width="${frame.width}" height="${frame.height}">${body.join('')}</svg>${below.parts.join('')}</svg>`;
  return {svg, width: frame.width, height: below.height};
}

/** The picture as PNG, twice as dense. */
export async function png(bench) {
  const {svg, width, height} = await picture(bench),
    url = URL.createObjectURL(new Blob([svg], {type: 'image/svg+xml'})),
    image = new Image();
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}
