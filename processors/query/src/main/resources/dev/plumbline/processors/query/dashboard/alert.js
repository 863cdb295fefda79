/** The alert: the server's page, made live by the chart and the copy button. */

import { keepDoing, onZone, showFiring, showFreshness, showOutage } from './frame.js';
import { byId, say } from './dom.js';
import { get } from './api.js';
import { WhenChart } from './alert-charts.js';

const root = byId('alert');

if (root) {
  const id = encodeURIComponent(root.dataset.id);
  const chart = new WhenChart(byId('when'));
  const copy = byId('copy');
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    const text = await (await fetch(`/alerts/${id}.txt`)).text();
    await navigator.clipboard.writeText(text);
    say(copy, 'Copied');
    setTimeout(() => say(copy, 'Copy as Markdown'), 2000);
  });
  const again = keepDoing(async () => {
    try {
      const [detail, firing] = await Promise.all([get(`/v1/alerts/${id}`), get('/v1/alerts', [['state', 'firing']])]);
      showFiring(firing.data);
      showFreshness(detail.meta);
      if (detail.transitions.length !== root.querySelectorAll('.log tr').length) {
        location.reload();
      }
      await chart.show(detail.data, detail.transitions);
    } catch (failure) {
      showOutage(failure.message);
    }
  });
  onZone(again);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
}
