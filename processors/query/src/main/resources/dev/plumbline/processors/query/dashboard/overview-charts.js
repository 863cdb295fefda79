/** The three charts of the overview. */

import { Chart, colours, hatch, line, timeAxis, tip, valueAxis } from './chart.js';
import { bound, count, dollars, duration, exactMoney, money, percent, score, shortMoney } from './format.js';
import { quantile } from './tiles.js';

const LEFT = 58;
const RIGHT = 16;

/** Spend: stacked bars of at most five features and the rest; calls without a price hatched below. */
export class SpendChart {
  constructor(host) {
    this.chart = new Chart(host, 'Spend by feature');
  }

  draw(windows, rows, all) {
    this.windows = windows;
    this.rows = rows;
    this.nanos = rows.map((row) => windows.place(row.points, (point) => BigInt(point.cost.nanos)));
    this.unpriced = windows.place(all.points, (point) => point.cost.unpricedCalls || null);
    const c = colours();
    const top = this.chart.isNarrow() ? 52 : 28;
    this.chart.draw(windows, {
      grid: [{ left: LEFT, right: RIGHT, top, bottom: 66 }, { left: LEFT, right: RIGHT, height: 22, bottom: 24 }],
      legend: this.legend(c),
      title: { text: 'unpriced', left: 0, bottom: 32, padding: 0,
        textStyle: { color: c.muted, fontSize: 11, fontWeight: 400 } },
      tooltip: tip(windows, c, (index) => this.lines(index)),
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      xAxis: [timeAxis(windows, c, { axisLabel: { show: false } }), timeAxis(windows, c, { gridIndex: 1 })],
      yAxis: [valueAxis(c, (value) => axisMoney(value), { min: 0 }), this.below(c)],
      series: [...rows.map((row, i) => this.bar(row, i, c)), this.strip(c)],
    });
  }

  legend(c) {
    return { top: 0, left: 0, itemWidth: 10, itemHeight: 10, itemGap: 14, icon: 'roundRect', selectedMode: false,
      textStyle: { color: c.muted, fontSize: 12, width: 130, overflow: 'truncate' }, data: this.rows.map((row) => row.name) };
  }

  below(c) {
    return valueAxis(c, () => '', { gridIndex: 1, min: 0, inverse: true, splitLine: { show: false } });
  }

  bar(row, at, c) {
    const colour = c.slots[row.slot];
    const data = this.nanos[at].map((nanos, i) => {
      const value = nanos === null ? null : dollars(nanos);
      return this.windows.isOpen(i) && value !== null
        ? { value, itemStyle: { color: colour, opacity: 0.75, decal: hatch(c.surface) } }
        : value;
    });
    return { name: row.name, type: 'bar', stack: 'spend', data, barCategoryGap: '18%', animation: false,
      emphasis: { disabled: true }, itemStyle: { color: colour, borderColor: c.surface, borderWidth: this.chart.isNarrow() ? 0 : 0.5 } };
  }

  strip(c) {
    return { name: 'Calls without a price', type: 'bar', xAxisIndex: 1, yAxisIndex: 1, data: this.unpriced, animation: false,
      barCategoryGap: '18%', emphasis: { disabled: true }, itemStyle: { color: c.surface, borderColor: c.warning, borderWidth: 1,
        decal: hatch(c.warning) } };
  }

  lines(index) {
    const shown = this.rows.map((row, i) => [row.name, this.nanos[i][index]]).filter(([, nanos]) => nanos !== null);
    const sum = shown.reduce((total, [, nanos]) => total + nanos, 0n);
    const unpriced = this.unpriced[index];
    return [...shown.reverse().map(([name, nanos]) => [name, money(nanos)]), ['All', money(sum)],
      ...(unpriced ? [['Calls without a price', count(unpriced)]] : [])];
  }

  table() {
    return {
      head: ['Window', ...this.rows.map((row) => row.name), 'Unpriced calls'],
      lines: this.windows.starts.map((at, i) => [this.windows.label(i),
        ...this.nanos.map((series) => (series[i] === null ? '·' : exactMoney(series[i]))), String(this.unpriced[i] ?? 0)]),
    };
  }
}

const axisMoney = (value) => (value >= 10 || value === 0 ? shortMoney(BigInt(Math.round(value)) * 1_000_000_000n).replace('.00', '')
  : `$${Number(value.toPrecision(3))}`);

