import { type Diagnostic, RehearsalError } from './errors.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a JSON document of ours and remembers every mistake, so that a person mends all of them at once. */
export class RecordReader {
  readonly #problems: Diagnostic[] = [];
  readonly #code: string;
  readonly #file: string;
  readonly #hint: string;

  /** `code` of its mistakes, the file's name for messages, and where the file is described. */
  constructor(code: string, file: string, hint: string) {
    this.#code = code;
    this.#file = file;
    this.#hint = hint;
  }

  bad(message: string): void {
    this.#problems.push({
      code: this.#code,
      severity: 'error',
      message: `${this.#file}: ${message}`,
      hint: this.#hint,
    });
  }

  /** An object with no other members than these; an empty one where it is none. */
  record(value: unknown, where: string, members: readonly string[]): JsonRecord {
    if (!isRecord(value)) {
      this.bad(where === '' ? 'the file is one JSON object.' : `"${where}" is an object.`);
      return {};
    }
    for (const name of Object.keys(value)) {
      if (!members.includes(name)) this.bad(`"${where === '' ? '' : `${where}.`}${name}" is not known.`);
    }
    return value;
  }

  list(value: unknown, where: string, least = 0): readonly unknown[] {
    if (Array.isArray(value) && value.length >= least) return value;
    this.bad(`"${where}" is a list${least > 0 ? ` of at least ${least}` : ''}.`);
    return [];
  }

  /** Texts that are not empty. */
  texts(value: unknown, where: string, least = 0): readonly string[] {
    return this.list(value, where, least).map((item, i) => this.text(item, `${where}[${i}]`));
  }

  text(value: unknown, where: string): string {
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.bad(`"${where}" is a text that is not empty.`);
    return '';
  }

  flag(value: unknown, where: string): boolean {
    if (typeof value !== 'boolean') this.bad(`"${where}" is true or false.`);
    return value === true;
  }

  /** A whole number from `least` on. */
  number(value: unknown, where: string, least: number): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value;
    this.bad(`"${where}" is a whole number from ${least} on.`);
    return least;
  }

  /** Throws one RehearsalError with everything that was wrong. */
  done(): void {
    if (this.#problems.length > 0) throw new RehearsalError(this.#problems);
  }
}
