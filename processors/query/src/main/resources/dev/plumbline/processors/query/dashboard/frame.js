/** What all pages share: the present page in the navigation, the time zone, freshness, firing count, stale strip. */

import { byId, make, say } from './dom.js';
import { moment, span, zone } from './format.js';
import { keepInLinks } from './range.js';
import { listen } from './keys.js';

const STALE = 60_000;
const zoneListeners = [];
let lastAnswer = null;

for (const link of document.querySelectorAll('[data-nav]')) {
  const page = document.documentElement.dataset.page;
  if (link.dataset.nav === page || (link.dataset.nav === 'alerts' && page === 'alert')) {
    link.setAttribute('aria-current', 'page');
  }
}
keepInLinks();
listen();

const zoneButton = byId('zone');
zoneButton.hidden = false;
zoneButton.addEventListener('click', () => {
  zone.utc = !zone.utc;
  localStorage.setItem('plumbline.zone', zone.utc ? 'utc' : 'local');
  showZone();
  zoneListeners.forEach((listener) => listener());
});
showZone();

function showZone() {
  zoneButton.textContent = zone.utc ? 'UTC' : 'Local';
  zoneButton.title = zone.utc ? 'Times are UTC. Show local time.' : 'Times are local. Show UTC.';
  for (const time of document.querySelectorAll('time')) {
    say(time, moment(Date.parse(time.dateTime)));
    time.title = `${span(Date.now() - Date.parse(time.dateTime))} ago · ${time.dateTime}`;
  }
}

/** Calls back when times must be shown anew. */
export const onZone = (listener) => zoneListeners.push(listener);

/** Shows how many alerts fire, and says so aloud only when there are more than before. */
export function showFiring(alerts) {
  const badge = byId('firing-count');
  const before = Number(badge.textContent || 0);
  badge.hidden = alerts.length === 0;
  say(badge, String(alerts.length));
  if (alerts.length > before && badge.dataset.known) {
    say(byId('announce'), `New alert: ${alerts[0].summary}`);
  }
  badge.dataset.known = 'yes';
  document.title = document.title.replace(/^(\(\d+\) )?/, alerts.length > 0 ? `(${alerts.length}) ` : '');
}

/** Shows how fresh the answer is. Returns whether it is stale. */
export function showFreshness(meta) {
  lastAnswer = meta;
  const lag = meta.lagSeconds * 1000;
  const late = lag > STALE || !meta.complete;
  const place = byId('freshness');
  place.className = `freshness ${late ? 'is-late' : 'is-ok'}`;
  say(place, lag < 1000 ? 'up to date' : `${span(lag)} behind`);
  place.title = meta.watermark ? `Counted up to ${meta.watermark}` : 'No call was counted yet';
  if (!meta.complete) {
    const { answered, total } = meta.partitions;
    stale(`Incomplete: ${answered} of ${total} partitions answered. Totals are lower bounds.`);
  } else if (lag > STALE) {
    stale(`Counting is ${span(lag)} behind what has arrived. Values are as of ${moment(Date.parse(meta.watermark))}.`);
  } else {
    fresh();
  }
}

/** Says that no answer came; what was shown stays, with its age. */
export function showOutage(reason) {
  const age = lastAnswer ? ` Values are ${span(Date.now() - Date.parse(lastAnswer.asOf))} old.` : '';
  stale(`${reason}${age} Trying again.`);
  const place = byId('freshness');
  place.className = 'freshness is-late';
  say(place, 'no answer');
}

function stale(text) {
  const strip = byId('strip');
  say(strip, `▲ ${text}`);
  strip.hidden = false;
  document.body.classList.toggle('is-stale', true);
}

function fresh() {
  byId('strip').hidden = true;
  document.body.classList.toggle('is-stale', false);
}

/** Does work now and every two seconds while the page is visible, never twice at a time. */
export function keepDoing(work) {
  let timer = 0;
  let running = false;
  const round = async () => {
    clearTimeout(timer);
    if (running) {
      return;
    }
    running = true;
    try {
      await work();
    } finally {
      running = false;
      timer = setTimeout(() => document.hidden || round(), 2000);
    }
  };
  document.addEventListener('visibilitychange', () => document.hidden || round());
  round();
  return round;
}

/** A line of the strip of firing alerts. */
export function alertLink(alert) {
  const since = Date.parse(alert.onset?.at ?? alert.firedAt);
  return make('a', { href: alert.url }, [
    make('span', { class: 'state state-firing', text: '■ FIRING' }),
    make('span', { class: 'what', text: alert.summary, title: alert.summary }),
    make('span', { class: 'when', text: `since ${moment(since)}, ${span(Date.now() - since)}` }),
  ]);
}
