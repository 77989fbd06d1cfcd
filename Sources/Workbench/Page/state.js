// The state of the page, all of which is in its address: a link shows elsewhere what is seen here.

/** Keys of the address and what they mean; the order is that of the address. */
const KEYS = {
	scenario: 's', // id of the scenario
	screen: 'v', // situation, order, futures, watch, compare, unknown, reply
	time: 't', // moment of the situation
	order: 'o', // the order, packed (directive.js)
	against: 'b', // what it is compared with: id of a directive, or a packed order
	study: 'q', // id of the study whose result is shown
	seed: 'n', // seed of all luck
	replication: 'r', // campaign that is watched
	world: 'w', // its world, if worlds were drawn
	twin: 'p', // the order that is watched on a second map: id of a directive, or a packed order
	turns: 'f', // other orders from an epoch on: EPOCH:ORDER
	epoch: 'e', // moment of the campaign, in epochs and parts of them
	formation: 'c', // formation whose card is open
	layers: 'l', // layers that are shown, joined by dots
	view: 'm', // centre and resolution of the map
	proof: 'd', // digest of what was seen, to be compared elsewhere
};
/** Keys whose change is a step that Back undoes. */
const STEPS = new Set(['scenario', 'screen', 'formation']);

/** The screens in the order of their keys; each is a module of its name, fetched when it is opened first. */
export const SCREENS = [
	['situation', 'Situation'],
	['order', 'Order'],
	['futures', 'Futures'],
	['watch', 'Watch'],
	['compare', 'Compare'],
	['unknown', 'Not known'],
	['reply', 'Reply'],
];

const listeners = new Map();

function read() {
	const query = new URLSearchParams(location.search);
	return Object.fromEntries(Object.entries(KEYS).map(([name, key]) => [name, query.get(key) ?? undefined]));
}

/** The present state; changed by `set` alone. */
export const state = read();

/** The address of the state, with some of it changed. */
export function address(changes = {}) {
	const query = new URLSearchParams();
	const all = {...state, ...changes};
	for (const [name, key] of Object.entries(KEYS)) if (all[name] !== undefined && all[name] !== '') query.set(key, all[name]);
	// Signs that may stand unescaped in a query are left readable.
	return `${location.pathname}?${query}`.replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%7E', '~');
}

function tellAll(changed) {
	const called = new Set();
	for (const name of changed) for (const act of listeners.get(name) ?? []) called.add(act);
	for (const act of called) act(state, changed);
}

let waiting = null;

/** Changes some of the state, writes the address and calls those who listen to what changed. */
export function set(changes) {
	const changed = Object.keys(changes).filter(name => `${state[name] ?? ''}` !== `${changes[name] ?? ''}`);
	if (!changed.length) return;
	for (const name of changed) state[name] = changes[name] === null ? undefined : changes[name];
	if (changed.some(name => STEPS.has(name))) history.pushState(null, '', address());
	// Browsers allow a page some hundred changes of its address in half a minute: moving things are written late.
	else
		waiting ??= setTimeout(() => {
			waiting = null;
			history.replaceState(null, '', address());
		}, 400);
	tellAll(changed);
}

/** Opens another scenario, at its beginning. */
export function openScenario(scenario) {
	const rest = Object.keys(KEYS).filter(name => !['layers', 'seed'].includes(name));
	set({...Object.fromEntries(rest.map(name => [name, null])), scenario, screen: 'situation'});
}

/** Opens the screen that watches one future of a study. */
export const watchFuture = (replication, world, more) =>
	set({
		screen: 'watch',
		replication: `${replication}`,
		world: world === undefined ? null : `${world}`,
		turns: null,
		epoch: null,
		...more,
	});

/** Calls `act(state, changed)` when one of the names changes; unless it is lasting, until another scenario is opened. */
export function when(names, act, {lasting = false} = {}) {
	for (const name of names) listeners.set(name, [...(listeners.get(name) ?? []), Object.assign(act, {lasting})]);
}

/** Ends all listening but the lasting: what belongs to a scenario goes with it. */
export function forget() {
	for (const [name, acts] of listeners)
		listeners.set(
			name,
			acts.filter(act => act.lasting),
		);
}

addEventListener('popstate', () => {
	const now = read(),
		changed = Object.keys(now).filter(name => now[name] !== state[name]);
	Object.assign(state, now);
	tellAll(changed);
});
