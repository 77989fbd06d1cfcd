// The moving bodies of a campaign, and of another beside it, on one canvas.

import {LiveLayer} from './live.js';
import {FATES, SIDES, trace} from './signs.js';

/** A frame that takes longer than this, in ms, halves the density of the canvas. */
const SLOW = 20;

/** A body's radius in pixels: its area grows with its men. */
export const radius = men => Math.min(9, 1.5 + Math.sqrt(men) / 7.5);

/** The size of a fate's sign. */
export const signRadius = men => Math.min(8, 1.4 + Math.sqrt(men) / 7);

/** The layer; `tracks` are up to two Frames, of which a twin map leaves the first out. */
export class Bodies {
	constructor(hexes) {
		this.hexes = hexes;
		this.tracks = [];
		this.moment = 0;
		this.slow = 0;
		this.layer = new LiveLayer({draw: (context, view) => this.draw(context, view), zIndex: 10});
	}

	show(tracks) {
		this.tracks = tracks;
		this.fates = null;
		this.layer.touch();
	}

	/** Rings a body, `{side, body}`; null rings none. */
	choose(body) {
		this.chosen = body;
		this.layer.touch();
	}

	/** Moves to a moment, in epochs and parts of them. */
	seek(moment) {
		this.moment = moment;
		this.layer.touch();
	}

	draw(context, view) {
		const begun = performance.now(),
			frames = this.tracks.find(Boolean);
		if (frames) {
			this.drawFates(context, view, frames);
			this.tracks.forEach((track, side) => track && this.drawBodies(context, view, track, side));
			this.drawContacts(context, view, frames);
		}
		this.cost = performance.now() - begun;
		this.slow = this.cost > SLOW ? this.slow + 1 : 0;
		if (this.slow > 5 && this.layer.density > 1) {
			this.layer.density /= 2;
			this.slow = 0;
		}
	}

	drawBodies(context, view, frames, side) {
		const {colour, edge} = SIDES[side],
			{left, top, resolution, width, height} = view,
			grow = Math.max(0.8, Math.min(1.6, Math.sqrt(500 / resolution))),
			chosen = this.chosen?.side === side ? this.chosen.body : -1;
		let found = null;
		context.fillStyle = colour;
		context.strokeStyle = edge;
		context.lineWidth = 0.7;
		context.beginPath();
		frames.each(this.moment, (x, y, at) => {
			const px = (x - left) / resolution,
				py = (top - y) / resolution;
			if (px < -9 || py < -9 || px > width + 9 || py > height + 9) return;
			const r = radius(frames.men[at]) * grow;
			if (side) context.rect(px - r * 0.9, py - r * 0.9, r * 1.8, r * 1.8);
			else {
				context.moveTo(px + r, py);
				context.arc(px, py, r, 0, 6.2832);
			}
			if (frames.body[at] === chosen) found = [px, py, r + 6];
		});
		context.fill();
		context.stroke();
		if (!found) return;
		context.beginPath();
		context.lineWidth = 2.4;
		context.arc(...found, 0, 6.2832);
		context.stroke();
	}

	drawFates(context, view, frames) {
		const epoch = Math.floor(this.moment);
		if (this.fates?.epoch !== epoch) this.fates = {epoch, sums: frames.fates(epoch - 1)};
		context.globalAlpha = 0.75;
		context.lineWidth = 1.3;
		for (const [name, fate] of Object.entries(FATES)) {
			context.beginPath();
			for (const [cell, men] of this.fates.sums[name]) {
				const [x, y] = view.to(...this.hexes.centre(cell));
				if (x > -9 && y > -9 && x < view.width + 9 && y < view.height + 9) trace(context, fate, x, y, signRadius(men));
			}
			const how = fate.isLine ? 'stroke' : 'fill';
			context[`${how}Style`] = fate.colour;
			context[how]();
		}
		context.globalAlpha = 1;
	}

	/** A ring where bodies are met in this epoch. */
	drawContacts(context, view, frames) {
		context.strokeStyle = '#e0a63c';
		context.lineWidth = 2;
		context.beginPath();
		for (const cell of frames.contacts(Math.min(Math.floor(this.moment), frames.epochs - 1))) {
			const [x, y] = view.to(...this.hexes.centre(cell));
			context.moveTo(x + 8, y);
			context.arc(x, y, 8, 0, 6.2832);
		}
		context.stroke();
	}

	/** The body nearest to a point of the ground, within some metres: `{side, body, formation, men}`. */
	nearest([x, y], metres) {
		let best = null,
			least = metres;
		this.tracks.forEach((frames, side) =>
			frames?.each(this.moment, (bx, by, at) => {
				const distance = Math.hypot(bx - x, by - y);
				if (distance >= least) return;
				least = distance;
				best = {side, body: frames.body[at], formation: frames.formation[at], men: frames.men[at]};
			}),
		);
		return best;
	}
}
