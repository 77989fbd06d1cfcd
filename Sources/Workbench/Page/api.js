// Requests to the server: JSON, octets, and the stream of a study's events. Every failure is a Problem with a sentence.

/** What the server refuses, or that it cannot be reached: a sentence, and faults with their places in what was sent. */
export class Problem extends Error {
	constructor(status, {detail, title, faults = []} = {}) {
		super(detail ?? title ?? `The server answered ${status}.`);
		this.status = status;
		this.faults = faults;
	}
}

const pause = seconds => new Promise(resolve => setTimeout(resolve, seconds * 1000));

async function ask(path, options) {
	for (let attempt = 0; ; attempt += 1) {
		const response = await fetch(`/api/${path}`, options).catch(() => {
			throw new Problem(0, {
				detail: 'The server does not answer. Start it again with anabasis serve; the page goes on from here.',
			});
		});
		if (response.ok) return response;
		// 503: a stage of the server's start is not ready yet.
		if (response.status !== 503 || attempt === 60)
			throw new Problem(response.status, await response.json().catch(() => undefined));
		await pause(Math.min(Number(response.headers.get('Retry-After')) || 1, 5));
	}
}

/** JSON of an address. */
export const get = async path => (await ask(path)).json();

const answers = new Map();

/** JSON of an address that never changes: it is asked for once in the page's life. */
export function kept(path) {
	if (!answers.has(path)) {
		answers.set(path, get(path));
		answers.get(path).catch(() => answers.delete(path));
	}
	return answers.get(path);
}

/** Octets of an address, with the headers. */
export const octets = async path => {
	const response = await ask(path);
	return {bytes: await response.arrayBuffer(), headers: response.headers};
};

/** Sends a value as JSON: `{body, id}`, the id being the end of the Location. */
export async function post(path, value) {
	const response = await ask(path, {
			method: 'POST',
			headers: {'Content-Type': 'application/json'},
			body: JSON.stringify(value),
		}),
		text = await response.text();
	return {body: text ? JSON.parse(text) : null, id: response.headers.get('Location')?.split('/').at(-1)};
}

/** Takes away what was kept under an address. */
export const remove = path => ask(path, {method: 'DELETE'});

/**
 * Follows a study's events until it ends: `{stage, progress, estimate, done, failed}` are called with their data, `failed`
 * with a Problem. The browser resumes a broken stream by itself, from the last id. Gives a function that ends it.
 */
export function follow(study, listeners) {
	const source = new EventSource(`/api/studies/${study}/events`);
	for (const name of ['stage', 'progress', 'estimate', 'done', 'failed']) {
		source.addEventListener(name, event => {
			if (name === 'done' || name === 'failed') source.close();
			const data = JSON.parse(event.data);
			listeners[name]?.(name === 'failed' ? new Problem(0, data) : data);
		});
	}
	return () => source.close();
}

/** Where the token of the address's fragment goes, if the server asks for one: into a cookie that scripts cannot read. */
export async function openSession() {
	const token = /[#&]token=([^&]+)/.exec(location.hash)?.[1];
	if (!token) return;
	await post('session', {token: decodeURIComponent(token)});
	history.replaceState(null, '', location.pathname + location.search);
}

/** For questions that overtake each other: each call gives a function that says whether it is still the latest. */
export function latest() {
	let count = 0;
	return () => {
		const mine = ++count;
		return () => mine === count;
	};
}
