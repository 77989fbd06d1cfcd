// A folder of the reader's own, checked on the page: every fault with its file and line; a sound one can be kept as a case.

import {post} from './api.js';
import {actions, button, faultItem, h, li, p, sheet, soft, tell} from './dom.js';
import {openScenario} from './state.js';

/** Files that make a scenario; others in the folder are left alone. */
const TEXTS = /\.(ya?ml|csv|txt|md|json)$/;

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
    result.replaceChildren(soft('Reading …'));
    try {
      const {body} = await post('cases/check', {files, ...(keep ? {name: name.value.trim()} : {})});
      if (!body.isSound) {
        result.replaceChildren(
          p(body.faults.length === 1 ? 'One fault:' : `${body.faults.length} faults:`),
          h('ul', {class: 'faults'}, body.faults.map(faultItem)),
        );
        return;
      }
      if (keep) {
        dialog.close();
        await bench.refresh();
        openScenario(`my.${name.value.trim()}`);
        tell('The case is kept');
        return;
      }
      result.replaceChildren(
        p(`It is sound. ${body.summary ?? ''}`),
        body.warnings?.length
          ? h(
              'ul',
              {class: 'faults'},
              body.warnings.map(warning => li(warning.sentence ?? warning)),
            )
          : '',
        actions(
          name,
          button('Keep it as a case of mine', () => check(true), {class: 'main'}),
        ),
      );
    } catch (error) {
      result.replaceChildren(
        h('ul', {class: 'faults'}, error.faults?.length ? error.faults.map(faultItem) : faultItem({sentence: error.message})),
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
  const dialog = sheet(
    'A folder of yours',
    '',
    p(
      'Choose the folder of a scenario: scenario.yaml, forces.csv and the rest. It is read to the end, and every fault is told at its line. Nothing leaves this machine.',
    ),
    p(
      h('input', {type: 'file', webkitdirectory: true, multiple: true, 'aria-label': 'Folder of a scenario', onchange: chosen}),
    ),
    result,
  );
  dialog.querySelector('input[type=file]').setAttribute('webkitdirectory', '');
}
