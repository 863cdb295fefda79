/** Numbers and times as people read them. Money is BigInt nano-dollars: numbers would lose nanos past $9,007,199. */

const NANOS = 1_000_000_000n;
const CENT = 10_000_000n;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const grouped = (digits) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const rounded = (value, unit) => (value + unit / 2n) / unit;

/** `$0.00` only if zero, `<$0.01`, `$8.42`, no cents from $1,000. */
export function money(nanos) {
  const size = nanos < 0n ? -nanos : nanos;
  const sign = nanos < 0n ? '−' : '';
  if (size > 0n && size < CENT) {
    return `${sign}<$0.01`;
  }
  if (size >= 1000n * NANOS) {
    return `${sign}$${grouped(String(rounded(size, NANOS)))}`;
  }
  const cents = rounded(size, CENT);
  return `${sign}$${grouped(String(cents / 100n))}.${String(cents % 100n).padStart(2, '0')}`;
}

/** As `money`, shortened for tiles from $10,000: `$59.1K`, `$1.24M`. */
export function shortMoney(nanos) {
  const dollars = Number(nanos / NANOS);
  return Math.abs(dollars) < 10_000 ? money(nanos) : `$${short(dollars)}`;
}

/** Every digit: `$12.345678901`. */
export function exactMoney(nanos) {
  const size = nanos < 0n ? -nanos : nanos;
  return `${nanos < 0n ? '−' : ''}$${grouped(String(size / NANOS))}.${String(size % NANOS).padStart(9, '0')}`;
}

/** A rate with three digits: `$2.84`, `$0.0412`. */
export function rate(nanos) {
  const dollars = Number(nanos) / 1e9;
  if (dollars === 0) {
    return '$0.00';
  }
  if (dollars >= 100) {
    return `$${grouped(dollars.toFixed(0))}`;
  }
  const decimals = Math.min(9, Math.max(2, 2 - Math.floor(Math.log10(dollars))));
  return `$${dollars.toFixed(decimals)}`;
}

/** `≥ $88.02` where calls without a price make it a lower bound. */
export const bound = (text, unpriced) => (unpriced > 0 ? `≥ ${text}` : text);

/** Dollars as a number, for drawing only. */
export const dollars = (nanos) => Number(nanos) / 1e9;

/** A count in full. */
export const count = (n) => grouped(String(n));

/** A count for a tile: `847`, `12.4K`, `1.20M`. */
export function shortCount(n) {
  return n < 10_000 ? count(n) : short(n);
}

function short(n) {
  for (const [unit, letter] of [[1e9, 'B'], [1e6, 'M'], [1e3, 'K']]) {
    if (n >= unit) {
      const value = n / unit;
      return `${value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)}${letter}`;
    }
  }
  return String(n);
}

/** `820 ms`, `4.31 s`, `2m05s`. */
export function duration(micros) {
  const ms = micros / 1000;
  if (ms < 1) {
    return `${micros} µs`;
  }
  if (ms < 999.5) {
    return `${Math.round(ms)} ms`;
  }
  const seconds = ms / 1000;
  if (seconds < 99.95) {
    return `${seconds.toFixed(seconds < 9.995 ? 2 : 1)} s`;
  }
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}m${String(whole % 60).padStart(2, '0')}s`;
}

/** A share of one as percent; small ones keep a decimal. */
export function percent(share) {
  const value = share * 100;
  return `${value.toFixed(value !== 0 && Math.abs(value) < 10 ? 1 : 0)}%`;
}

/** A mean score with three decimals. */
export const score = (value) => Number(value).toFixed(3);

/** How long something took or lies behind: `12 s`, `5m`, `3h12m`, `12d`. */
export function span(ms) {
  if (ms < MINUTE) {
    return `${Math.max(0, Math.round(ms / 1000))} s`;
  }
  if (ms < HOUR) {
    return `${Math.floor(ms / MINUTE)}m`;
  }
  if (ms < 2 * DAY) {
    return `${Math.floor(ms / HOUR)}h${String(Math.floor((ms % HOUR) / MINUTE)).padStart(2, '0')}m`;
  }
  return `${Math.floor(ms / DAY)}d`;
}

/** Whether times are shown in UTC; local otherwise. */
export const zone = { utc: localStorage.getItem('plumbline.zone') !== 'local' };

function parts(ms) {
  const date = new Date(ms);
  return zone.utc
    ? { y: date.getUTCFullYear(), mo: date.getUTCMonth(), d: date.getUTCDate(), h: date.getUTCHours(), mi: date.getUTCMinutes() }
    : { y: date.getFullYear(), mo: date.getMonth(), d: date.getDate(), h: date.getHours(), mi: date.getMinutes() };
}

const two = (n) => String(n).padStart(2, '0');

/** `14:02` */
export function clock(ms) {
  const { h, mi } = parts(ms);
  return `${two(h)}:${two(mi)}`;
}

/** `20 Nov` */
export function day(ms) {
  const { mo, d } = parts(ms);
  return `${d} ${MONTHS[mo]}`;
}

/** `14:02` if today, else `19 Nov 14:02`, with the year if another one. */
export function moment(ms, now = Date.now()) {
  const a = parts(ms);
  const b = parts(now);
  const year = a.y === b.y ? '' : ` ${a.y}`;
  return a.y === b.y && a.mo === b.mo && a.d === b.d ? clock(ms) : `${day(ms)}${year} ${clock(ms)}`;
}

/** The name of the month that holds now. */
export const month = () => MONTHS[zone.utc ? new Date().getUTCMonth() : new Date().getMonth()];
