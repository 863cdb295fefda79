/** The windows of an answer as a category axis: every window has a place, so gaps stay gaps. */

import { clock, day, DAY, HOUR, MINUTE, zone } from './format.js';

const UNITS = { m: MINUTE, h: HOUR, d: DAY };
const TICKS = [5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR,
  DAY, 2 * DAY, 5 * DAY, 7 * DAY, 30 * DAY];

/** Length of a step in milliseconds. */
export const lengthOf = (step) => Number(step.slice(0, -1)) * UNITS[step.at(-1)];

/** Starts of all windows, and where each is. */
export class Windows {
  constructor(meta) {
    this.length = lengthOf(meta.step);
    this.from = Date.parse(meta.from);
    this.to = Date.parse(meta.to);
    this.openFrom = meta.openFrom ? Date.parse(meta.openFrom) : this.to;
    this.starts = [];
    for (let at = this.from; at < this.to; at += this.length) {
      this.starts.push(at);
    }
  }

  /** Places values of points at their windows; null where there is none. */
  place(points, value) {
    const placed = new Array(this.starts.length).fill(null);
    for (const point of points) {
      const index = this.indexOf(Date.parse(point.at));
      if (index >= 0 && index < placed.length) {
        placed[index] = value(point);
      }
    }
    return placed;
  }

  indexOf(at) {
    return Math.floor((at - this.from) / this.length);
  }

  isOpen(index) {
    return this.starts[index] >= this.openFrom;
  }

  /** `14:00–14:05`, `20 Nov 14:00–15:00`, `20 Nov` */
  label(index) {
    const start = this.starts[index];
    if (this.length >= DAY) {
      return day(start);
    }
    const date = this.to - this.from > DAY ? `${day(start)} ` : '';
    return `${date}${clock(start)}–${clock(start + this.length)}`;
  }

  /** True where a label stands: at round times, at most `most` of them. */
  ticks(most) {
    const span = this.to - this.from;
    const every = TICKS.find((tick) => tick >= this.length && span / tick <= most) ?? TICKS.at(-1);
    const offset = zone.utc ? 0 : new Date(this.from).getTimezoneOffset() * MINUTE;
    return (index) => (this.starts[index] - offset) % every === 0;
  }

  /** The short label of a tick. */
  tick(index) {
    const start = this.starts[index];
    return this.length >= DAY || clock(start) === '00:00' ? day(start) : clock(start);
  }
}
