import type { RunEvent } from '../deploy/run-event.ts';
import type { Step } from '../plan/plan-types.ts';

const doing: Readonly<Record<string, string>> = {
  create: 'Creating',
  alter: 'Altering',
  drop: 'Dropping',
  rename: 'Renaming',
  move: 'Moving',
  rebuild: 'Copying',
  refresh: 'Refreshing',
  suspend: 'Taking off',
  restore: 'Putting back',
  validate: 'Validating',
  script: 'Running',
};

/** `Creating index IX_Order on dbo.Orders`. */
export function describeStep({ does, on, parent }: Step): string {
  const verb = doing[does] ?? does;
  if (does === 'script') return `${verb} ${on.name}`;
  const kind = on.kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (on.kind === 'databaseOptions') return `${verb} ${kind}`;
  if (parent === undefined) return `${verb} ${kind} ${plain(on.name)}`;
  const own = on.name.startsWith(`${parent}.`) ? on.name.slice(parent.length + 1) : on.name;
  return `${verb} ${kind} ${plain(own)} on ${plain(parent)}`;
}

/** Names of ordinary letters need no brackets to be read. */
function plain(name: string): string {
  return name.replace(/\[(\w+)\]/g, '$1');
}

/** `[12/48] Creating index IX_Order on dbo.Orders … 00:01:12`. */
export function stepLine(step: Step, number: number, of: number, milliseconds: number): string {
  return `[${number}/${of}] ${describeStep(step)} … ${duration(milliseconds)}`;
}

/** Hours, minutes and seconds. */
export function duration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** What a person reads while a plan runs: a line for each step that has ended, and for one that takes long. */
export type Progress = {
  readonly line: (text: string) => void;
  /** Share of the steps that have ended, in percent. */
  readonly percent?: (percent: number, text: string) => void;
};

/** "Changing any part of an object name could break scripts": sp_rename says so every time. */
const renameCaution = 15477;

/** Milliseconds after which a step that still runs is told of again. */
const heartbeat = 30_000;

export type Teller = { readonly say: (event: RunEvent) => void; readonly beat: () => void };

/** Makes lines of a run's events; `beat` is called from time to time. */
export function teller({ line, percent }: Progress, now: () => number): Teller {
  let running: { step: Step; number: number; of: number; since: number; told: number } | undefined;
  return {
    say: (event) => {
      switch (event.is) {
        case 'note':
          return line(event.text);
        case 'step-started':
          running = { ...event, since: now(), told: now() };
          return;
        case 'step-ended':
          running = undefined;
          line(stepLine(event.step, event.number, event.of, event.milliseconds));
          percent?.(Math.floor((event.number / event.of) * 100), describeStep(event.step));
          return;
        case 'message':
          if (event.message.number === renameCaution) return;
          return line(`  ${event.message.message}`);
      }
    },
    beat: () => {
      if (!running || now() - running.told < heartbeat) return;
      running.told = now();
      line(`${stepLine(running.step, running.number, running.of, now() - running.since)} so far`);
    },
  };
}
