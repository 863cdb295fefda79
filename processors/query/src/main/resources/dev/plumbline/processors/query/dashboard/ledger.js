/** The ledger in full digits. */

import { keepDoing, showFiring, showFreshness, showOutage } from './frame.js';
import { Card } from './card.js';
import { count } from './format.js';
import { get } from './api.js';
import { make, tableOf } from './dom.js';

const card = new Card('card-ledger');

keepDoing(async () => {
  try {
    const [ledger, firing] = await Promise.all([get('/v1/ledger'), get('/v1/alerts', [['state', 'firing']])]);
    card.body.replaceChildren(...ledger.data.map(section));
    card.ready(ledger.data.length === 0 ? 'Nothing was attempted yet.' : sentence(ledger.data));
    showFreshness(ledger.meta);
    showFiring(firing.data);
  } catch (failure) {
    card.failed(failure.message);
    showOutage(failure.message);
  }
});

function sentence(lines) {
  const open = lines.filter((line) => !line.balanced);
  if (open.length === 0) {
    return '● Every record is accounted for.';
  }
  const glyph = open.some((line) => line.inFlight < 0) ? '■' : '▲';
  return `${glyph} ${open.map((line) => `${count(Math.abs(line.inFlight))} ${line.stream} ${way(line)}`).join(', ')}.`;
}

/** Below zero more was accounted for than was attempted: nothing is on its way, something was counted twice. */
const way = (line) => (line.inFlight < 0 ? 'too many' : 'in flight');

function stateOf(line) {
  if (line.balanced) {
    return make('span', { class: 'state state-resolved', text: '✓ balanced' });
  }
  return line.inFlight < 0 ? make('span', { class: 'state state-firing', text: '■ too many' })
    : make('span', { class: 'state state-pending', text: '▲ in flight' });
}

function section(line) {
  const terms = [
    ['attempted', line.attempted, ''], ['counted', line.counted, '='], ['duplicate', line.duplicate, '+'], ['late', line.late, '+'],
    ['quarantined', line.quarantined.total, '+'], ['rejected', line.rejected.total, '+'], ['dropped', line.dropped.total, '+'],
    [way(line), line.inFlight, line.inFlight < 0 ? '−' : '+'],
  ];
  return make('section', {}, [
    make('h2', {}, [line.stream, stateOf(line)]),
    make('div', { class: 'equation' }, terms.map(([name, value, sign]) => term(name, value, sign))),
    ...remark(line),
    ...reasons(line),
  ]);
}

function term(name, value, sign) {
  return make('div', { class: value < 0 ? 'term is-bad' : 'term' }, [
    make('span', { class: 'count', text: count(Math.abs(value)) }),
    make('span', { class: 'label', 'data-sign': sign, text: name }),
  ]);
}

/** What is no term: these are counted already. */
function remark(line) {
  return line.clamped === 0 ? [] : [make('p', { class: 'fine remark',
    text: `${count(line.clamped)} of the counted had a time of their own that was ahead; they count under the time they arrived.` })];
}

function reasons(line) {
  const lines = ['quarantined', 'rejected', 'dropped'].flatMap((term_) =>
    Object.entries(line[term_].reasons).map(([reason, n]) => [`${term_}: ${reason.replaceAll('_', ' ')}`, count(n)]));
  if (lines.length === 0) {
    return [];
  }
  const table = tableOf(['Reason', 'Records'], lines);
  table.classList.add('reasons');
  return [table];
}