/** The next 1, 2 or 5 times a power of ten below or above. */
function nice(value, round) {
  const decade = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 2, 5, 10].map((n) => n * decade);
  return round === Math.floor ? Math.max(...steps.filter((n) => n <= value)) : Math.min(...steps.filter((n) => n >= value));
}

/** Not the colours of features: a name keeps its colour, and a colour its name. */
const QUANTILES = [['p50', 0.5, 'solid', 'before'], ['p95', 0.95, 'solid', 'text'], ['p99', 0.99, [4, 3], 'after']];

/** Latency: p50, p95, p99 on a log axis, from merged sketches. */
export class LatencyChart {
  constructor(host) {
    this.chart = new Chart(host, 'Latency');
  }

  draw(windows, all) {
    this.windows = windows;
    this.values = QUANTILES.map(([, q]) => windows.place(all.points, (point) => quantile(point.duration, q)));
    const c = colours();
    this.chart.draw(windows, {
      grid: { left: LEFT, right: 40, top: 28, bottom: 24 },
      tooltip: tip(windows, c, (index) => this.lines(index)),
      xAxis: timeAxis(windows, c),
      yAxis: { ...valueAxis(c, (value) => duration(Math.round(value))), type: 'log', ...this.extent(),
        minorSplitLine: { show: true, lineStyle: { color: c.soft, width: 0.5 } } },
      series: QUANTILES.map(([name, , dash, colour], i) => line(name, c[colour], this.values[i], {
        lineStyle: { color: c[colour], width: 1.75, type: dash },
        labelLayout: { moveOverlap: 'shiftY' },
        endLabel: { show: true, formatter: name, color: c.text, fontSize: 11, distance: 4 },
      })),
    });
  }

  /** 1, 2 or 5 times a power of ten around the values, so that the axis does not jump at every refresh. */
  extent() {
    const all = this.values.flat().filter((value) => value !== null);
    if (all.length === 0) {
      return { min: 10_000, max: 10_000_000 };
    }
    return { min: nice(Math.min(...all), Math.floor), max: nice(Math.max(...all) * 1.05, Math.ceil) };
  }

  lines(index) {
    return QUANTILES.map(([name], i) => [name, this.values[i][index]])
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, duration(value)])
      .reverse();
  }

  table() {
    return {
      head: ['Window', ...QUANTILES.map(([name]) => name)],
      lines: this.windows.starts.map((at, i) => [this.windows.label(i),
        ...this.values.map((series) => (series[i] === null ? '·' : duration(series[i])))]),
    };
  }
}

const MOST_SCORES = 3;

/** Quality: one panel for each score and source, never mixed; the mean, and p10 to p90 as a band. */
export class QualityChart {
  constructor(host) {
    this.chart = new Chart(host, 'Quality by source');
  }

  draw(windows, all) {
    this.windows = windows;
    this.scores = [...(all.total.scores ?? [])].sort((a, b) => b.count - a.count).slice(0, MOST_SCORES);
    this.panels = this.scores.map((wanted) => panel(windows, all.points, wanted));
    const c = colours();
    const height = 100 / Math.max(1, this.panels.length);
    if (this.panels.length === 0) {
      this.chart.draw(windows, { xAxis: { show: false }, yAxis: { show: false }, series: [] });
      return;
    }
    this.chart.draw(windows, {
      title: this.scores.map((s, i) => ({ text: `${s.name} · ${s.source} · n ${count(s.count)}${this.panels[i].note}`, left: 0, top: `${i * height}%`,
        textStyle: { color: c.muted, fontSize: 11, fontWeight: 500, width: 300, overflow: 'truncate' } })),
      grid: this.scores.map((s, i) => ({ left: 40, right: RIGHT, top: `${i * height + 9}%`,
        height: `${height - (i === this.scores.length - 1 ? 19 : 13)}%` })),
      tooltip: tip(windows, c, (index) => this.lines(index)),
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      xAxis: this.scores.map((s, i) => timeAxis(windows, c, { gridIndex: i,
        ...(i === this.scores.length - 1 ? {} : { axisLabel: { show: false } }) })),
      yAxis: this.scores.map((s, i) => valueAxis(c, (value) => String(value), { gridIndex: i, splitNumber: 2, ...scale(s) })),
      series: this.panels.flatMap((p, i) => seriesOf(p, i, c)),
    });
  }

