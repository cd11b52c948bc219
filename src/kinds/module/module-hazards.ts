import type { AlterInput, Hazard } from '../kind.ts';
import type { ModuleObject, ModuleProps } from './module-props.ts';
import { type ModuleStatement, moduleTree } from './module-tree.ts';

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
  if (was && is && signature(was) !== signature(is)) {
    hazards.push({
      code: 'COMP002',
      severity: 'warn',
      message: `Parameters or result change: ${difference(was, is)}. Callers may break.`,
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

function signature(tree: ModuleStatement): string {
  return parts(tree).join('\n').toLowerCase();
}

function parts(tree: ModuleStatement): readonly string[] {
  const type = (t: ModuleStatement['returns']) =>
    t ? `${t.schema ?? ''}.${t.name}(${t.length ?? ''},${t.scale ?? ''})` : '';
  return [
    ...tree.parameters.map(
      (p) => `${p.name} ${type(p.type)}${p.default ? ` = ${p.default.text}` : ''}${p.output ? ' OUTPUT' : ''}`,
    ),
    ...tree.columns.map((name) => `column ${name}`),
    ...(tree.returns ? [`returns ${type(tree.returns)}`] : []),
    ...(tree.returnsTable?.columns.map((c) => `column ${c.name} ${type(c.type)}`) ?? []),
  ];
}

function difference(was: ModuleStatement, is: ModuleStatement): string {
  const before = parts(was);
  const after = parts(is);
  const gone = before.filter((part) => !after.includes(part));
  const added = after.filter((part) => !before.includes(part));
  return [...gone.map((part) => `- ${part}`), ...added.map((part) => `+ ${part}`)].join(', ') || 'order of parameters';
}
