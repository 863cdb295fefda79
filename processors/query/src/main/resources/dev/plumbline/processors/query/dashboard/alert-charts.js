/** The chart of an alert: what the metric did around its onset, or how a budget was used up. */

import { Chart, colours, line, timeAxis, tip, valueAxis } from './chart.js';
import { DAY, dollars, duration, HOUR, moment, money, percent, score } from './format.js';
import { get } from './api.js';
import { say } from './dom.js';
import { Windows } from './windows.js';

const BEFORE = 6 * HOUR;
const AFTER = 3 * HOUR;

/** Draws into the section of the page. */
export class WhenChart {
  constructor(section) {
    this.summary = section.querySelector('.summary');
    this.chart = new Chart(section.querySelector('.chart'), 'When', false);
  }

  /** A transition that ends a budget's alert carries its own time: the chart is about when it fired. */
  async show(alert, transitions) {
    const fired = transitions.filter((transition) => transition.state === 'firing').at(-1)?.firedAt ?? alert.firedAt;
    await (alert.kind === 'budget' ? this.budget({ ...alert, firedAt: fired }) : this.metric(alert));
  }

  /** The metric with the band it kept to before, and the interval in which the change began. */
  async metric(alert) {
    const onset = Date.parse(alert.onset?.at ?? alert.firedAt);
    const until = Math.min(Date.now(), Date.parse(alert.resolvedAt ?? alert.firedAt) + AFTER);
    const { path, parameters, read, format } = reading(alert);
    const answer = await get(path, [...parameters, ...scope(alert), ...between(onset - BEFORE, until)]);
    const windows = new Windows(answer.meta);
    const values = windows.place(answer.all.points.filter((point) => read(point) !== null), read);
    const before = values.filter((value, i) => value !== null && windows.starts[i] + windows.length <= onset).sort((a, b) => a - b);
    const band = before.length < 5 ? null : [before[Math.floor(before.length * 0.1)], before[Math.floor(before.length * 0.9)]];
    this.drawMetric(alert, windows, values, band, format);
    const of = band ? ` Grey band: p10–p90 of the windows before, ${format(band[0])} to ${format(band[1])}.` : '';
    this.say(`Orange band: when it began, ${interval(alert)}.${of}`);
  }

  drawMetric(alert, windows, values, band, format) {
    const c = colours();
    const low = windows.indexOf(Date.parse(alert.onset?.low ?? alert.onset?.at ?? alert.firedAt));
    const high = windows.indexOf(Date.parse(alert.onset?.high ?? alert.onset?.at ?? alert.firedAt));
    const at = (index) => Math.max(0, Math.min(windows.starts.length - 1, index));
    const fired = windows.indexOf(Date.parse(alert.firedAt));
    this.chart.draw(windows, {
      grid: { left: 58, right: 96, top: 24, bottom: 24 },
      tooltip: tip(windows, c, (index) => [[alert.metric, values[index] === null ? 'no values' : format(values[index])]]),
      xAxis: timeAxis(windows, c),
      yAxis: valueAxis(c, (value) => (alert.after.unit === 'score' ? String(Number(value.toFixed(3))) : format(value)), { scale: true, ...unit(alert, values) }),
      series: [line('value', c.after, values, {
        lineStyle: { color: c.after, width: 2 },
        markArea: { silent: true, data: [
          [{ xAxis: at(low), itemStyle: { color: c.after, opacity: 0.2 } }, { xAxis: at(Math.max(high, low + 1)) }],
          ...(band ? [[{ yAxis: band[0], itemStyle: { color: c.before, opacity: 0.18 } }, { yAxis: band[1] }]] : []),
        ] },
        markLine: { silent: true, symbol: 'none', data: [
          { xAxis: at(fired), lineStyle: { color: c.firing, type: 'solid', width: 1 }, label: text('fired', c, 'end') },
          ...(alert.before ? [{ yAxis: Number(alert.before.value), lineStyle: { color: c.before, type: [5, 4] },
            label: text(`baseline ${format(Number(alert.before.value))}`, c, 'end') }] : []),
        ] },
      })],
    });
  }

  /** Spend of the period, added up, against the limit and an even pace. */
  async budget(alert) {
    const period = await this.period(alert);
    const answer = await get('/v1/cost', [...scope(alert), ...between(period.start, period.end),
      ...(period.end - period.start > 2 * DAY ? [['step', '1h']] : [])]);
    const windows = new Windows(answer.meta);
    const watermark = Math.min(Date.parse(answer.meta.watermark ?? answer.meta.asOf), windows.to);
    const spent = windows.place(answer.all.points, (point) => BigInt(point.cost.nanos));
    let sum = 0n;
    const total = spent.map((nanos, i) => {
      sum += nanos ?? 0n;
      return windows.starts[i] <= watermark ? sum : null;
    });
    this.drawBudget(alert, windows, total, period);
    this.say(`Spend added up since ${moment(period.start)}. Dashed: the limit, and an even pace towards it.`);
  }

