import type { SchemaObject } from '../../model/schema-object.ts';
import type { Property } from '../kind.ts';

export type Setting = { readonly name: string; readonly value: string };

export type SessionEvent = {
  /** `sqlserver.sql_batch_completed` */
  readonly name: string;
  /** `sqlserver.sql_text` */
  readonly actions: readonly string[];
  readonly settings: readonly Setting[];
  readonly where: string | undefined;
};

export type SessionTarget = { readonly name: string; readonly settings: readonly Setting[] };

export type EventSessionProps = {
  readonly on: 'SERVER' | 'DATABASE';
  readonly events: readonly SessionEvent[];
  readonly targets: readonly SessionTarget[];
  readonly maxMemoryKb: number;
  /** ALLOW_SINGLE_EVENT_LOSS, ALLOW_MULTIPLE_EVENT_LOSS, NO_EVENT_LOSS */
  readonly retention: string;
  /** Seconds; 0 is INFINITE. */
  readonly maxDispatchLatency: number;
  readonly maxEventSizeKb: number;
  /** NONE, PER_NODE, PER_CPU */
  readonly memoryPartition: string;
  readonly trackCausality: boolean;
  readonly startup: boolean;
  /** Properties of model.xml that say the same in other units; kept so that a package is written as it was. */
  readonly sizes: readonly Setting[];
};

export type EventSessionObject = SchemaObject<EventSessionProps>;

export const retentions = ['ALLOW_SINGLE_EVENT_LOSS', 'ALLOW_MULTIPLE_EVENT_LOSS', 'NO_EVENT_LOSS'];
export const partitions = ['NONE', 'PER_NODE', 'PER_CPU'];

export const plainSession: Omit<EventSessionProps, 'on' | 'events' | 'targets'> = {
  maxMemoryKb: 4096,
  retention: 'ALLOW_SINGLE_EVENT_LOSS',
  maxDispatchLatency: 30,
  maxEventSizeKb: 0,
  memoryPartition: 'NONE',
  trackCausality: false,
  startup: false,
  sizes: [],
};

/** Numbers that stand for a size that model.xml does not write. */
export const modelSizes: Readonly<Record<string, number>> = { MaxMemory: 4, MaxEventSize: 0 };

export const sessionProperties: readonly Property[] = [
  { name: 'on', equality: 'exact', aspect: 'identity' },
  {
    name: 'events',
    equality: 'exact',
    aspect: 'definition',
    default: [],
    members: [
      { name: 'name', equality: 'name', aspect: 'identity' },
      { name: 'actions', equality: 'nameSet', aspect: 'definition', default: [] },
      { name: 'settings', equality: 'exact', aspect: 'definition', default: [] },
      { name: 'where', equality: 'expression', aspect: 'definition' },
    ],
  },
  {
    name: 'targets',
    equality: 'exact',
    aspect: 'definition',
    default: [],
    members: [
      { name: 'name', equality: 'name', aspect: 'identity' },
      { name: 'settings', equality: 'exact', aspect: 'definition', default: [] },
    ],
  },
  { name: 'maxMemoryKb', equality: 'exact', aspect: 'storage', default: 4096 },
  { name: 'retention', equality: 'exact', aspect: 'definition', default: 'ALLOW_SINGLE_EVENT_LOSS' },
  { name: 'maxDispatchLatency', equality: 'exact', aspect: 'definition', default: 30 },
  { name: 'maxEventSizeKb', equality: 'exact', aspect: 'storage', default: 0 },
  { name: 'memoryPartition', equality: 'exact', aspect: 'storage', default: 'NONE' },
  { name: 'trackCausality', equality: 'exact', aspect: 'definition', default: false },
  { name: 'startup', equality: 'exact', aspect: 'state', default: false },
  { name: 'sizes', equality: 'ignored', aspect: 'text' },
];

/** `(5)`, `N'x'` and `5`, `x` are the same value. */
export function plainValue(text: string): string {
  let value = text.trim();
  while (value.startsWith('(') && value.endsWith(')')) value = value.slice(1, -1).trim();
  const string = /^N?'([\s\S]*)'$/i.exec(value);
  return string ? (string[1] ?? '').replaceAll("''", "'") : value;
}

export function sorted<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
