/** The time range: in the address, so that a copied link shows the same; kept from page to page. */

const PRESETS = [
  ['1h', '-1h'],
  ['6h', '-6h'],
  ['24h', '-24h'],
  ['7d', '-7d'],
  ['30d', '-30d'],
];
const STANDARD = '-24h';
const listeners = [];

/** From and to as the API takes them. */
export function range() {
  const query = new URLSearchParams(location.search);
  return { from: query.get('from') ?? STANDARD, to: query.get('to') ?? 'now' };
}

/** Goes to another range. */
export function goTo(from, to = 'now') {
  const query = new URLSearchParams(location.search);
  query.set('from', from);
  if (to === 'now') {
    query.delete('to');
  } else {
    query.set('to', to);
  }
  history.replaceState(null, '', `?${query}`);
  tell();
}

/** The next preset, for the key `t`. */
export function nextPreset() {
  const at = PRESETS.findIndex(([, from]) => from === range().from);
  goTo(PRESETS[(at + 1) % PRESETS.length][1]);
}

/** Calls back when the range changes. */
export const onRange = (listener) => listeners.push(listener);

/** Fills the group of buttons. */
export function showRanges(host) {
  for (const [name, from] of PRESETS) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.dataset.from = from;
    button.addEventListener('click', () => goTo(from));
    host.append(button);
  }
  mark(host);
  onRange(() => mark(host));
}

function mark(host) {
  const { from, to } = range();
  for (const button of host.children) {
    button.setAttribute('aria-pressed', String(to === 'now' && button.dataset.from === from));
  }
}

function tell() {
  keepInLinks();
  listeners.forEach((listener) => listener());
}

/** Links between pages carry the range along. */
export function keepInLinks() {
  for (const link of document.querySelectorAll('a[data-nav], a.brand')) {
    link.setAttribute('href', link.pathname + location.search);
  }
}

addEventListener('popstate', tell);
