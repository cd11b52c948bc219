import { type Diagnostic, RehearsalError } from '../base/errors.ts';
import { LineIndex } from '../base/line-index.ts';
import { quotePath } from '../base/names.ts';
import type { BuildContext } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { parseBatch } from '../statements/parse-batch.ts';
import type { BatchSettings, Statement, StatementKind } from '../statements/tree/index.ts';
import { batchesOf } from '../syntax/batches.ts';
import { checkSyntax } from '../syntax/grammar/check-syntax.ts';
import { lex } from '../syntax/lexer.ts';
import { readContext } from './read-context.ts';
import { refusedInStatement } from './refused-statements.ts';
import { refusedInBatch, refusedLines, refusedName, syntaxError, wrongVariables } from './script-refusals.ts';
import { settleObjects } from './settle.ts';

/** One file of T-SQL definitions. */
export type ScriptFile = {
  readonly path: string;
  readonly text: string;
  /** Settings that the project gives for the file; its own SET statements win. */
  readonly settings?: Partial<BatchSettings>;
};

export type ScriptOptions = {
  readonly collation: string;
  readonly platform: string;
  readonly defaultSchema: string;
  readonly settings: BatchSettings;
  /** Database options by MSBuild property name, lower case. */
  readonly properties: ReadonlyMap<string, string>;
  /** What a statement that defines nothing is: SSDT refuses it in a project, DacFx's model only warns. */
  readonly otherStatements: 'error' | 'warning';
  /** Objects of packages of the same database: they are there, but are not made. */
  readonly external?: ReadonlyMap<ObjectKey, SchemaObject>;
};

export type ScriptModel = {
  readonly objects: ReadonlyMap<ObjectKey, SchemaObject>;
  readonly diagnostics: readonly Diagnostic[];
};

/** Statements that belong to definitions and define nothing themselves. */
const silent: ReadonlySet<StatementKind> = new Set(['setOption', 'use', 'print']);

