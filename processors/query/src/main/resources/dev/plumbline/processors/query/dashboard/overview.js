/** The overview: asks, fills, and asks again. */

import { alertLink, keepDoing, onZone, showFiring, showFreshness, showOutage } from './frame.js';
import { Card } from './card.js';
import { byId, draw, make, say } from './dom.js';
import { get } from './api.js';
import { goTo, onRange, range, showRanges } from './range.js';
import { LatencyChart, QualityChart, sentences, SpendChart } from './overview-charts.js';
import { bound, money, moment, percent, span } from './format.js';
import { showFeatures } from './features.js';
import { showLedger, showRange, showSpend } from './tiles.js';
import { Windows } from './windows.js';

const MOST_FEATURES = 5;
const MOST_ALERTS = 3;
const OTHER = 'Other';
const slots = new Map(JSON.parse(localStorage.getItem('plumbline.colours') ?? '[]'));

const cards = {
  spend: new Card('card-spend'),
  latency: new Card('card-latency'),
  features: new Card('card-features'),
  quality: new Card('card-quality'),
  budgets: new Card('card-budgets'),
};
const charts = {
  spend: new SpendChart(cards.spend.body),
  latency: new LatencyChart(cards.latency.body),
  quality: new QualityChart(cards.quality.body),
};
cards.spend.withTable(() => charts.spend.table(), () => csv('/v1/cost', [['group_by', 'feature']]));
cards.latency.withTable(() => charts.latency.table(), () => csv('/v1/latency', []));
cards.quality.withTable(() => charts.quality.table(), () => csv('/v1/quality', []));

const csv = (path, parameters) => `${path}?${new URLSearchParams([...inRange(), ...parameters, ['format', 'csv']])}`;
const inRange = () => Object.entries(aligned ?? range());
const asked = () => JSON.stringify(range());
/** The range as the server put it into whole windows: all parts of the page ask for the same instants. */
let aligned = null;

/** A name keeps its colour: the largest take free slots, and give one up only to a larger one. */
function slotOf(name) {
  return slots.get(name) ?? 0;
}

function assignSlots(names) {
  for (const name of names.filter((wanted) => !slots.has(wanted))) {
    const taken = new Set(slots.values());
    const free = [1, 2, 3, 4, 5].find((slot) => !taken.has(slot));
    const gone = [...slots.keys()].find((old) => !names.includes(old));
    if (free) {
      slots.set(name, free);
    } else if (gone) {
      slots.set(name, slots.get(gone));
      slots.delete(gone);
    }
  }
  localStorage.setItem('plumbline.colours', JSON.stringify([...slots]));
}

/** The first part: it finds the instants of the range for the others. */
const first = {
  ask: () => get('/v1/cost', [...Object.entries(range()), ['group_by', 'feature'], ['limit', MOST_FEATURES]]),
  show: (answer) => {
    const { from, to, step } = answer.meta;
    aligned = { from, to, step };
    assignSlots(answer.data.map((row) => row.key.feature || '(no feature)'));
    const rows = answer.data.map((row) => named(row, row.key.feature || '(no feature)'));
    const shown = answer.other ? [...rows, { ...answer.other, name: OTHER, slot: 0 }] : rows;
    charts.spend.draw(new Windows(answer.meta), shown, answer.all);
    finish(cards.spend, charts.spend, sentences.spend(answer.all.total, rows));
  },
  card: cards.spend,
};

/**
 * Each part asks for itself and fills itself, so that one fault leaves the others alone. Those that are about the range
 * wait for its instants.
 */
const parts = [
  {
    ranged: true,
    ask: () => get('/v1/series', [...inRange(), ['fields', 'calls,duration,first_token,scores'], ['q', '0.1,0.5,0.9,0.95,0.99']]),
    show: (answer) => {
      const windows = new Windows(answer.meta);
      showRange(answer.all.total);
      showFreshness(answer.meta);
      showNothing(answer);
      charts.latency.draw(windows, answer.all);
      finish(cards.latency, charts.latency, sentences.latency(answer.all.total));
      charts.quality.draw(windows, answer.all);
      finish(cards.quality, charts.quality, sentences.quality(answer.all.total));
    },
    card: cards.latency,
  },
  {
    ranged: true,
    ask: () => get('/v1/series', [...inRange(), ['group_by', 'feature'], ['fields', 'calls,cost,duration,scores'], ['limit', 50]].map(toTotal)),
    show: (answer) => {
      showFeatures(byId('card-features').querySelector('table'), answer, slotOf);
      const cut = answer.meta.truncated ? `Top ${answer.data.length} of ${answer.meta.rows}; the rest is merged.` : 'Sorted by spend.';
      cards.features.ready(cut);
    },
    card: cards.features,
  },
  {
    ask: () => Promise.all(['today', 'month'].map((from) => get('/v1/cost', [['from', from], ['step', 'total']]))),
    show: ([today, thisMonth]) => showSpend(today, thisMonth),
  },
  { ask: () => get('/v1/budgets'), show: (answer) => showBudgets(answer.data), card: cards.budgets },
  { ask: () => get('/v1/alerts', [['state', 'firing']]), show: (answer) => showAlerts(answer.data) },
  { ask: () => get('/v1/ledger'), show: showLedger },
];

