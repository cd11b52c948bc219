import { schemaObjectOf } from '../../model/schema-object-of.ts';
import type { Option, StatementOf } from '../../statements/tree/index.ts';
import type { BuildContext, ReadContext, StatementBuilder } from '../kind.ts';
import { optionIsOn } from '../option-text.ts';
import {
  type EventSessionObject,
  type EventSessionProps,
  modelSizes,
  plainSession,
  plainValue,
  type Setting,
  sorted,
} from './session-props.ts';

/** CREATE EVENT SESSION. Whether it runs (ALTER … STATE) is no part of its definition. */
export const buildEventSession: StatementBuilder<'eventSession'> = (statement, context: BuildContext) => {
  if (statement.verb === 'alter') return;
  context.add(sessionOf(statement.name, propsOf(statement), context));
};

export function sessionOf(name: string, props: EventSessionProps, context: ReadContext): EventSessionObject {
  return schemaObjectOf(
    {
      kind: 'eventSession',
      key: context.key('eventSession', props.on, name),
      path: [name],
      props,
    },
    [],
  );
}

function propsOf(statement: StatementOf<'eventSession'>): EventSessionProps {
  const { options } = statement;
  const value = (name: string) => options.find((option) => option.name === name)?.value;
  const memory = value('MAX_MEMORY');
  const size = value('MAX_EVENT_SIZE');
  const latency = value('MAX_DISPATCH_LATENCY');
  return {
    ...plainSession,
    on: statement.on,
    events: statement.events.map((event) => ({
      name: event.name.slice(-2).join('.'),
      actions: event.actions.map((action) => action.slice(-2).join('.')),
      settings: settingsOf(event.set),
      where: event.where?.text,
    })),
    targets: statement.targets.map((target) => ({
      name: target.name.slice(-2).join('.'),
      settings: settingsOf(target.set),
    })),
    ...(memory !== undefined && { maxMemoryKb: kilobytes(memory) }),
    retention: value('EVENT_RETENTION_MODE')?.toUpperCase() ?? plainSession.retention,
    ...(latency !== undefined && { maxDispatchLatency: /INFINITE/i.test(latency) ? 0 : Number.parseInt(latency, 10) }),
    ...(size !== undefined && { maxEventSizeKb: kilobytes(size) }),
    memoryPartition: value('MEMORY_PARTITION_MODE')?.toUpperCase() ?? plainSession.memoryPartition,
    trackCausality: optionIsOn(options, 'TRACK_CAUSALITY') ?? false,
    startup: optionIsOn(options, 'STARTUP_STATE') ?? false,
    sizes: [
      ...(memory === undefined ? [] : sizeProperties('MaxMemory', memory)),
      ...(size === undefined ? [] : sizeProperties('MaxEventSize', size)),
    ],
  };
}

function settingsOf(options: readonly Option[]): readonly Setting[] {
  // Names of settings keep their case in the tree's raw text only; servers spell them in lower case.
  return sorted(options.map(({ name, value }) => ({ name: name.toLowerCase(), value: plainValue(value ?? '') })));
}

function kilobytes(text: string): number {
  return Number.parseInt(text, 10) * (/MB/i.test(text) ? 1024 : 1);
}

/** Megabytes are model.xml's own unit; kilobytes are marked by 3. What equals the default number is not written, whatever the unit. */
function sizeProperties(name: string, text: string): Setting[] {
  const number = String(Number.parseInt(text, 10));
  const kb = !/MB/i.test(text);
  return [
    ...(number === String(modelSizes[name]) ? [] : [{ name, value: number }]),
    ...(kb ? [{ name: `${name}SpecifiedAs`, value: '3' }] : []),
  ];
}
