import type { AlterInput, Hazard } from '../kind.ts';
import type { ModuleObject, ModuleProps } from './module-props.ts';
import { type ModuleStatement, moduleParts, moduleTree } from './module-tree.ts';
import { selectedColumns } from './selected-columns.ts';

const executeAs = /\bEXEC(?:UTE)?\s+AS\s+(?:OWNER|SELF|N?'[^']*')/i;

/** EXECUTE AS in the header of a module that is made. */
export function moduleHazards(change: {
  readonly action: 'create' | 'drop';
  readonly object: ModuleObject;
}): readonly Hazard[] {
  if (change.action === 'drop') return [];
  const clause = executeAsOf(change.object.props);
  return clause === undefined ? [] : [runsAs(clause)];
}

/** Only the text before the body says under whom the module runs; EXECUTE AS inside it is a statement. */
function executeAsOf(props: ModuleProps): string | undefined {
  const header =
    props.definition.split(/\bAS\s*(?:BEGIN|SELECT|RETURN|DECLARE|SET|IF|INSERT|UPDATE|DELETE)\b/i, 1)[0] ?? '';
  return executeAs.exec(header)?.[0];
}

function runsAs(clause: string): Hazard {
  return {
    code: 'SEC003',
    severity: 'warn',
    message: `It runs under another identity: ${clause.replaceAll(/\s+/g, ' ')}. Check what that identity may do.`,
  };
}

/** What callers and reviewers must know of a changed text: its signature, its identity, its binding. */
export function signatureHazards(input: AlterInput<ModuleProps>): readonly Hazard[] {
  const { before, after } = input;
  const hazards: Hazard[] = [];
  const was = moduleTree(before.props);
  const is = moduleTree(after.props);
  const difference = was && is ? signatureDifference(parts(was, before.props), parts(is, after.props)) : undefined;
  if (difference !== undefined) {
    hazards.push({
      code: 'COMP002',
      severity: 'warn',
      message: `Parameters or result change: ${difference}. Callers may break.`,
    });
  }
  if (before.props.schemaBound && !after.props.schemaBound) {
    hazards.push({
      code: 'COMP007',
      severity: 'warn',
      message: 'SCHEMABINDING is taken away: what it uses can be changed under it.',
    });
  }
  const clause = executeAsOf(after.props);
  if (clause !== undefined && clause !== executeAsOf(before.props)) hazards.push(runsAs(clause));
  return hazards;
}

/** Parameters, columns and result, one a line, folded: what callers see of a module. */
function parts(tree: ModuleStatement, props: ModuleProps): readonly string[] {
  const type = (t: ModuleStatement['returns']) => (t ? typeText(t) : '');
  const queried = tree.module === 'view' || tree.module === 'inlineFunction';
  const columns =
    tree.columns.length > 0 ? tree.columns : queried ? selectedColumns(moduleParts(props).body) : undefined;
  return [
    ...tree.parameters.map(
      (p) => `${p.name} ${type(p.type)}${p.default ? ` = ${p.default.text}` : ''}${p.output ? ' OUTPUT' : ''}`,
    ),
    ...(columns ?? []).map((name) => `${tree.columns.length > 0 ? 'column' : 'selected'} ${name}`),
    ...(tree.returns ? [`returns ${type(tree.returns)}`] : []),
    ...(tree.returnsTable?.columns.map((c) => `column ${c.name} ${type(c.type)}`) ?? []),
  ].map((part) => part.toLowerCase());
}

/** `nvarchar(400)`, `decimal(9, 2)`, `dbo.Sku`; a type without schema is of the server, or found as the caller would find it. */
function typeText({ schema, name, length, scale }: NonNullable<ModuleStatement['returns']>): string {
  const size = length === undefined ? '' : `(${scale === undefined ? length : `${length}, ${scale}`})`;
  return `${schema === undefined ? '' : `${schema}.`}${name}${size}`;
}

/** What goes and what comes; undefined when callers see no difference: columns that a query gives more, at its end, are none. */
function signatureDifference(was: readonly string[], is: readonly string[]): string | undefined {
  const begins = was.every((part, index) => part === is[index]);
  if (begins && is.slice(was.length).every((part) => part.startsWith('selected '))) return undefined;
  const gone = was.filter((part) => !is.includes(part));
  const added = is.filter((part) => !was.includes(part));
  return [...gone.map((part) => `- ${part}`), ...added.map((part) => `+ ${part}`)].join(', ') || 'their order';
}