/** The same range as one window. */
const toTotal = ([name, value]) => [name, name === 'step' ? 'total' : value];
const named = (row, name) => ({ ...row, name, slot: slotOf(name) });

function finish(card, chart, sentence) {
  card.ready(sentence);
  chart.chart.describe(`${card.root.querySelector('h2').textContent}. ${sentence}`);
}

async function refresh() {
  const wanted = asked();
  const early = parts.filter((part) => !part.ranged).map((part) => fill(part, wanted));
  const start = await fill(first, wanted);
  const late = parts.filter((part) => part.ranged).map((part) => fill(part, wanted));
  const failures = [start, ...(await Promise.all([...early, ...late]))].filter((failure) => failure);
  const outage = failures.find((failure) => !failure.reached) ?? (failures.length > parts.length ? failures[0] : null);
  if (outage) {
    showOutage(outage.message);
  }
  document.body.dataset.round = String(Number(document.body.dataset.round ?? 0) + 1);
}

async function fill(part, wanted) {
  try {
    const answer = await part.ask();
    if (wanted === asked()) {
      part.show(answer);
    }
    return null;
  } catch (failure) {
    part.card?.failed(failure.message);
    return failure;
  }
}

function showNothing(answer) {
  const place = byId('nothing');
  const empty = answer.all.total.calls === 0;
  place.hidden = !empty;
  if (!empty) {
    return;
  }
  if (!answer.meta.watermark) {
    place.replaceChildren('No calls yet. They appear here within seconds of being sent.');
    return;
  }
  const last = Date.parse(answer.meta.watermark);
  const go = make('button', { type: 'button', class: 'plain', text: 'Go there' });
  go.addEventListener('click', () => goTo(new Date(last - 86_400_000).toISOString(), new Date(last + 60_000).toISOString()));
  place.replaceChildren(`No calls here. Last seen ${moment(last)}. `, go);
}

function showAlerts(alerts) {
  showFiring(alerts);
  const place = byId('firing');
  const shape = alerts.map((alert) => alert.id + alert.summary).join('\n');
  if (place.dataset.shape === shape) {
    return;
  }
  place.dataset.shape = shape;
  if (alerts.length === 0) {
    place.replaceChildren(make('p', { class: 'calm is-ok', text: 'Nothing firing' }));
    return;
  }
  const links = alerts.slice(0, MOST_ALERTS).map(alertLink);
  const more = alerts.length - links.length;
  place.replaceChildren(...links, ...(more > 0 ? [make('a', { class: 'more', href: '/alerts', text: `${more} more firing` })] : []));
}

function showBudgets(budgets) {
  const place = byId('card-budgets').querySelector('.budgets');
  place.replaceChildren(...budgets.slice(0, 5).map(budgetOf));
  const over = budgets.filter((budget) => Number(budget.spentShare) >= 1).length;
  const sentence = budgets.length === 0 ? 'No budget is set.' : over > 0 ? `${over} of ${budgets.length} used up.` : `${budgets.length} within their limit.`;
  cards.budgets.ready(sentence);
}

function budgetOf(budget) {
  const share = Number(budget.spentShare);
  const names = Object.values(budget.scope).join(' · ') || 'everything';
  const spent = bound(money(BigInt(budget.spent.nanos)), budget.unpricedCalls);
  const left = Date.parse(budget.period.end) - Date.parse(budget.asOf);
  const bar = draw('svg', { viewBox: '0 0 1000 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, [
    draw('rect', { class: 'track', width: 1000, height: 10, rx: 2 }),
    draw('rect', { class: share >= 1 ? 'over' : 'spent', width: Math.min(1000, share * 1000).toFixed(0), height: 10, rx: 2 }),
    draw('rect', { class: 'tick', x: Math.min(997, Number(budget.elapsedShare) * 1000).toFixed(0), width: 3, height: 10 }),
  ]);
  const note = `${percent(share)} used with ${percent(Number(budget.elapsedShare))} of the period gone, ${span(left)} left`;
  return make('div', { class: 'budget' }, [
    make('div', { class: 'line' }, [make('strong', { text: names }), make('span', { text: budget.rule }),
      make('span', { class: 'mine', text: `${spent} of ${money(BigInt(budget.limit.nanos))}` })]),
    bar,
    make('div', { class: 'note' }, [...(share >= 1 ? [make('span', { class: 'state state-firing', text: '■ OVER ' })] : []), note]),
  ]);
}

showRanges(byId('ranges'));
const again = keepDoing(refresh);
onRange(() => {
  aligned = null;
  again();
});
onZone(again);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
