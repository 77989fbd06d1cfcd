// APP-6 symbols as pictures. They come as SVG texts; the browser draws each from an address of its own.

import {kept} from './api.js';
import {fill, polygon} from './style.js';

/** Pixels of a point of a symbol's own drawing. */
const SCALES = {own: 0.2, enemy: 0.15};

let texts = {};
const addresses = new Map();

/** Fetches all symbols. */
export async function loadSymbols() {
	texts = (await kept('symbols')).symbols;
}

/** Top, width and height of a symbol's drawing; the middle of its frame stands at (100, 100). */
const box = text => /viewBox="[-\d.]+ ([-\d.]+) ([\d.]+) ([\d.]+)"/.exec(text).slice(1).map(Number);

/** The SVG text of a symbol drawn `times` as large, with its size in pixels, for pictures that are taken away; null if there is none. */
export function symbolText(name, times) {
	const text = texts[name],
		scale = SCALES[name.split('-')[0]] * times;
	if (!text) return null;
	const [top, across, down] = box(text),
		[width, height] = [across * scale, down * scale];
	const sized = text
		.replace(/\s(width|height)="[^"]*"/g, (match, _, at) => (at < text.indexOf('>') ? '' : match))
		.replace('<svg', `<svg width="${width.toFixed(1)}" height="${height.toFixed(1)}"`);
	return {text: sized, width, height, middle: (100 - top) / down};
}

/** An address of a symbol's picture, drawn `times` as large. */
export function symbolAddress(name, times = 1) {
	const key = `${name} ${times}`;
	if (!addresses.has(key)) {
		const made = symbolText(name, times);
		addresses.set(key, made ? {...made, url: URL.createObjectURL(new Blob([made.text], {type: 'image/svg+xml'}))} : null);
	}
	return addresses.get(key);
}

/** How much smaller symbols are drawn when the map shows much ground. */
export const shrunk = resolution => (resolution > 760 ? 0.55 : resolution > 420 ? 0.74 : resolution > 250 ? 0.86 : 1);

/** The style's image for a symbol, sharp on dense screens; a plain square where there is no symbol. Names of places avoid it. */
export function symbolImage(name, resolution, displacement = [0, 0]) {
	const density = Math.min(3, Math.ceil(devicePixelRatio || 1)),
		made = symbolAddress(name, density);
	if (!made) return polygon(4, 8, {angle: Math.PI / 4, declutterMode: 'obstacle', fill: fill('#d08a72')});
	return new ol.style.Icon({
		src: made.url,
		scale: shrunk(resolution) / density,
		declutterMode: 'obstacle',
		anchor: [0.5, made.middle],
		displacement,
	});
}