/** Builds the objects that scripts define, in file order. Every error of every file is reported, not only the first. */
export function objectsFromScripts(
  files: readonly ScriptFile[],
  options: ScriptOptions,
  registry: Registry,
): ScriptModel {
  const base = readContext(options.collation, options.platform);
  const objects = new Map<ObjectKey, SchemaObject>();
  const diagnostics: Diagnostic[] = [];
  const later: (() => void)[] = [];
  const children = new Map<ObjectKey, Set<ObjectKey>>();
  const projectOptions = registry.projectOptions?.(options.properties, base);
  if (projectOptions) objects.set(projectOptions.key, projectOptions);

  for (const file of files) {
    let current: Statement | undefined;
    const context = contextOf(file, () => current);
    guarded(() => {
      const tokens = lex(file.text, file.path);
      for (const { diagnostic, offset } of refusedLines(tokens)) context.report(diagnostic, offset);
      for (const batch of batchesOf(tokens, { ...options.settings, ...file.settings })) {
        const parsed = parseBatch(batch);
        diagnostics.push(...parsed.diagnostics);
        const refused = refusedInBatch(batch, parsed.statements);
        for (const { diagnostic, offset } of refused) context.report(diagnostic, offset);
        if (parsed.diagnostics.length === 0 && refused.length === 0) {
          const wrong = checkSyntax(batch);
          if (wrong) context.report(syntaxError(wrong.message), wrong.offset);
          else
            for (const { diagnostic, offset } of wrongVariables(batch, parsed.statements, base.naming))
              context.report(diagnostic, offset);
        }
        for (const statement of parsed.statements) {
          current = statement;
          for (const { diagnostic, offset } of refusedInStatement(statement)) context.report(diagnostic, offset);
          guarded(() => build(statement, context));
        }
      }
    });
  }
  for (const work of later) guarded(work);
  return { objects: settled(), diagnostics };

  function settled(): ReadonlyMap<ObjectKey, SchemaObject> {
    const { external } = options;
    if (external === undefined || external.size === 0) return settleObjects(objects, registry, base);
    const all = settleObjects(new Map([...external, ...objects]), registry, base);
    return new Map([...all].filter(([key]) => objects.has(key) || !external.has(key)));
  }

  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      // Expected failures become messages beside the others; anything else is a defect and must surface.
      if (!(error instanceof RehearsalError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  }

  function build(statement: Statement, context: BuildContext): void {
    const builder = registry.builders[statement.kind] as
      | ((statement: Statement, context: BuildContext) => void)
      | undefined;
    if (builder) builder(statement, context);
    if (builder || silent.has(statement.kind)) return;
    context.report(
      {
        code: options.otherStatements === 'error' ? 'SQL70001' : 'SQL70501',
        severity: options.otherStatements,
        message: `This statement defines no object of the schema and is not part of it.`,
        hint: 'Move it to a pre- or post-deployment script.',
      },
      statement.start,
    );
  }

  /** The context that builders of one file see; `at` tells the statement that is being built. */
  function contextOf(file: ScriptFile, at: () => Statement | undefined): BuildContext {
    const lines = new LineIndex(file.path, file.text);
    const usesVariables = file.text.includes('$(');
    const report = (diagnostic: Omit<Diagnostic, 'at'>, offset: number): void => {
      diagnostics.push({ ...diagnostic, at: lines.position(offset) });
    };
    return {
      ...base,
      defaultSchema: options.defaultSchema,
      settings: { ...options.settings, ...file.settings },
      file: file.path,
      text: (start, end) => file.text.slice(start, end),
      get: (key) => objects.get(key) ?? options.external?.get(key),
      childrenOf: (key) => [...(children.get(key) ?? [])].flatMap((child) => objects.get(child) ?? []),
      replace: (object) => {
        if (objects.has(object.key) || !options.external?.has(object.key)) objects.set(object.key, object);
        else report(foreign(object), at()?.start ?? 0);
      },
      later: (work) => {
        later.push(work);
      },
      report,
      add: (object) => {
        const statement = at();
        for (const name of usesVariables ? namesOf(object, registry) : []) {
          const refused = refusedName(name);
          if (refused) report({ ...refused, object: quotePath(object.path) }, (object.origin ?? at())?.start ?? 0);
        }
        const origin = object.origin ?? { file: file.path, start: statement?.start ?? 0, end: statement?.end ?? 0 };
        const known = objects.get(object.key);
        if (known) {
          const where = known.origin ? ` It is also defined in ${known.origin.file}.` : '';
          report(
            {
              code: 'SQL71508',
              severity: 'error',
              message: `The database has more than one object with this name.${where}`,
              object: quotePath(object.path),
              hint: 'Remove or rename one of them.',
            },
            origin.start,
          );
          return;
        }
        if (object.parent !== undefined) {
          const siblings = children.get(object.parent);
          if (siblings) siblings.add(object.key);
          else children.set(object.parent, new Set([object.key]));
        }
        // Objects may compute their references lazily in a getter, so they are given their origin in place of a copy.
        objects.set(
          object.key,
          object.origin ? object : Object.defineProperty(object, 'origin', { value: origin, enumerable: true }),
        );
      },
    };
  }
}

/** A change of what another package of the same database defines: only its own project can make it. */
function foreign(object: SchemaObject): Omit<Diagnostic, 'at'> {
  return {
    code: 'SQL71001',
    severity: 'error',
    message: 'The statement changes an object that another package defines.',
    object: quotePath(object.path),
    hint: 'Move the statement to the project of that package.',
  };
}

/** The names that an object gives to itself and to its members; a permission or membership names others. */
function namesOf(object: SchemaObject, registry: Registry): readonly string[] {
  if (object.kind === 'permission' || object.kind === 'membership') return [];
  const members = registry.kinds[object.kind]?.properties.filter((row) => row.members !== undefined) ?? [];
  const lists = members.map((row) => (object.props[row.name] ?? []) as readonly { readonly name: string }[]);
  return [object.path[object.path.length - 1] ?? '', ...lists.flat().map(({ name }) => name)];
}
