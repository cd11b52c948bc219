/**
 * A signal that is given when a person presses Ctrl+C, or the agent cancels the job: it sends SIGINT, after 7.5 s SIGTERM, and
 * 2.5 s later ends the process. A second Ctrl+C ends it at once.
 */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  return stop.signal;
}
