// Elements made by code. Text is always set as text: nothing that comes from data is ever read as HTML.

const SVG = 'http://www.w3.org/2000/svg',
	isThere = child => child !== null && child !== undefined && child !== false;

const maker =
	create =>
	(kind, ...rest) => {
		const [name, ...classes] = kind.split('.'),
			element = create(name),
			attributes = rest[0]?.constructor === Object ? rest.shift() : {};
		if (classes.length) element.setAttribute('class', classes.join(' '));
		for (const [key, value] of Object.entries(attributes)) {
			if (!isThere(value)) continue;
			if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
			else if (key in element && typeof value !== 'string' && element.namespaceURI !== SVG) element[key] = value;
			else element.setAttribute(key, value === true ? '' : value);
		}
		put(element, rest);
		return element;
	};

/** Gives an element other children: elements and texts in lists of any depth; what is null, undefined or false is left out. */
export const put = (element, ...children) => element.replaceChildren(...children.flat(4).filter(isThere));

/** An HTML element with its classes: `h('p.lead', {lang: 'ko'}, 'Words ', h('b', 'more'))`. Names that begin with `on` are listeners. */
export const h = maker(name => document.createElement(name));
/** An SVG element. */
export const s = maker(name => document.createElementNS(SVG, name));

const named =
	kind =>
	(...rest) =>
		h(kind, ...rest);
/** Elements that stand on every screen; of the paragraphs some kinds, and small print beside a figure. */
export const [div, section, h2, h3, li, p, actions, eyebrow, fine, hint, soft, small, label] =
	'div section h2 h3 li p p.actions p.eyebrow p.fine p.hint p.soft small.soft label'.split(' ').map(named);

/** Children that are shown when their title is clicked. */
export const fold = (title, ...children) => h('details', h('summary', title), children);

/** What only those hear who do not see the page. */
export const unseen = words => h('span.unseen', words);

/** The element of an id. */
export const the = id => document.getElementById(id);

/** The member of a list that has an id. */
export const byId = (all, id) => all?.find(item => item.id === id);

/** A button of words; one that leads on from here; one that looks like a link. */
export const button = (words, act, attributes = {}) => h('button', {type: 'button', onclick: act, ...attributes}, words);
export const mainButton = (words, act, attributes) => button(words, act, {class: 'main', ...attributes});
export const linked = (words, act) => button(words, act, {class: 'link'});

/** A choice among `[value, words]`, of which one is chosen. */
export const choice = (name, options, chosen, act, kind = 'select') =>
	h(
		kind,
		{'aria-label': name, onchange: event => act(event.target.value, event.target)},
		options.map(item => item && h('option', {value: item[0], selected: item[0] === chosen}, item[1])),
	);

/** The same as buttons of which one is pressed in, for few options with long words. */
export const radios = (title, options, chosen, act) =>
	h(
		'fieldset.choices',
		h('legend.unseen', title),
		options.map(([value, words]) =>
			h('label.check', h('input', {type: 'radio', name: title, checked: value === chosen, onchange: () => act(value)}), words),
		),
	);

/** A list of small print, a line an item. */
export const bullets = (kind, items) => h(`ul.${kind}`, items);

/** Text that can be reached and scrolled: a command, a file. */
export const code = words => h('pre', {tabindex: '0'}, words);

/** An icon of the page: paths in a square of 16, drawn with the colour of the text (a bare system lacks glyphs for them). */
export const icon = path => s('svg.icon', {viewBox: '0 0 16 16', 'aria-hidden': 'true'}, s('path', {d: path}));

/** A column of figures of a table. */
export const right = (title, of) => [title, of, 'right'];

/** A table with a caption. Columns: `[title, row => cell, class]`; a row may carry a listener and a key. */
export function table(caption, columns, rows, {act, key} = {}) {
	return h(
		'div.table',
		{tabindex: '0', role: 'region', 'aria-label': caption},
		h(
			'table',
			h('caption', caption),
			h(
				'thead',
				h(
					'tr',
					columns.map(([title, , kind]) => h('th', {scope: 'col', class: kind}, title)),
				),
			),
			h(
				'tbody',
				rows.map(row =>
					h(
						'tr',
						{class: act && 'can', 'data-key': key?.(row), onclick: act && (() => act(row))},
						columns.map(([, of, kind]) => h('td', {class: kind}, of(row))),
					),
				),
			),
		),
	);
}

/** Opens a dialog with a title; `close()` ends it, as does the button at its foot. */
export function sheet(title, kind, ...children) {
	const dialog = h(
		'dialog',
		{class: kind, 'aria-labelledby': 'sheet-title', onclose: () => dialog.remove()},
		h2({id: 'sheet-title'}, title),
		children,
		actions(button('Close', () => dialog.close())),
	);
	document.body.append(dialog);
	dialog.showModal();
	return dialog;
}

/** A fault of the reader's files or request, as an item of a list: where it is, and what is to be done. */
const faultItem = ({file, line, sentence, found, expected, remedy}) =>
	h(
		'li.fault',
		file && h('span.code', `${file}${line ? `:${line}` : ''} `),
		sentence ?? `${found}, expected ${expected}; ${remedy}.`,
	);
/** Faults as a list; of a problem without any, its own sentence. */
export const faultList = ({faults, message}) =>
	bullets('faults', (faults?.length ? faults : [{sentence: message}]).map(faultItem));

/** Says something to those who hear the page, politely. */
export const tell = words => {
	the('told').textContent = words;
};
