// The grid of hexes in the theatre's metres: pointy top, odd rows half a hex to the east, row 0 in the north.

/** Geometry of a grid `{columns, rows, flatMetres, rowMetres, originX, originY}`. */
export class Hexes {
	constructor(grid) {
		Object.assign(this, grid);
		this.radius = grid.flatMetres / Math.sqrt(3);
	}

	/** The centre of a cell. */
	centre(cell) {
		const row = Math.floor(cell / this.columns),
			column = cell - row * this.columns;
		return [this.originX + (column + (row & 1) / 2) * this.flatMetres, this.originY - row * this.rowMetres];
	}

	/** The cell whose centre is nearest to a point; null outside the grid. */
	at([x, y]) {
		let best = null,
			least = Infinity;
		const near = Math.round((this.originY - y) / this.rowMetres);
		for (const row of [near - 1, near, near + 1]) {
			const column = Math.round((x - this.originX) / this.flatMetres - (row & 1) / 2);
			if (row < 0 || row >= this.rows || column < 0 || column >= this.columns) continue;
			const cell = row * this.columns + column,
				[cx, cy] = this.centre(cell);
			const distance = (cx - x) ** 2 + (cy - y) ** 2;
			if (distance < least) {
				least = distance;
				best = cell;
			}
		}
		return least > this.flatMetres ** 2 ? null : best;
	}

	/** The ground that the grid covers: west, south, east, north. */
	get extent() {
		return [
			this.originX - this.flatMetres / 2,
			this.originY - (this.rows - 0.5) * this.rowMetres,
			this.originX + this.columns * this.flatMetres,
			this.originY + this.rowMetres / 2,
		];
	}

	/** The six corners of a cell, from its top, clockwise. */
	corners(cell) {
		const [x, y] = this.centre(cell),
			half = this.flatMetres / 2,
			r = this.radius;
		return [
			[x, y + r],
			[x + half, y + r / 2],
			[x + half, y - r / 2],
			[x, y - r],
			[x - half, y - r / 2],
			[x - half, y + r / 2],
		];
	}

	/** The six neighbours of a cell, clockwise from the north-east; -1 where the grid ends. */
	neighbours(cell) {
		const row = Math.floor(cell / this.columns),
			column = cell - row * this.columns,
			odd = row & 1;
		return [
			[row - 1, column + odd],
			[row, column + 1],
			[row + 1, column + odd],
			[row + 1, column - 1 + odd],
			[row, column - 1],
			[row - 1, column - 1 + odd],
		].map(([r, c]) => (r < 0 || r >= this.rows || c < 0 || c >= this.columns ? -1 : r * this.columns + c));
	}

	/** The outline of some cells: the sides between a cell of them and one that is not, as rings. */
	outline(cells) {
		const inside = new Set(cells),
			next = new Map(),
			name = ([x, y]) => `${Math.round(x)},${Math.round(y)}`;
		for (const cell of cells) {
			const corners = this.corners(cell);
			this.neighbours(cell).forEach((other, side) => {
				if (!inside.has(other)) next.set(name(corners[side]), {from: corners[side], to: corners[(side + 1) % 6]});
			});
		}
		const rings = [];
		while (next.size) {
			const ring = [];
			for (let key = next.keys().next().value; next.has(key); ) {
				const {from, to} = next.get(key);
				next.delete(key);
				ring.push(from);
				key = name(to);
			}
			rings.push([...ring, ring[0]]);
		}
		return rings;
	}
}
