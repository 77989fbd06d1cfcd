// One recorded campaign: where every body stood, epoch by epoch, and all events. Columns are read in place; to seek is to look
// up an index.

/** The kinds of events that are looked for, by number (Documentation/Workbench.md): a contact, and those that bring a fate upon men. */
const CONTACT = 3,
	FATE_OF = {4: 'killed', 5: 'captured', 6: 'astray', 7: 'astray', 10: 'arrived', 11: 'arrivedCutOff', 12: 'guerrillas'};

const TYPES = {1: Uint8Array, 2: Uint16Array, 4: Uint32Array};

/** Frames of a campaign, from their octets (Documentation/Workbench.md, "Campaigns"). */
export class Frames {
	constructor(bytes, hexes) {
		const view = new DataView(bytes),
			sign = String.fromCharCode(...new Uint8Array(bytes, 0, 4));
		if (sign !== 'ANAF' || view.getUint16(4, true) !== 1) throw new Error('These frames are of another form; reload the page.');
		this.epochs = view.getUint16(6, true);
		const [, cell, body, men, formation] = new Uint8Array(bytes, 8, 5);
		const positions = view.getUint32(16, true),
			events = view.getUint32(20, true);
		let at = 32;
		const column = (width, count) => {
			const made = new TYPES[width](bytes, at, count);
			at += Math.ceil(made.byteLength / 4) * 4;
			return made;
		};
		this.firstPosition = column(4, this.epochs + 1);
		this.firstEvent = column(4, this.epochs + 1);
		this.from = column(cell, positions);
		this.to = column(cell, positions);
		this.body = column(body, positions);
		this.men = column(men, positions);
		this.formation = column(formation, positions);
		this.event = {
			cell: column(cell, events),
			men: column(4, events),
			kind: column(1, events),
			formation: column(formation, events),
			body: column(body, events),
			amount: column(4, events),
		};
		this.locate(hexes);
	}

	/** Metres of every position, once: bodies in one hex are fanned out by their number. */
	locate(hexes) {
		const count = this.from.length,
			spread = hexes.flatMetres * 0.36;
		for (const name of ['x0', 'y0', 'x1', 'y1']) this[name] = new Float32Array(count);
		for (let at = 0; at < count; at += 1) {
			const body = this.body[at],
				angle = body * 2.39996,
				radius = spread * Math.sqrt((body * 0.618034) % 1);
			const dx = radius * Math.cos(angle),
				dy = radius * Math.sin(angle),
				from = hexes.centre(this.from[at]),
				to = hexes.centre(this.to[at]);
			this.x0[at] = from[0] + dx;
			this.y0[at] = from[1] + dy;
			this.x1[at] = to[0] + dx;
			this.y1[at] = to[1] + dy;
		}
	}

	/** Calls `act(x, y, index)` for every body at a moment, in epochs and parts of them. */
	each(moment, act) {
		const epoch = Math.min(Math.floor(moment), this.epochs - 1),
			part = moment - epoch;
		for (let at = this.firstPosition[epoch], end = this.firstPosition[epoch + 1]; at < end; at += 1) {
			act(this.x0[at] + (this.x1[at] - this.x0[at]) * part, this.y0[at] + (this.y1[at] - this.y0[at]) * part, at);
		}
	}

	/** Men by fate and cell up to the end of an epoch: `{killed: Map(cell, men) ...}`. Bodies that became guerrillas did so where they stood last. */
	fates(epoch) {
		const sums = Object.fromEntries(Object.values(FATE_OF).map(fate => [fate, new Map()])),
			{cell, men, kind, body} = this.event,
			end = this.firstEvent[Math.min(epoch + 1, this.epochs)];
		this.place ??= new Map(Array.from(this.body, (body, at) => [body, this.to[at]]));
		for (let at = 0; at < end; at += 1) {
			const fate = FATE_OF[kind[at]],
				where = fate === 'guerrillas' ? this.place.get(body[at]) : cell[at];
			if (fate && where !== undefined) sums[fate].set(where, (sums[fate].get(where) ?? 0) + men[at]);
		}
		return sums;
	}

	/** Cells where bodies were met in an epoch. */
	contacts(epoch) {
		const cells = [];
		for (let at = this.firstEvent[epoch], end = this.firstEvent[epoch + 1]; at < end; at += 1)
			if (this.event.kind[at] === CONTACT) cells.push(this.event.cell[at]);
		return cells;
	}
}