  lines(index) {
    return this.panels.filter((p) => p.mean[index] !== null)
      .map((p) => [p.name, `${score(p.mean[index])} (${p.low[index] === null ? '' : `p10 ${score(p.low[index])}, p90 ${score(p.high[index])}, `}n ${count(p.n[index])})`]);
  }

  table() {
    return {
      head: ['Window', ...this.panels.flatMap((p) => [`${p.name} mean`, 'n'])],
      lines: this.windows.starts.map((at, i) => [this.windows.label(i),
        ...this.panels.flatMap((p) => (p.mean[i] === null ? ['·', '0'] : [score(p.mean[i]), count(p.n[i])]))]),
    };
  }
}

/** Scores within 0 and 1 keep that axis; others take their own. */
const scale = (s) => (Number(s.min) >= 0 && Number(s.max) <= 1 ? { min: 0, max: 1, interval: 0.5 } : { scale: true });

const ENOUGH = 10;

/**
 * One score of one source. Where windows hold too few scores to mean anything, neighbours are put together: the sum of
 * the exact sums over the sum of the counts. Quantiles cannot be put together that way, so the band is left out.
 */
function panel(windows, points, wanted) {
  const find = (point) => (point.scores ?? []).find((s) => s.name === wanted.name && s.source === wanted.source);
  const found = windows.place(points, (point) => find(point) ?? null);
  const name = `${wanted.name} (${wanted.source})`;
  const wide = Math.ceil((ENOUGH * found.filter((s) => s).length) / wanted.count);
  if (wide > 1) {
    return { name, ...together(found, wide * 2), note: ` · means over ${wide * 2} windows` };
  }
  const of = (q) => found.map((s) => (s ? Number(s.quantiles.find((entry) => entry.q === q)?.score ?? s.mean) : null));
  return { name, note: '', mean: found.map((s) => (s ? Number(s.mean) : null)), n: found.map((s) => s?.count ?? 0),
    low: of(0.1), high: of(0.9) };
}

function together(found, wide) {
  const none = found.map(() => null);
  const mean = [...none];
  const n = found.map(() => 0);
  for (let from = 0; from < found.length; from += wide) {
    const part = found.slice(from, from + wide).filter((s) => s);
    const counted = part.reduce((sum, s) => sum + s.count, 0);
    const sum = part.reduce((total, s) => total + BigInt(s.sumMicros), 0n);
    for (let i = from; counted > 0 && i < Math.min(found.length, from + wide); i += 1) {
      mean[i] = Number(sum) / counted / 1e6;
      n[i] = counted;
    }
  }
  return { mean, n, low: none, high: none };
}

function seriesOf(p, i, c) {
  const axes = { xAxisIndex: i, yAxisIndex: i };
  const bare = { ...axes, symbolSize: 0, lineStyle: { opacity: 0 }, stack: `band${i}`, stackStrategy: 'all' };
  const height = p.high.map((high, at) => (high === null ? null : high - p.low[at]));
  return [
    line(`${p.name} p10`, c.before, p.low, bare),
    line(`${p.name} p90`, c.before, height, { ...bare, areaStyle: { color: c.before, opacity: 0.22 } }),
    line(p.name, c.text, p.mean, axes),
  ];
}

/** What a chart says in a sentence. */
export const sentences = {
  spend: (all, rows) => {
    const nanos = BigInt(all.cost.nanos);
    if (rows.length === 0 || nanos === 0n) {
      return 'No spend in this range.';
    }
    const first = BigInt(rows[0].total.cost.nanos);
    return `${bound(money(nanos), all.cost.unpricedCalls)} in this range, ${percent(Number((first * 1000n) / nanos) / 1000)} of it ${rows[0].name}.`;
  },
  latency: (all) => {
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((q) => quantile(all.duration, q));
    return p50 === null ? 'No durations in this range.'
      : `Half the calls within ${duration(p50)}, 95 % within ${duration(p95)}, 99 % within ${duration(p99)}.`;
  },
  quality: (all) => {
    const n = all.scores?.length ?? 0;
    return n === 0 ? 'No scores in this range.' : `Mean and p10–p90 of ${n === 1 ? 'one score' : `${Math.min(n, MOST_SCORES)} of ${n} scores`}.`;
  },
};
