import type { Place } from './host.ts';
import type { Session } from './session.ts';

/** Where the statement stands that runs. */
export function placeOf({ scope }: Session): Place {
  const { source, at } = scope;
  if (!source) return { line: 1 };
  let line = source.before + 1;
  for (let i = source.text.indexOf('\n'); i >= 0 && i < at; i = source.text.indexOf('\n', i + 1)) line += 1;
  return { line, procedure: source.procedure };
}
