import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readDataType } from './data-type.ts';
import { type ModuleHeader, readExternalName } from './module-header.ts';
import { readModuleOptions } from './module-options.ts';
import { readObjectName } from './names.ts';
import { readParameters, readVariable } from './parameters.ts';
import { readTableElements } from './table-elements.ts';
import type { Option } from './tree/index.ts';

/**
 * name ( parameters ) RETURNS { type | TABLE | @name TABLE ( element [ ,… ] ) | TABLE ( column [ ,… ] ) }
 *   [ WITH option [ ,… ] ] [ AS ] [ RETURN ]: RETURN only of an inline function, whose body is the query behind it.
 */
export function readFunctionHeader(c: Cursor): ModuleHeader {
  const name = readObjectName(c);
  if (!c.at('(')) c.fail("'(' expected");
  const parameters = readParameters(c);
  c.expect('RETURNS');
  if (c.kind() === TokenKind.variable) {
    const variable = readVariable(c);
    c.expect('TABLE');
    const { columns, constraints, indexes } = readTableElements(c);
    const options = readOptionsAndAs(c);
    const returnsTable = { variable, columns, constraints, indexes };
    return { module: 'tableFunction', name, parameters, returnsTable, options, ...readExternalName(c) };
  }
  if (c.accept('TABLE')) {
    if (c.at('(')) return readClrTable(c, name, parameters);
    const options = readOptionsAndAs(c);
    c.expect('RETURN');
    return { module: 'inlineFunction', name, parameters, options };
  }
  const returns = readDataType(c);
  const options = readOptionsAndAs(c);
  return { module: 'scalarFunction', name, parameters, returns, options, ...readExternalName(c) };
}

/** TABLE ( column type [ ,… ] ) [ WITH … ] [ ORDER ( … ) ] AS EXTERNAL NAME … */
function readClrTable(c: Cursor, name: ModuleHeader['name'], parameters: ModuleHeader['parameters']): ModuleHeader {
  const { columns, constraints, indexes } = readTableElements(c);
  const options: Option[] = readModuleOptions(c);
  if (c.accept('ORDER')) {
    const from = c.index;
    c.skipParentheses();
    options.push({ name: 'ORDER', value: c.textFrom(from).text });
  }
  c.expect('AS');
  if (!c.at('EXTERNAL', 'NAME')) c.fail("'EXTERNAL NAME' expected");
  const returnsTable = { variable: '', columns, constraints, indexes };
  return {
    module: 'tableFunction',
    name,
    ...(parameters ? { parameters } : {}),
    returnsTable,
    options,
    ...readExternalName(c),
  };
}

function readOptionsAndAs(c: Cursor): Option[] {
  const options = readModuleOptions(c);
  c.accept('AS');
  return options;
}
