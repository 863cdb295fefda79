/**
 * Draws charts with ECharts on a canvas. Tooltips are elements with text content, because strings would become markup;
 * styles come from the style sheet, because inline ones are forbidden.
 */

import '/assets/echarts.js';
import { make } from './dom.js';

const { echarts } = globalThis;
const GROUP = 'overview';
echarts.connect(GROUP);

/** The colours of the page as they are now. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    slots: [of('other'), of('s1'), of('s2'), of('s3'), of('s4'), of('s5')],
    text: of('text'), muted: of('muted'), line: of('line'), soft: of('line-soft'), surface: of('surface'),
    before: of('before'), after: of('after'), warning: of('warning'), firing: of('firing'),
  };
}

/** Diagonal strokes: calls still come in, or have no price. */
export const hatch = (colour) => ({
  symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: Math.PI / 4, color: colour,
});

/** A category axis over windows. */
export function timeAxis(windows, c, more = {}) {
  const shown = windows.ticks(8);
  return {
    type: 'category',
    data: windows.starts,
    boundaryGap: true,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: c.line } },
    axisLabel: {
      color: c.muted, fontSize: 11, hideOverlap: true,
      interval: (index) => shown(index),
      formatter: (value, index) => windows.tick(index),
    },
    axisPointer: { show: true, type: 'line', label: { show: false }, lineStyle: { color: c.muted, width: 1 } },
    ...more,
  };
}

/** A value axis with few quiet lines. */
export function valueAxis(c, format, more = {}) {
  return {
    type: 'value',
    axisLabel: { color: c.muted, fontSize: 11, formatter: format },
    splitLine: { lineStyle: { color: c.soft } },
    splitNumber: 4,
    ...more,
  };
}

/** A tooltip for the window under the pointer; `lines(index)` gives `[name, value]` pairs. */
export function tip(windows, c, lines) {
  return {
    trigger: 'axis',
    confine: true,
    renderMode: 'html',
    transitionDuration: 0,
    backgroundColor: c.surface,
    borderColor: c.line,
    borderWidth: 1,
    padding: 0,
    textStyle: { color: c.text },
    formatter: (hits) => {
      const index = (Array.isArray(hits) ? hits[0] : hits).dataIndex;
      const open = windows.isOpen(index) ? ', still filling' : '';
      return make('div', { class: 'tip' }, [
        make('div', { class: 'tip-head', text: windows.label(index) + open }),
        ...lines(index).flatMap(([name, value]) => [
          make('div', { class: 'tip-name', text: name }),
          make('div', { class: 'tip-value', text: value }),
        ]),
      ]);
    },
  };
}

/** A line that breaks at gaps; a window between two gaps is a dot. */
export function line(name, colour, values, more = {}) {
  const alone = (i) => values[i] !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null;
  return {
    name, type: 'line', connectNulls: false, animation: false,
    symbol: 'circle', showSymbol: true,
    symbolSize: (value, hit) => (alone(hit.dataIndex) ? 4 : 0),
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: 1.75 },
    emphasis: { disabled: true },
    data: values,
    ...more,
  };
}

/** One chart in one host. Left and right move the crosshair when it has the focus. */
export class Chart {
  constructor(host, label, synced = true) {
    this.host = host;
    host.tabIndex = 0;
    host.setAttribute('role', 'img');
    host.setAttribute('aria-label', label);
    this.size = 0;
    this.at = -1;
    this.instance = echarts.init(host, null, { renderer: 'canvas' });
    if (synced) {
      this.instance.group = GROUP;
    }
    new ResizeObserver(() => this.instance.resize()).observe(host);
    host.addEventListener('keydown', (event) => this.key(event));
    host.addEventListener('blur', () => this.instance.dispatchAction({ type: 'hideTip' }));
  }

  /** Draws. Nothing moves: no animation, and what is hovered stays hovered. */
  draw(windows, option) {
    this.size = windows.starts.length;
    this.instance.setOption({ animation: false, textStyle: { fontFamily: 'system-ui, sans-serif' }, ...option },
      { notMerge: this.shape !== option.series.length, lazyUpdate: false });
    this.shape = option.series.length;
  }

  /** True where a legend needs two lines. */
  isNarrow() {
    return this.instance.getWidth() < 520;
  }

  describe(text) {
    this.host.setAttribute('aria-label', text);
  }

  key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || this.size === 0) {
      return;
    }
    event.preventDefault();
    this.at = this.at < 0 ? this.size - 1 : Math.min(this.size - 1, Math.max(0, this.at + step));
    this.instance.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: this.at });
  }
}
