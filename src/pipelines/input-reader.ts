import { type Diagnostic, RehearsalError } from '../base/errors.ts';
import type { TaskHost } from './task-host.ts';

/** Reads the inputs of one task and remembers every mistake, so that a person sees all of them in one run. */
export class InputReader {
  /** Every input that was asked for; a test compares them with task.json. */
  readonly asked: string[] = [];
  readonly host: TaskHost;
  readonly #problems: Diagnostic[] = [];

  constructor(host: TaskHost) {
    this.host = host;
  }

  optional(name: string): string | undefined {
    this.asked.push(name);
    return this.host.input(name);
  }

  required(name: string): string {
    const value = this.optional(name);
    if (value === undefined) this.bad(`Input ${name} is missing.`);
    return value ?? '';
  }

  /** One of a pick list; the first choice when nothing is given. */
  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    const value = this.optional(name);
    const found = choices.find((c) => c === value);
    if (value !== undefined && found === undefined) {
      this.bad(`Input ${name} is '${value}'. It is one of: ${choices.join(', ')}.`);
    }
    return found ?? choices[0];
  }

  flag(name: string, missing: boolean): boolean {
    const value = this.optional(name)?.toLowerCase();
    if (value === undefined) return missing;
    if (value !== 'true' && value !== 'false') this.bad(`Input ${name} is '${value}'. It is true or false.`);
    return value === 'true';
  }

  /** The name of an artifact to publish; undefined where the switch before it is off. */
  artifactName(flag: string, name: string, missing: string): string | undefined {
    const wanted = this.flag(flag, false);
    const value = this.optional(name) ?? missing;
    if (!wanted) return undefined;
    if (/["<>|:*?\\/]/.test(value)) {
      this.bad(`Input ${name} is '${value}'. A name has none of " < > | : * ? \\ /`);
    }
    return value;
  }

  /** One value a line; empty lines do not count. */
  lines(name: string): string[] {
    const value = this.optional(name) ?? '';
    return value
      .split(/\r?\n/)
      .map((l) => l.trim())
      .filter((l) => l !== '');
  }

  /** `Name=Value`, one a line; the value may hold `=` and may be empty. */
  pairs(name: string): Record<string, string> {
    const pairs: Record<string, string> = {};
    for (const line of this.lines(name)) {
      const at = line.indexOf('=');
      const key = line.slice(0, at).trim();
      if (at < 0 || !/^[A-Za-z_][\w-]*$/.test(key)) {
        this.bad(`Input ${name} holds a line that is not Name=Value.`);
        continue;
      }
      pairs[key] = line.slice(at + 1).trim();
    }
    return pairs;
  }

  bad(message: string, hint?: string): void {
    this.#problems.push({ code: 'INPUT', severity: 'error', message, ...(hint === undefined ? {} : { hint }) });
  }

  /** Throws one RehearsalError with everything that was wrong. */
  done(): void {
    if (this.#problems.length > 0) throw new RehearsalError(this.#problems);
  }
}
