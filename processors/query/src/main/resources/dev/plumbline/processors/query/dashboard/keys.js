/** Keys, and the dialog that lists them. They can be turned off. */

import { byId, make } from './dom.js';
import { flipAll } from './card.js';
import { nextPreset } from './range.js';

const PAGES = { o: '/', a: '/alerts', l: '/ledger' };
const LIST = [['g o', 'Overview'], ['g a', 'Alerts'], ['g l', 'Ledger'], ['t', 'Next time range'],
  ['d', 'Charts as tables'], ['← →', 'Move the crosshair of a focused chart'], ['?', 'This list']];
let afterG = false;

const off = () => localStorage.getItem('plumbline.keys') === 'off';

/** Listens on the document. */
export function listen() {
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, dialog[open]');
    if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && (!off() || event.key === '?')) {
      press(event.key);
    }
  });
}

function press(key) {
  if (afterG && PAGES[key]) {
    location.href = PAGES[key] + location.search;
  } else if (key === 't' && document.documentElement.dataset.page === 'overview') {
    nextPreset();
  } else if (key === 'd') {
    flipAll();
  } else if (key === '?') {
    show();
  }
  afterG = key === 'g';
}

function show() {
  const dialog = byId('keys');
  const box = make('input', { type: 'checkbox', checked: !off() });
  box.addEventListener('change', () => localStorage.setItem('plumbline.keys', box.checked ? 'on' : 'off'));
  const rows = LIST.map(([key, what]) =>
    make('tr', {}, [make('td', {}, [make('kbd', { text: key })]), make('td', { text: what })]));
  const close = make('button', { type: 'button', class: 'plain', text: 'Close' });
  close.addEventListener('click', () => dialog.close());
  dialog.replaceChildren(make('h2', { text: 'Keys' }), make('table', {}, rows),
    make('label', {}, [box, ' Keys are on']), close);
  dialog.showModal();
}
