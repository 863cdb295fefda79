/** The tiles: one number each, exact on hover. */

import { byId, say } from './dom.js';
import { bound, count, duration, exactMoney, month, percent, score, shortCount, shortMoney, span } from './format.js';

function tile(name, value, note, kind = '', exact = '') {
  const root = byId(`tile-${name}`);
  const number = root.querySelector('.value');
  say(number, value);
  number.className = `value ${kind}`;
  root.title = exact;
  say(root.querySelector('.note'), note || '\u00a0');
}

/** Spend of the day and of the month; a budget over everything says how much of it is left. */
export function showSpend(today, thisMonth) {
  byId('tile-month').querySelector('h2').textContent = `Spend ${month()}`;
  for (const [name, answer] of [['today', today], ['month', thisMonth]]) {
    const { cost } = answer.all.total;
    const nanos = BigInt(cost.nanos);
    const note = cost.unpricedCalls > 0 ? `${shortCount(cost.unpricedCalls)} calls unpriced: see plumbline unpriced` : 'all calls priced';
    tile(name, bound(shortMoney(nanos), cost.unpricedCalls), note, '', `${exactMoney(nanos)} since ${answer.meta.from}`);
  }
}

/** Share of calls that did not end well; refusals and filters are the model's answer, not errors. */
export function errorShare(total) {
  const outcomes = total.outcomes ?? {};
  const failed = ['error', 'timeout', 'rate_limited'].reduce((sum, name) => sum + (outcomes[name] ?? 0), 0);
  return { failed, share: total.calls === 0 ? null : failed / total.calls };
}

export const quantile = (quantiles, q) => quantiles?.quantiles.find((entry) => entry.q === q)?.micros ?? null;

/** The score that most of the figures are about: the one with the most values, of one source. */
export function mainScore(total) {
  return (total.scores ?? []).reduce((most, next) => (most && most.count >= next.count ? most : next), null);
}

/** Calls, errors, latency, quality of the range. */
export function showRange(total) {
  const errors = errorShare(total);
  tile('calls', shortCount(total.calls), 'in this range', '', `${count(total.calls)} calls`);
  tile('errors', errors.share === null ? '–' : percent(errors.share), `${shortCount(errors.failed)} calls`, '',
    `${count(errors.failed)} of ${count(total.calls)} calls ended in error, timeout or rate limit`);
  latency('duration', total.duration);
  latency('first', total.firstToken);
  const main = mainScore(total);
  tile('quality', main ? score(main.mean) : '–', main ? `${main.name} (${main.source})` : 'no scores in this range', '',
    main ? `Mean of ${count(main.count)} scores` : '');
}

function latency(name, quantiles) {
  const p95 = quantile(quantiles, 0.95);
  const p50 = quantile(quantiles, 0.5);
  tile(name, p95 === null ? '–' : duration(p95), p50 === null ? 'no values in this range' : `p50 ${duration(p50)}`, '',
    p95 === null ? '' : `${count(quantiles.count)} values, each quantile within 0.79 %`);
}

/** Whether the ledger of calls balances, and how fresh it is. */
export function showLedger(answer) {
  const calls = answer.data.find((line) => line.stream === 'calls');
  if (!calls) {
    tile('ledger', '–', 'nothing attempted yet');
    return;
  }
  const lag = answer.meta.lagSeconds * 1000;
  const behind = lag < 1000 ? 'up to date' : `${span(lag)} behind`;
  if (calls.balanced) {
    tile('ledger', '✓ balanced', behind, 'is-ok', `${count(calls.attempted)} attempted, every one accounted for`);
  } else {
    const way = `${shortCount(Math.abs(calls.inFlight))} ${calls.inFlight > 0 ? 'in flight' : 'too many'}`;
    tile('ledger', way, behind, calls.inFlight > 0 ? '' : 'is-bad', `${count(calls.inFlight)} calls are not accounted for yet`);
  }
}
