// What can be taken away: a link, pictures, files for maps and tables, the order, and the command that makes it again.

import {button, h, tell} from './dom.js';
import {proof} from './proof.js';
import {address, state} from './state.js';
import {short} from './words.js';

/** The link to what is seen, with the digest of it. */
export const link = () => `${location.origin}${address({proof: proof()})}`;

/** Puts words on the clipboard; where the browser forbids it they are selected instead. */
async function copy(words, said) {
  try {
    await navigator.clipboard.writeText(words);
    said('Copied');
  } catch {
    said('Select it and copy');
  }
}

/** Copies the link; a key does this anywhere. */
export const copyLink = () => copy(link(), words => tell(`${words}: the link`));

function save(blob, name) {
  const anchor = h('a', {href: URL.createObjectURL(blob), download: name});
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60000);
}

/** Opens the sheet. */
export function open(bench) {
  const {scenario, orders, screen} = bench,
    name = `${scenario.id}-${state.screen ?? 'situation'}`,
    at = state.time ? `?at=${encodeURIComponent(state.time)}` : '';
  const study = screen?.study?.result ? screen.study : bench.results.byStudy.get(state.study),
    campaign = bench.campaign;
  const said = h('p', {class: 'fine', role: 'status'}),
    say = words => {
      said.textContent = words;
    };
  const file = (href, words, what) => h('li', {}, h('a', {href, download: ''}, words), h('small', {class: 'soft'}, ` ${what}`));
  const drawn = (kind, make) =>
    button(kind, async event => {
      event.target.disabled = true;
      say('Drawing …');
      try {
        save(await make(), `${name}.${kind.toLowerCase()}`);
        say(`${kind} saved`);
      } catch (error) {
        bench.fail(error);
      }
      event.target.disabled = false;
    });
  const address_ = h('input', {
    type: 'text',
    readonly: true,
    value: link(),
    'aria-label': 'The link',
    onfocus: event => event.target.select(),
  });
  const command =
    campaign && state.screen === 'watch'
      ? campaign.command
      : (study?.command ?? `anabasis situation ${scenario.id}${state.time ? ` --at ${state.time}` : ''}`);
  const yaml = async () => {
    const {post} = await import('./api.js'),
      {body} = await post(`scenarios/${scenario.id}/check`, {order: orders.order});
    return new Blob([body.yaml], {type: 'application/yaml'});
  };
  const dialog = h(
    'dialog',
    {class: 'sheet takeaway', 'aria-labelledby': 'take-title', onclose: () => dialog.remove()},
    h('h2', {id: 'take-title'}, 'Take away'),
    h('h3', {}, 'A link to what is seen'),
    h(
      'p',
      {class: 'actions'},
      address_,
      button('Copy', () => copy(address_.value, say), {class: 'main'}),
    ),
    h(
      'p',
      {class: 'fine'},
      'Order, seed, future, moment and view are in it, and a digest: elsewhere the page says whether it is the same to the bit.',
    ),
    h('h3', {}, 'A picture of the map'),
    h(
      'p',
      {class: 'actions'},
      drawn('PNG', async () => (await import('./picture.js')).png(bench)),
      drawn('SVG', async () => new Blob([(await (await import('./picture.js')).picture(bench)).svg], {type: 'image/svg+xml'})),
      campaign && state.screen === 'watch' && globalThis.MediaRecorder
        ? button('Video', event => film(bench, event.target, say, blob => save(blob, `${name}.webm`)))
        : '',
    ),
    h('h3', {}, 'Files'),
    h(
      'ul',
      {class: 'files'},
      file(`/api/scenarios/${scenario.id}/exports/situation.gpkg${at}`, 'GeoPackage', 'the situation as map layers, for QGIS'),
      file(`/api/scenarios/${scenario.id}/exports/situation.json${at}`, 'JSON', 'the situation, every number'),
      file(`/api/scenarios/${scenario.id}/exports/forces.csv`, 'CSV', 'the formations with their sources'),
      study
        ? [
            file(`/api/studies/${study.id}/exports/replications.csv`, 'CSV', `every future of study ${short(study.id)}`),
            file(`/api/studies/${study.id}/exports/study.json`, 'JSON', `study ${short(study.id)}`),
          ]
        : null,
      campaign
        ? file(`/api/campaigns/${campaign.id}/journal`, 'Recording', 'the campaign that was watched, for anabasis run --from')
        : null,
    ),
    h('h3', {}, 'The order'),
    h(
      'p',
      {class: 'actions'},
      button('YAML', async () => {
        try {
          save(await yaml(), `${orders.base.id}.yaml`);
        } catch (error) {
          bench.fail(error);
        }
      }),
    ),
    h('h3', {}, 'The command that makes it again'),
    h('pre', {tabindex: '0'}, command),
    h(
      'p',
      {class: 'actions'},
      button('Copy the command', () => copy(command, say)),
      button('Print', () => {
        dialog.close();
        print();
      }),
    ),
    said,
    h(
      'p',
      {class: 'actions'},
      button('Close', () => dialog.close()),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** Plays the campaign from its start and records the map's canvases as they are drawn. */
async function film(bench, pressed, say, done) {
  const {screen, map} = bench,
    [width, height] = map.map.getSize(),
    canvas = document.createElement('canvas'),
    context = canvas.getContext('2d');
  canvas.width = width;
  canvas.height = height;
  const recorder = new MediaRecorder(canvas.captureStream(25), {mimeType: 'video/webm'}),
    pieces = [];
  recorder.ondataavailable = event => pieces.push(event.data);
  recorder.onstop = () => {
    done(new Blob(pieces, {type: 'video/webm'}));
    say('Video saved');
    pressed.disabled = false;
  };
  pressed.disabled = true;
  say('Recording; the campaign plays once …');
  screen.toStart();
  const draw = () => {
    for (const layer of document.querySelectorAll('#map canvas'))
      if (layer.width) context.drawImage(layer, 0, 0, width, height);
    context.fillStyle = '#2f2b26';
    context.font = '16px Georgia, serif';
    context.fillText(screen.words(screen.moment), 16, height - 16);
  };
  map.map.on('postrender', draw);
  recorder.start();
  screen.play();
  const wait = setInterval(() => {
    if (screen.playing) return;
    clearInterval(wait);
    map.map.un('postrender', draw);
    recorder.stop();
  }, 200);
}
