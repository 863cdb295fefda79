/** Talks to the API. Every failure becomes one sentence that can be shown. */

const TIMEOUT = 10_000;

/** Why an answer did not come. */
export class Failure extends Error {
  constructor(message, reached) {
    super(message);
    /** True when the server answered, and said no. */
    this.reached = reached;
  }
}

/** Gets JSON. */
export async function get(path, parameters = []) {
  const query = new URLSearchParams(parameters);
  const address = query.size > 0 ? `${path}?${query}` : path;
  let response;
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT), headers: { Accept: 'application/json' } });
  } catch (fault) {
    throw new Failure(fault.name === 'TimeoutError' ? 'No answer within 10 s.' : 'The server cannot be reached.', false);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok || body === null) {
    throw new Failure(body?.detail ?? `The server answered ${response.status}.`, true);
  }
  return body;
}
