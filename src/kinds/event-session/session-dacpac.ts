import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement, ModelEntry } from '../../formats/model-element.ts';
import { flag, innerElements, modelElement, readFlag } from '../elements.ts';
import type { ReadContext } from '../kind.ts';
import { sessionOf } from './session-build.ts';
import {
  type EventSessionObject,
  type EventSessionProps,
  modelSizes,
  partitions,
  plainSession,
  plainValue,
  retentions,
  type Setting,
  sorted,
} from './session-props.ts';

export function readSession(element: ModelElement, context: ReadContext): EventSessionObject {
  const { properties } = element;
  const kb = (name: string): number =>
    Number(properties.get(name) ?? modelSizes[name]) * (properties.get(`${name}SpecifiedAs`) === '3' ? 1 : 1024);
  const props: EventSessionProps = {
    on: element.type === 'SqlDatabaseEventSession' ? 'DATABASE' : 'SERVER',
    events: innerElements(element, 'Definitions').map((event) => ({
      name: named(event, 'EventName'),
      actions: innerElements(event, 'Actions').map((action) => named(action, 'ActionName')),
      settings: settingsOf(event, 'AttributeSettings'),
      where: event.properties.get('WhereExpression'),
    })),
    targets: innerElements(element, 'Targets').map((target) => ({
      name: named(target, 'TargetName'),
      settings: settingsOf(target, 'ParameterSettings'),
    })),
    maxMemoryKb: kb('MaxMemory'),
    retention: retentions[Number(properties.get('EventRetentionMode') ?? 0)] ?? plainSession.retention,
    maxDispatchLatency: Number(properties.get('MaxDispatchLatencySeconds') ?? plainSession.maxDispatchLatency),
    maxEventSizeKb: kb('MaxEventSize'),
    memoryPartition: partitions[Number(properties.get('MemoryPartitionMode') ?? 0)] ?? plainSession.memoryPartition,
    trackCausality: readFlag(element, 'IsOnTrackCausality'),
    startup: readFlag(element, 'IsOnStartupState'),
    sizes: ['MaxMemory', 'MaxMemorySpecifiedAs', 'MaxEventSize', 'MaxEventSizeSpecifiedAs'].flatMap((name) => {
      const value = properties.get(name);
      return value === undefined ? [] : [{ name, value }];
    }),
  };
  return sessionOf(parseQuotedPath(element.name ?? '')[0] ?? '', props, context);
}

function named(element: ModelElement, property: string): string {
  return `${element.properties.get('EventPackageName') ?? ''}.${element.properties.get(property) ?? ''}`;
}

function settingsOf(element: ModelElement, relationship: string): readonly Setting[] {
  return sorted(
    innerElements(element, relationship).map(({ properties }) => ({
      name: (properties.get('SettingName') ?? '').toLowerCase(),
      value: plainValue(properties.get('SettingValue') ?? ''),
    })),
  );
}

export function writeSession({ path, props }: EventSessionObject): ModelElement {
  const size = (name: string) => props.sizes.find((setting) => setting.name === name)?.value;
  const stated = props.sizes.length > 0;
  const retention = retentions.indexOf(props.retention);
  const partition = partitions.indexOf(props.memoryPartition);
  return modelElement(props.on === 'SERVER' ? 'SqlEventSession' : 'SqlDatabaseEventSession', quotePath(path), {
    properties: {
      MaxMemory: stated ? size('MaxMemory') : changed(props.maxMemoryKb, plainSession.maxMemoryKb),
      MaxMemorySpecifiedAs: stated
        ? size('MaxMemorySpecifiedAs')
        : changed(props.maxMemoryKb, plainSession.maxMemoryKb, '3'),
      EventRetentionMode: retention > 0 ? String(retention) : undefined,
      MaxDispatchLatencySeconds: changed(props.maxDispatchLatency, plainSession.maxDispatchLatency),
      MaxEventSize: stated ? size('MaxEventSize') : changed(props.maxEventSizeKb, 0),
      MaxEventSizeSpecifiedAs: stated ? size('MaxEventSizeSpecifiedAs') : changed(props.maxEventSizeKb, 0, '3'),
      MemoryPartitionMode: partition > 0 ? String(partition) : undefined,
      IsOnTrackCausality: flag(props.trackCausality, false),
      IsOnStartupState: flag(props.startup, false),
    },
    relationships: {
      Definitions: props.events.map((event) => ({
        element: modelElement('SqlEventSessionDefinitions', undefined, {
          properties: { ...nameProperties(event.name, 'EventName'), WhereExpression: event.where },
          relationships: {
            Actions: event.actions.map((action) => ({
              element: modelElement('SqlEventSessionAction', undefined, {
                properties: nameProperties(action, 'ActionName'),
              }),
            })),
            AttributeSettings: settingEntries(event.settings),
          },
        }),
      })),
      Targets: props.targets.map((target) => ({
        element: modelElement('SqlEventSessionTarget', undefined, {
          properties: nameProperties(target.name, 'TargetName'),
          relationships: { ParameterSettings: settingEntries(target.settings) },
        }),
      })),
    },
    annotations: props.on === 'SERVER' ? [{ type: 'GloballyScoped', properties: new Map() }] : [],
  });
}

function changed(value: number, byDefault: number, text = String(value)): string | undefined {
  return value === byDefault ? undefined : text;
}

function nameProperties(name: string, property: string): Record<string, string> {
  const [packageName = '', ...rest] = name.split('.');
  return { EventPackageName: packageName, [property]: rest.join('.') };
}

function settingEntries(settings: readonly Setting[]): ModelEntry[] {
  return settings.map(({ name, value }) => ({
    element: modelElement('SqlEventSessionSetting', undefined, {
      properties: { SettingName: name, SettingValue: settingText(value) },
    }),
  }));
}

/** `(5)` or `N'x.xel'`. */
export function settingText(value: string): string {
  return /^-?\d+$/.test(value) ? `(${value})` : `N'${value.replaceAll("'", "''")}'`;
}
