import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement, ModelEntry } from '../../formats/model-element.ts';
import {
  brokerEntry,
  builtIn,
  flag,
  modelElement,
  principalEntry,
  readFlag,
  refer,
  referencesOf,
  securedPrincipal,
  securedSchema,
} from '../elements.ts';
import type { DacpacReadContext } from '../kind.ts';
import { isConnect } from './permission-builder.ts';
import { permissionByNumber, permissionNumber, upperWords } from './permission-names.ts';
import { type PermissionObject, type PermissionProps, permissionOf } from './permission-props.ts';
import { classByCamel } from './securable-classes.ts';

/** The options element has no name; references know it by this number, as in DacFx's own packages. */
export const databaseNumber = '1';

export function readPermission(element: ModelElement, context: DacpacReadContext): readonly PermissionObject[] {
  const [what = '', grantee = '', grantor = 'dbo', ...target] = parseQuotedPath(element.name ?? '');
  const [, named = '', camel = ''] = what.split('.');
  const number = element.properties.get('Permission');
  const known = number === undefined ? undefined : permissionByNumber(number);
  const word = classByCamel(camel).word;
  const column = word === 'OBJECT' && target.length > 2 ? target[2] : undefined;
  const props: PermissionProps = {
    state: element.properties.get('PermissionAction') === '1' ? 'DENY' : 'GRANT',
    withGrantOption: readFlag(element, 'IsWithGrantOption'),
    permission: known ?? upperWords(named),
    class: word,
    securable: column === undefined ? target : target.slice(0, 2),
    column,
    except: referencesOf(element, 'ExcludedColumns').map((name) => parseQuotedPath(name).at(-1) ?? ''),
    grantee,
    grantor,
    asStated: element.relationships.has('Grantor'),
  };
  if (isConnect(props) && context.find('SqlUser', quotePath([grantee]))) return [];
  return [permissionOf(props, context, known === undefined ? [`the permission number ${number} is not known`] : [])];
}

export function writePermission({ path, props }: PermissionObject): ModelElement {
  return modelElement('SqlPermissionStatement', quotePath(path), {
    properties: {
      IsWithGrantOption: flag(props.withGrantOption, false),
      PermissionAction: props.state === 'DENY' ? '1' : undefined,
      Permission: permissionNumber(props.permission),
    },
    relationships: {
      ExcludedColumns: props.except.map((column) => refer(...props.securable, column)),
      Grantee: [principalEntry(props.grantee)],
      Grantor: props.asStated ? [principalEntry(props.grantor)] : undefined,
      SecuredObject: [securedObject(props)],
    },
  });
}

function securedObject(props: PermissionProps): ModelEntry {
  const [name = ''] = props.securable;
  switch (props.class) {
    case 'DATABASE':
      return { reference: '', disambiguator: databaseNumber };
    case 'SCHEMA':
      return securedSchema(name);
    case 'USER':
    case 'ROLE':
      return securedPrincipal(name);
    case 'TYPE':
      return name.toLowerCase() === 'sys' ? builtIn(...props.securable) : refer(...props.securable);
    case 'OBJECT':
      if (/^(sys|information_schema)$/i.test(name)) return builtIn(...props.securable);
      return refer(...props.securable, ...(props.column === undefined ? [] : [props.column]));
    case 'CONTRACT':
    case 'MESSAGE TYPE':
    case 'ROUTE':
      return brokerEntry(name);
    default:
      return refer(...props.securable);
  }
}