  async period(alert) {
    const budgets = await get('/v1/budgets', [['period', 'all']]);
    const fired = Date.parse(alert.firedAt);
    const found = budgets.data.find((budget) => budget.rule === alert.rule
      && JSON.stringify(budget.scope) === JSON.stringify(alert.scope)
      && Date.parse(budget.period.start) <= fired && fired < Date.parse(budget.period.end));
    const day = Math.floor(fired / DAY) * DAY;
    return found
      ? { start: Date.parse(found.period.start), end: Date.parse(found.period.end), limit: BigInt(found.limit.nanos) }
      : { start: day, end: day + DAY, limit: BigInt(alert.before?.nanos ?? alert.threshold?.nanos ?? 0) };
  }

  drawBudget(alert, windows, total, period) {
    const c = colours();
    const limit = dollars(period.limit);
    const pace = windows.starts.map((at) => ((at + windows.length - period.start) / (period.end - period.start)) * limit);
    const fired = Math.max(0, windows.indexOf(Date.parse(alert.firedAt)));
    this.chart.draw(windows, {
      grid: { left: 58, right: 96, top: 24, bottom: 24 },
      tooltip: tip(windows, c, (index) => (total[index] === null ? [['Spent', 'not yet']]
        : [['Spent', money(total[index])], ['Of the limit', percent(Number((total[index] * 10_000n) / (period.limit || 1n)) / 10_000)]])),
      xAxis: timeAxis(windows, c),
      yAxis: valueAxis(c, (value) => money(BigInt(Math.round(value * 1e9))), { min: 0 }),
      series: [
        line('spent', c.after, total.map((nanos) => (nanos === null ? null : dollars(nanos))), {
          areaStyle: { color: c.after, opacity: 0.12 },
          lineStyle: { color: c.after, width: 2 },
          markLine: { silent: true, symbol: 'none', data: [
            { yAxis: limit, lineStyle: { color: c.firing, type: [5, 4] }, label: text(`limit ${money(period.limit)}`, c, 'end') },
            { xAxis: fired, lineStyle: { color: c.firing, type: 'solid', width: 1 }, label: text('fired', c, 'end') },
          ] },
        }),
        line('even pace', c.before, pace, { lineStyle: { color: c.before, width: 1, type: [2, 3] } }),
      ],
    });
  }

  say(sentence) {
    say(this.summary, sentence);
    this.chart.describe(`When. ${sentence}`);
  }
}

const text = (formatter, c, position) => ({ formatter, position, color: c.muted, fontSize: 11 });
const scope = (alert) => Object.entries(alert.scope);
const between = (from, to) => [['from', new Date(from).toISOString()], ['to', new Date(to).toISOString()]];

function interval(alert) {
  const { onset } = alert;
  if (!onset?.low) {
    return moment(Date.parse(onset?.at ?? alert.firedAt));
  }
  return `${moment(Date.parse(onset.low))}–${moment(Date.parse(onset.high))} (${percent(onset.level)})`;
}

/** Scores within 0 and 1 keep that axis; shares and money start at 0. */
function unit(alert, values) {
  const known = values.filter((value) => value !== null);
  if (alert.after.unit === 'score') {
    return known.every((value) => value >= 0 && value <= 1) ? { min: 0, max: 1, interval: 0.25 } : {};
  }
  return alert.after.unit === 'seconds' ? {} : { min: 0 };
}

/** Where the metric of an alert comes from, how it is read from a window, and how it is written. */
function reading(alert) {
  const [kind, name, source] = alert.metric.split(':');
  if (kind === 'score') {
    return {
      path: '/v1/quality',
      parameters: [['score', name], ...(source ? [['source', source]] : [])],
      read: (point) => (point.scores?.[0] ? Number(point.scores[0].mean) : null),
      format: (value) => score(value),
    };
  }
  if (alert.after.unit === 'seconds') {
    return {
      path: '/v1/latency',
      parameters: [['of', kind === 'first_token' ? 'first_token' : 'duration'], ['q', '0.95']],
      read: (point) => (point.duration ?? point.firstToken)?.quantiles[0]?.micros ?? null,
      format: (value) => duration(value),
    };
  }
  return {
    path: '/v1/cost',
    parameters: [],
    read: (point) => (point.cost.nanosPer1kCalls ? dollars(BigInt(point.cost.nanosPer1kCalls)) : null),
    format: (value) => `$${Number(value.toPrecision(3))}`,
  };
}
