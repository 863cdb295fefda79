/** Pages without live figures: the frame is enough. */

import './frame.js';
import { get } from './api.js';
import { keepDoing, showFiring, showFreshness, showOutage } from './frame.js';

keepDoing(async () => {
  try {
    const firing = await get('/v1/alerts', [['state', 'firing']]);
    showFiring(firing.data);
    showFreshness(firing.meta);
  } catch (failure) {
    showOutage(failure.message);
  }
});
