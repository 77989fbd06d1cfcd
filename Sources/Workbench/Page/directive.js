// An order as a value: changed by making another, packed into the address, and told in words which dial was turned.

import {byId} from './dom.js';

/** The value that a JSON pointer names. */
export const at = (value, pointer) =>
	pointer
		.split('/')
		.slice(1)
		.reduce((inner, key) => inner?.[key], value);

/** The same value but for what a pointer names; `undefined` takes a member away. */
export function withValue(value, pointer, replacement) {
	const [, key, ...rest] = pointer.split('/');
	if (key === undefined || pointer === '') return replacement;
	const copy = Array.isArray(value) ? [...value] : {...value};
	if (rest.length) copy[key] = withValue(copy[key] ?? {}, `/${rest.join('/')}`, replacement);
	else if (replacement === undefined) delete copy[key];
	else copy[key] = replacement;
	return copy;
}

/** Whether two values are the same, whatever the order of their members. */
export const same = (one, other) => canonical(one) === canonical(other);

/** JSON with members in the order of their names: equal texts for equal values. */
export function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	return `{${Object.keys(value)
		.filter(key => value[key] !== undefined)
		.sort()
		.map(key => `${JSON.stringify(key)}:${canonical(value[key])}`)
		.join(',')}}`;
}

/** What turns one value into another: pointers with their new values (left out where a member goes). */
function changes(from, to, pointer = '') {
	if (same(from, to)) return [];
	// A list whose length changes is replaced as a whole.
	const shape = value => (Array.isArray(value) ? value.length : value !== null && typeof value === 'object' ? 'members' : NaN);
	if (shape(from) !== shape(to)) return [[pointer, to]];
	return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap(key =>
		changes(from[key], to[key], `${pointer}/${key}`),
	);
}

/** What was changed of a directive, for a title that tells orders apart: `men in a detachment 100`. The same for the same order, however it was made. */
export const changedWords = (order, base, names) =>
	changes(base.order, order)
		.map(([pointer, value]) => {
			const key = pointer.split('/').at(-1);
			return `${names[key] ?? key} ${Array.isArray(value) ? value.join(' ') : (value ?? 'left out')}`;
		})
		.join('; ');

const encoded = text =>
	btoa(String.fromCharCode(...new TextEncoder().encode(text)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');
const decoded = text =>
	new TextDecoder().decode(Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0)));

/** An order for the address: the id of a directive, and after a tilde what differs from it. */
export function pack(order, base) {
	const differing = changes(base.order, order);
	return differing.length ? `${base.id}~${encoded(JSON.stringify(differing))}` : base.id;
}

/** The order of a packed text and the directive it began from; undefined if it cannot be read. */
export function unpack(text, directives) {
	const [id, differing] = (text ?? '').split('~'),
		base = byId(directives, id);
	if (!base) return undefined;
	try {
		return {
			base,
			order: JSON.parse(differing ? decoded(differing) : '[]').reduce(
				(order, [pointer, value]) => withValue(order, pointer, value),
				base.order,
			),
		};
	} catch {
		return undefined;
	}
}

/** Which part speaks to each formation: `{part, isChosen}` by id. A choice left to the planner speaks to all it is made from. */
export function addressees(order, scenario) {
	const group = id => (id === 'all' ? scenario.formations.map(item => item.id) : (byId(scenario.groups, id)?.members ?? []));
	const found = new Map();
	order.parts.forEach(({who}, part) => {
		if (Array.isArray(who)) for (const id of who) found.set(id, {part});
		else
			for (const id of group(who.of ?? who.replace('rest-of-', '')))
				if (!found.has(id)) found.set(id, {part, isChosen: who.of !== undefined});
	});
	return found;
}

/** The same order with every part's formations named, so that single ones can be told something else. */
export function named(order, scenario, going) {
	const found = addressees(order, scenario),
		members = order.parts.map(() => []);
	for (const [id, {part, isChosen}] of found) if (!isChosen) members[part].push(id);
	order.parts.forEach(({who}, part) => {
		if (typeof who !== 'object' || Array.isArray(who)) return;
		const open = [...found].filter(([, entry]) => entry.part === part && entry.isChosen).map(([id]) => id);
		const chosen = going?.length === who.best && going.every(id => open.includes(id)) ? going : open.slice(0, who.best);
		const rest = order.parts.findIndex(other => other.who === `rest-of-${who.of}`);
		members[part].push(...chosen);
		if (rest >= 0) members[rest].push(...open.filter(id => !chosen.includes(id)));
	});
	return {...order, parts: order.parts.map((part, index) => ({...part, who: members[index]}))};
}

/** Tells one formation to go with another part; -1: no part, so that it goes on under the standing conduct. */
export const moved = (order, id, part) => ({
	...order,
	parts: order.parts.map((item, index) => ({
		...item,
		who: index === part ? [...new Set([...item.who, id])] : item.who.filter(other => other !== id),
	})),
});
