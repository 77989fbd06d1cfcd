// Elements made by code. Text is always set as text: nothing that comes from data is ever read as HTML.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** An HTML element: `h('p', {class: 'lead'}, 'Words ', h('b', {}, 'more'))`. Names that begin with `on` are listeners. */
export const h = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

const maker =
  (name, attributes = {}) =>
  (...children) =>
    h(name, attributes, ...children);
/** Elements that stand on every screen, by their children alone. */
export const [div, section, h2, h3, li, p] = ['div', 'section', 'h2', 'h3', 'li', 'p'].map(name => maker(name));
/** Paragraphs of a kind, and small print beside a figure. */
export const [actions, eyebrow, fine, hint, soft] = ['actions', 'eyebrow', 'fine', 'hint', 'soft'].map(kind =>
  maker('p', {class: kind}),
);
export const small = maker('small', {class: 'soft'});
/** Children that are shown when their title is clicked. */
export const fold = (title, ...children) => h('details', {}, h('summary', {}, title), ...children);

/** An SVG element. */
export const s = (name, attributes = {}, ...children) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false));
  return element;
};

/** The element of an id. */
export const the = id => document.getElementById(id);

/** A button of words. */
export const button = (words, act, attributes = {}) => h('button', {type: 'button', onclick: act, ...attributes}, words);

/** An icon of the page: paths in a square of 16, drawn with the colour of the text (a bare system lacks glyphs for them). */
export const icon = path => s('svg', {class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true'}, s('path', {d: path}));

/** A table with a caption. Columns: `{title, right, of: row => cell}`; a row may carry a listener and a mark. */
export function table(caption, columns, rows, {act, isMarked, key} = {}) {
  const head = h(
    'tr',
    {},
    columns.map(column => h('th', {scope: 'col', class: column.right ? 'right' : null}, column.title)),
  );
  const body = rows.map(row =>
    h(
      'tr',
      {
        class: [act ? 'can' : '', isMarked?.(row) ? 'marked' : ''].join(' ').trim() || null,
        'data-key': key?.(row),
        onclick: act ? () => act(row) : null,
      },
      columns.map(column => h('td', {class: column.right ? 'right' : null}, column.of(row))),
    ),
  );
  return h(
    'div',
    {class: 'table', tabindex: '0', role: 'region', 'aria-label': caption},
    h('table', {}, h('caption', {}, caption), h('thead', {}, head), h('tbody', {}, body)),
  );
}

/** Opens a dialog with a title; `close()` ends it, as does the button at its foot. */
export function sheet(title, kind, ...children) {
  const heading = h('h2', {id: 'sheet-title'}, title),
    dialog = h(
      'dialog',
      {class: `sheet ${kind}`, 'aria-labelledby': 'sheet-title', onclose: () => dialog.remove()},
      heading,
      children,
      actions(button('Close', () => dialog.close())),
    );
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A fault of the reader's files or request, as an item of a list: where it is, and what is to be done. */
export const faultItem = ({file, line, sentence, found, expected, remedy}) =>
  h(
    'li',
    {class: 'fault'},
    file ? h('span', {class: 'code'}, `${file}${line ? `:${line}` : ''} `) : null,
    sentence ?? `${found}, expected ${expected}; ${remedy}.`,
  );

/** Says something to those who hear the page, politely. */
export function tell(words) {
  the('told').textContent = words;
}
