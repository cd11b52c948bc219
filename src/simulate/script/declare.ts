import type { Declare, SetVariable } from '../../statements/tree/index.ts';
import { unsupported } from '../sql-error.ts';
import { declareCursor } from './cursors.ts';
import { arithmetic, evaluateText } from './evaluate.ts';
import type { Session } from './session.ts';
import { declareTable } from './table-variables.ts';
import { assignVariable, typeText, variableValue } from './variables.ts';

/**
 * DECLARE as it runs. What it declares is there already when it runs again: without a value it changes nothing. Error 2715 (no
 * such type).
 */
export function declare(s: Session, statement: Declare): void {
  const { variables, types } = s.scope;
  for (const variable of statement.variables) {
    const key = variable.name.toLowerCase();
    if (variable.cursor) {
      declareCursor(s, variable.name, variable.cursor.text);
      variables.set(key, variable.name);
      continue;
    }
    if (declareTable(s, variable)) continue;
    if (!variables.has(key)) variables.set(key, null);
    if (variable.type) types.set(key, typeText(variable.type));
    if (variable.value && !s.noExec) assignVariable(s, variable.name, evaluateText(s, variable.value.text));
  }
}

/** SET @x = …, also with `+=` and its kin. Error 137. */
export function setVariable(s: Session, statement: SetVariable): void {
  if (statement.operator === '') return unsupported(`SET ${statement.value.text}`);
  if (/^CURSOR\b/i.test(statement.value.text)) {
    declareCursor(s, statement.name, statement.value.text);
    s.scope.variables.set(statement.name.toLowerCase(), statement.name);
    return;
  }
  const before = variableValue(s, statement.name);
  const value = evaluateText(s, statement.value.text);
  const result = statement.operator === '=' ? value : arithmetic(statement.operator.charAt(0), before, value);
  assignVariable(s, statement.name, result);
}
