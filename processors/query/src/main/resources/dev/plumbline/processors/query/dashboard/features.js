/** The table of features. */

import { make, swatch } from './dom.js';
import { bound, count, duration, exactMoney, money, percent, rate, score } from './format.js';
import { errorShare, mainScore, quantile } from './tiles.js';

const UNPRICED = 2;
const NONE = '·';

/** Fills the table; rows come in the order of the answer, the largest spend first. */
export function showFeatures(table, answer, slotOf) {
  const main = mainScore(answer.all.total);
  const heads = ['Feature', 'Spend', '$/1K', 'Calls', 'Unpriced', 'Errors', 'p95', 'Quality'];
  const head = make('tr', {}, heads.map((text, i) => make('th', {
    text, scope: 'col', class: i > 0 ? 'number' : null,
    title: i === 7 && main ? `Mean of ${main.name}, source ${main.source}` : null,
  })));
  const body = answer.data.map((row) => line(row, main, slotOf));
  if (answer.other) {
    body.push(line({ merged: true, key: { feature: `${answer.other.rows} more` }, total: answer.other.total }, main, () => 0));
  }
  const foot = line({ key: { feature: 'All' }, total: answer.all.total }, main, null);
  table.replaceChildren(make('thead', {}, [head]), make('tbody', {}, body), make('tfoot', {}, [foot]));
}

function line(row, main, slotOf) {
  const { total } = row;
  const name = row.key.feature || '(no feature)';
  const cells = texts(row, main);
  const link = slotOf && row.key.feature && !row.merged
    ? make('a', { href: `/compare?feature=${encodeURIComponent(name)}`, text: name, title: 'Compare its prompt versions' })
    : name;
  const title = slotOf ? [swatch(slotOf(name)), link] : [name];
  const head = make('th', { scope: 'row', class: 'name', title: name }, title);
  return make('tr', {}, [head, spend(total.cost),
    ...cells.map((text, i) => make('td', { class: i === UNPRICED && text !== NONE ? 'number unpriced' : 'number', text }))]);
}

function spend(cost) {
  const nanos = BigInt(cost.nanos);
  return make('td', { class: 'number', title: exactMoney(nanos), text: bound(money(nanos), cost.unpricedCalls) });
}

function texts(row, main) {
  const { total } = row;
  const errors = errorShare(total);
  const p95 = quantile(total.duration, 0.95);
  const same = (total.scores ?? []).find((s) => s.name === main?.name && s.source === main?.source);
  return [
    total.cost.nanosPer1kCalls ? rate(BigInt(total.cost.nanosPer1kCalls)) : '–',
    count(total.calls),
    total.cost.unpricedCalls > 0 ? count(total.cost.unpricedCalls) : NONE,
    errors.share === null ? '–' : total.calls < 30 ? `${errors.failed} of ${total.calls}` : percent(errors.share),
    p95 === null ? '–' : duration(p95),
    same ? score(same.mean) : '–',
  ];
}
