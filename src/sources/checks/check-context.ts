import type { Diagnostic } from '../../base/errors.ts';
import { LineIndex } from '../../base/line-index.ts';
import { quotePath } from '../../base/names.ts';
import type { ReadContext } from '../../kinds/kind.ts';
import type { Registry } from '../../kinds/registry.ts';
import type { ObjectKey } from '../../model/object-key.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { columnOffset } from './column-offset.ts';

/** What is wrong with an object, and with which of its columns. */
export type Wrong = {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** Position among the object's columns: the message is reported there. */
  readonly column?: number;
};

/** What a rule may ask about a schema, and where it says what is wrong. */
export type CheckContext = ReadContext & {
  readonly registry: Registry;
  /** Of the schema itself, or of a referenced package of the same database. */
  get(key: ObjectKey): SchemaObject | undefined;
  childrenOf(key: ObjectKey): readonly SchemaObject[];
  report(object: SchemaObject, wrong: Wrong): void;
};

const none: readonly SchemaObject[] = [];

/** A context over a schema whose scripts are `texts`, and the list that its reports fill. */
export function checkContext(
  objects: ReadonlyMap<ObjectKey, SchemaObject>,
  external: ReadonlyMap<ObjectKey, SchemaObject>,
  texts: ReadonlyMap<string, string>,
  registry: Registry,
  context: ReadContext,
): { readonly context: CheckContext; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const lines = new Map<string, LineIndex>();
  const children = new Map<ObjectKey, SchemaObject[]>();
  for (const source of [external, objects]) {
    for (const object of source.values()) {
      if (object.parent === undefined) continue;
      const list = children.get(object.parent);
      if (list) list.push(object);
      else children.set(object.parent, [object]);
    }
  }

  function report(object: SchemaObject, { code, message, hint, column }: Wrong): void {
    const at = positionOf(object, column);
    diagnostics.push({ code, severity: 'error', object: quotePath(object.path), message, hint, ...(at && { at }) });
  }

  function positionOf(object: SchemaObject, column: number | undefined): Diagnostic['at'] {
    const { origin } = object;
    const text = origin && texts.get(origin.file);
    if (!origin || text === undefined) return undefined;
    let index = lines.get(origin.file);
    if (!index) {
      index = new LineIndex(origin.file, text);
      lines.set(origin.file, index);
    }
    const within = column === undefined ? 0 : columnOffset(object, text.slice(origin.start, origin.end), column);
    return index.position(origin.start + within);
  }

  return {
    context: {
      ...context,
      registry,
      get: (key) => objects.get(key) ?? external.get(key),
      childrenOf: (key) => children.get(key) ?? none,
      report,
    },
    diagnostics,
  };
}
