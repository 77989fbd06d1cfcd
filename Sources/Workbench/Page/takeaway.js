// What can be taken away: a link, pictures, files for maps and tables, the order, and the command that makes it again.

import {GREY, INK, PAPER} from './colours.js';
import {actions, button, fine, h, h3, li, sheet, small, tell} from './dom.js';
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
  const file = (href, words, what) => li(h('a', {href, download: ''}, words), small(` ${what}`));
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
  const dialog = sheet(
    'Take away',
    'takeaway',
    h3('A link to what is seen'),
    actions(
      address_,
      button('Copy', () => copy(address_.value, say), {class: 'main'}),
    ),
    fine(
      'Order, seed, future, moment and view are in it, and a digest: elsewhere the page says whether it is the same to the bit.',
    ),
    h3('A picture of the map'),
    actions(
      drawn('PNG', async () => (await import('./picture.js')).png(bench)),
      drawn('SVG', async () => new Blob([(await (await import('./picture.js')).picture(bench)).svg], {type: 'image/svg+xml'})),
      campaign && state.screen === 'watch' && globalThis.MediaRecorder
        ? button('Video', event => film(bench, event.target, say, blob => save(blob, `${name}.webm`)))
        : '',
    ),
    h3('Files'),
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
    h3('The order'),
    actions(
      button('YAML', async () => {
        try {
          save(await yaml(), `${orders.base.id}.yaml`);
        } catch (error) {
          bench.fail(error);
        }
      }),
    ),
    h3('The command that makes it again'),
    h('pre', {tabindex: '0'}, command),
    actions(
      button('Copy the command', () => copy(command, say)),
      button('Print', () => {
        dialog.close();
        print();
      }),
    ),
    said,
  );
}

/** Lines below a film: the moment, and whose campaign it is. */
const CAPTION = 46;

/** Plays the campaign from its start and records the map's canvases as they are drawn, with the moment and the campaign below. */
async function film(bench, pressed, say, done) {
  const {screen, map, scenario, campaign} = bench,
    [width, height] = map.map.getSize(),
    canvas = document.createElement('canvas'),
    context = canvas.getContext('2d');
  canvas.width = width;
  canvas.height = height + CAPTION;
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
  const write = (words, size, y, colour) => {
    context.fillStyle = colour;
    context.font = `${size}px Georgia, serif`;
    context.fillText(words, 14, y, width - 28);
  };
  const draw = () => {
    context.fillStyle = '#dbe5e8';
    context.fillRect(0, 0, width, height);
    for (const layer of document.querySelectorAll('#map canvas'))
      if (layer.width) context.drawImage(layer, 0, 0, width, height);
    context.fillStyle = PAPER;
    context.fillRect(0, height, width, CAPTION);
    write(`${screen.words(screen.moment)}: ${campaign.sent[0].title}`, 16, height + 20, INK);
    write(
      `One future among many: ${campaign.replication} of seed ${campaign.seed}, campaign ${short(campaign.digest)}, scenario ${scenario.id} ${short(scenario.digest)}. ${scenario.credits.join(' ')}`,
      11,
      height + 38,
      GREY,
    );
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
