import { refusals } from './refusals.ts';

/** A message that the server sends. `number` is 0 for PRINT; severity above 10 is an error. */
export type ServerMessage = {
  readonly number: number;
  readonly severity: number;
  readonly text: string;
};

/** A refusal: what SQL Server would raise. `earlier` are the errors that came before the last one (5074 before 4922). */
export class SqlError extends Error {
  readonly number: number;
  readonly severity: number;
  readonly state: number;
  readonly earlier: readonly ServerMessage[];

  constructor(number: number, message: string, earlier: readonly ServerMessage[] = [], severity = 16, state = 1) {
    super(message);
    this.name = 'SqlError';
    this.number = number;
    this.severity = severity;
    this.state = state;
    this.earlier = earlier;
  }
}

/** Raises the numbered error with its arguments filled in. */
export function refuse(number: keyof typeof refusals, ...args: readonly (string | number)[]): never {
  throw new SqlError(number, messageOf(number, args));
}

/** Raises the last of several errors; the ones before it go along. */
export function refuseAfter(
  earlier: readonly ServerMessage[],
  number: keyof typeof refusals,
  ...args: readonly (string | number)[]
): never {
  throw new SqlError(number, messageOf(number, args), earlier);
}

export function errorMessage(number: keyof typeof refusals, ...args: readonly (string | number)[]): ServerMessage {
  return { number, severity: 16, text: messageOf(number, args) };
}

/** What this simulator cannot do. Never skipped silently: whoever runs the script hears it. */
export function unsupported(what: string): never {
  throw new SqlError(50000, `The in-memory server does not support ${what}.`);
}

function messageOf(number: keyof typeof refusals, args: readonly (string | number)[]): string {
  return refusals[number].replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)] ?? ''));
}
