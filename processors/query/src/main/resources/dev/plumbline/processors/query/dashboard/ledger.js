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
  return open.length === 0 ? '● Every record is accounted for.'
    : `▲ ${open.map((line) => `${count(line.inFlight)} ${line.stream} in flight`).join(', ')}.`;
}

function section(line) {
  const state = line.balanced ? make('span', { class: 'state state-resolved', text: '✓ balanced' })
    : make('span', { class: 'state state-pending', text: '▲ in flight' });
  const terms = [
    ['attempted', line.attempted, ''], ['counted', line.counted, '='], ['duplicate', line.duplicate, '+'], ['late', line.late, '+'],
    ['quarantined', line.quarantined.total, '+'], ['rejected', line.rejected.total, '+'], ['dropped', line.dropped.total, '+'],
    ['in flight', line.inFlight, '+'],
  ];
  return make('section', {}, [
    make('h2', {}, [line.stream, state]),
    make('div', { class: 'equation' }, terms.map(([name, value, sign]) => term(name, value, sign))),
    ...reasons(line),
  ]);
}

function term(name, value, sign) {
  return make('div', { class: value < 0 ? 'term is-bad' : 'term' }, [
    make('span', { class: 'count', text: count(value) }),
    make('span', { class: 'label', 'data-sign': sign, text: name }),
  ]);
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
