// A folder of the reader's own, checked on the page: every fault with its file and line; a sound one can be kept as a case.

import {post} from './api.js';
import {button, h, tell} from './dom.js';
import {set} from './state.js';

/** Files that make a scenario; others in the folder are left alone. */
const TEXTS = /\.(ya?ml|csv|txt|md)$/;

/** Opens the sheet. */
export function open(bench) {
  const result = h('div', {role: 'status'}),
    name = h('input', {
      type: 'text',
      maxlength: '40',
      pattern: '[a-z0-9][a-z0-9\\-]*',
      placeholder: 'small letters, digits, hyphens',
      'aria-label': 'Name',
    });
  let files = {};
  const check = async keep => {
    result.replaceChildren(h('p', {class: 'soft'}, 'Reading …'));
    try {
      const {body} = await post('cases/check', {files, ...(keep ? {name: name.value.trim()} : {})});
      const line = fault =>
        h(
          'li',
          {class: 'fault'},
          h('span', {class: 'code'}, `${fault.file ?? ''}${fault.line ? `:${fault.line}` : ''}`),
          ` ${fault.sentence ?? `${fault.found}, expected ${fault.expected}; ${fault.remedy}.`}`,
        );
      if (!body.isSound) {
        result.replaceChildren(
          h('p', {}, body.faults.length === 1 ? 'One fault:' : `${body.faults.length} faults:`),
          h('ul', {class: 'faults'}, body.faults.map(line)),
        );
        return;
      }
      if (keep) {
        dialog.close();
        await bench.refresh();
        set({
          scenario: `my.${name.value.trim()}`,
          order: null,
          study: null,
          formation: null,
          replication: null,
          turns: null,
          view: null,
        });
        tell('The case is kept');
        return;
      }
      result.replaceChildren(
        h('p', {}, `It is sound. ${body.summary ?? ''}`),
        body.warnings?.length
          ? h(
              'ul',
              {class: 'faults'},
              body.warnings.map(warning => h('li', {}, warning.sentence ?? warning)),
            )
          : '',
        h(
          'p',
          {class: 'actions'},
          name,
          button('Keep it as a case of mine', () => check(true), {class: 'main'}),
        ),
      );
    } catch (error) {
      result.replaceChildren(
        h('p', {class: 'fault'}, error.message),
        ...(error.faults ?? []).map(fault => h('p', {class: 'fault'}, fault.sentence)),
      );
    }
  };
  const chosen = async event => {
    files = {};
    const all = [...event.target.files].filter(file => TEXTS.test(file.name) && file.size < 4e6);
    for (const file of all) files[file.webkitRelativePath.split('/').slice(1).join('/') || file.name] = await file.text();
    if (Object.keys(files).length) await check(false);
    else
      result.replaceChildren(
        h('p', {class: 'fault'}, 'There is no scenario.yaml in that folder, nor any other file of a scenario.'),
      );
  };
  const dialog = h(
    'dialog',
    {class: 'sheet', 'aria-labelledby': 'folder-title', onclose: () => dialog.remove()},
    h('h2', {id: 'folder-title'}, 'A folder of yours'),
    h(
      'p',
      {},
      'Choose the folder of a scenario: scenario.yaml, forces.csv and the rest. It is read to the end, and every fault is told at its line. Nothing leaves this machine.',
    ),
    h(
      'p',
      {},
      h('input', {type: 'file', webkitdirectory: true, multiple: true, 'aria-label': 'Folder of a scenario', onchange: chosen}),
    ),
    result,
    h(
      'p',
      {class: 'actions'},
      button('Close', () => dialog.close()),
    ),
  );
  dialog.querySelector('input[type=file]').setAttribute('webkitdirectory', '');
  document.body.append(dialog);
  dialog.showModal();
}
