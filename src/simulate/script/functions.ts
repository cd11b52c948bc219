import { parseQuotedPath, quote } from '../../base/names.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import { fixedDate } from '../rows/object-rows.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { compareValues } from './compare.ts';
import { dateAdd, dateDiff, dateFromParts, dateName, datePart, endOfMonth, formatDate, isDateText } from './dates.ts';
import { metadataFunction } from './metadata-functions.ts';
import type { Session } from './session.ts';
import { toNumber } from './to-number.ts';
import { fromCell, text, type Value } from './value.ts';

type Call = Extract<Expression, { readonly kind: 'call' }>;
type Evaluate = (e: Expression) => Value;
type Test = (e: Expression) => boolean | null;

/** A built-in scalar function. What is not known is an error. Errors 195, 50000. */
export function callFunction(s: Session, call: Call, evaluate: Evaluate, test: Test): Value {
  const name = (call.parts[call.parts.length - 1] ?? '').toLowerCase();
  if (call.parts.length > 1 && !/^(sys|dbo)$/i.test(call.parts[0] ?? ''))
    return unsupported(`the function ${call.parts.join('.')}`);
  if (call.tail !== undefined) return unsupported(`window functions (${name})`);
  // These decide themselves which arguments they need.
  switch (name) {
    case 'coalesce':
      for (const argument of call.args) {
        const value = evaluate(argument);
        if (value !== null) return value;
      }
      return null;
    case 'iif': {
      const [when, yes, no] = call.args;
      if (!when || !yes || !no) return refuse(195, name);
      return evaluate(test(when) === true ? yes : no);
    }
    case 'datediff':
    case 'datediff_big':
    case 'dateadd':
    case 'datepart':
    case 'datename': {
      // The first argument is a word, no value.
      const [part, ...rest] = call.args;
      const word = part?.kind === 'name' ? (part.parts[0] ?? '') : part?.kind === 'keyword' ? part.text : '';
      const [first = null, second = null] = rest.map(evaluate);
      if (name === 'dateadd') return dateAdd(word, first, second);
      if (name === 'datepart') return datePart(word, first);
      return name === 'datename' ? dateName(word, first) : dateDiff(word, first, second);
    }
  }
  const args = call.args.map(evaluate);
  const hosted = s.host?.call(s, name, args);
  if (hosted !== undefined) return hosted;
  const pure = Object.hasOwn(pureFunctions, name) ? pureFunctions[name] : undefined;
  if (pure) return pure(args, s);
  const error = errorFunction(s, name);
  if (error !== undefined) return error;
  const metadata = metadataFunction(s, name, args);
  if (metadata !== undefined) return metadata;
  return call.parts.length === 1 ? refuse(195, name) : unsupported(`the function ${call.parts.join('.')}`);
}

/** A function of text: NULL when its first argument is. */
const onText =
  (work: (value: string, args: readonly Value[]) => Value) =>
  (args: readonly Value[]): Value => {
    const [first = null] = args;
    return first === null ? null : work(String(first), args);
  };

const integer = (value: Value | undefined): number =>
  value === null || value === undefined ? 0 : Math.trunc(toNumber(value));

function now(_: readonly Value[], s: Session): Value {
  s.hasAskedTime = true;
  return fixedDate;
}

const pureFunctions: Readonly<Record<string, (args: readonly Value[], s: Session) => Value>> = {
  isnull: ([first = null, second = null]) => first ?? second,
  nullif: ([first = null, second = null], s) =>
    first !== null && second !== null && compareValues(s, first, second) === 0 ? null : first,
  quotename: onText((value, [, mark]) => quoteName(value, mark === undefined || mark === null ? '[' : String(mark))),
  len: onText((value) => value.trimEnd().length),
  datalength: onText((value) => value.length * 2),
  upper: onText((value) => value.toUpperCase()),
  lower: onText((value) => value.toLowerCase()),
  ltrim: onText((value) => value.trimStart()),
  rtrim: onText((value) => value.trimEnd()),
  trim: onText((value) => value.trim()),
  reverse: onText((value) => [...value].reverse().join('')),
  left: onText((value, [, count]) => value.slice(0, integer(count))),
  right: onText((value, [, count]) => (integer(count) === 0 ? '' : value.slice(-integer(count)))),
  substring: onText((value, [, from, count]) => {
    const start = integer(from) - 1;
    return value.slice(Math.max(start, 0), Math.max(start + integer(count), 0));
  }),
  replace: ([value = null, from = null, to = null], s) => {
    if (value === null || from === null || to === null) return null;
    if (String(from) === '') return String(value);
    const flags = s.catalog.naming.caseSensitive ? 'g' : 'gi';
    return String(value).replace(new RegExp(String(from).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), flags), () =>
      String(to),
    );
  },
  stuff: ([value = null, start, count, by = null]) => {
    if (value === null) return null;
    const from = integer(start) - 1;
    const source = String(value);
    return source.slice(0, from) + text(by) + source.slice(from + integer(count));
  },
  replicate: onText((value, [, count]) => value.repeat(Math.max(integer(count), 0))),
  space: ([count]) => ' '.repeat(Math.max(integer(count), 0)),
  char: ([code = null]) => (code === null ? null : String.fromCharCode(integer(code))),
  nchar: ([code = null]) => (code === null ? null : String.fromCharCode(integer(code))),
  ascii: onText((value) => value.charCodeAt(0)),
  unicode: onText((value) => value.codePointAt(0) ?? null),
  charindex: ([what = null, value = null, from = null], s) => {
    if (what === null || value === null) return null;
    return s.catalog.fold(String(value)).indexOf(s.catalog.fold(String(what)), Math.max(integer(from) - 1, 0)) + 1;
  },
  concat: (args) => args.map(text).join(''),
  concat_ws: ([separator = null, ...rest]) => rest.filter((value) => value !== null).join(text(separator)),
  str: ([value = null, length]) =>
    value === null ? null : String(Math.round(toNumber(value))).padStart(integer(length ?? 10)),
  abs: ([value = null]) => (value === null ? null : Math.abs(toNumber(value))),
  sign: ([value = null]) => (value === null ? null : Math.sign(toNumber(value))),
  floor: ([value = null]) => (value === null ? null : Math.floor(toNumber(value))),
  ceiling: ([value = null]) => (value === null ? null : Math.ceil(toNumber(value))),
  round: ([value = null, digits]) => {
    if (value === null) return null;
    const factor = 10 ** integer(digits);
    return Math.round(toNumber(value) * factor) / factor;
  },
  power: ([value = null, by = null]) => (value === null || by === null ? null : toNumber(value) ** toNumber(by)),
  isnumeric: ([value = null]) => (value === null || String(value).trim() === '' || Number.isNaN(Number(value)) ? 0 : 1),
  isdate: ([value = null]) => (value !== null && isDateText(String(value)) ? 1 : 0),
  year: ([value = null]) => datePart('year', value),
  month: ([value = null]) => datePart('month', value),
  day: ([value = null]) => datePart('day', value),
  eomonth: ([value = null, months = null]) => endOfMonth(value, months),
  datefromparts: (args) => dateFromParts(args),
  datetimefromparts: (args) => dateFromParts(args),
  format: ([value = null, pattern = null]) =>
    value === null || pattern === null ? null : formatted(value, String(pattern)),
  choose: ([index = null, ...rest]) => (index === null ? null : (rest[integer(index) - 1] ?? null)),
  parsename: ([value = null, piece]) => {
    if (value === null) return null;
    return parseQuotedPath(String(value)).reverse()[integer(piece) - 1] || null;
  },
  // No clock and no chance below app/: the same script always gives the same state.
  getdate: now,
  getutcdate: now,
  sysdatetime: now,
  sysutcdatetime: now,
  sysdatetimeoffset: now,
  newid: (_, s) => `00000000-0000-0000-0000-${String(s.catalog.next('newid', 1)).padStart(12, '0')}`,
  newsequentialid: (_, s) => `00000000-0000-0000-0000-${String(s.catalog.next('newid', 1)).padStart(12, '0')}`,
  rand: () => 0.5,
  // A value here is a text or a number: its other types are not known any more.
  sql_variant_property: ([value = null, property = null]) => {
    if (!/^basetype$/i.test(String(property))) return unsupported(`SQL_VARIANT_PROPERTY ( …, '${property}' )`);
    if (value === null) return null;
    return typeof value === 'string' ? 'nvarchar' : Number.isInteger(value) ? 'int' : 'float';
  },
  checksum: (args) => hash(args),
  binary_checksum: (args) => hash(args),
  user_name: ([id = null], s) => (id === null ? 'dbo' : (s.catalog.principals.get(integer(id))?.name ?? null)),
  suser_sname: ([sid], s) => (sid === undefined ? 'sa' : loginOf(s, sid)),
  suser_name: () => 'sa',
  original_login: () => 'sa',
  xml_schema_namespace: ([schema = null, name = null], s) => collectionText(s, text(schema), text(name)),
  host_name: () => 'REHEARSAL',
  app_name: () => 'Database Rehearsal',
  scope_identity: (_, s) => s.lastIdentity,
  ident_current: () => null,
  context_info: () => null,
  session_context: () => null,
  xact_state: (_, s) => (s.transactionCount === 0 ? 0 : s.doomed ? -1 : 1),
  cursor_status: ([, name = null], s) => {
    const cursor = s.cursors.get(String(name).toLowerCase());
    if (!cursor) return -3;
    return cursor.rows === undefined ? -1 : cursor.rows.length === 0 ? 0 : 1;
  },
  formatmessage: ([pattern = null, ...args]) => (pattern === null ? null : formatMessage(String(pattern), args)),
  is_member: () => 1,
  is_rolemember: () => 1,
  is_srvrolemember: () => 1,
  has_perms_by_name: () => 1,
  has_dbaccess: () => 1,
  rowcount_big: (_, s) => s.rowCount,
};

function formatted(value: string | number, pattern: string): Value {
  if (typeof value === 'string') return formatDate(value, pattern) ?? unsupported(`FORMAT of '${value}'`);
  // `0000`, `D4` and `N0`
  const zeros = /^0+$/.test(pattern) ? pattern.length : Number(/^D(\d+)$/i.exec(pattern)?.[1] ?? Number.NaN);
  if (!Number.isNaN(zeros)) return String(Math.round(value)).padStart(zeros, '0');
  if (/^N0$/i.test(pattern)) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
  return unsupported(`FORMAT ( …, '${pattern}' )`);
}

/** The name of the login with a security id. */
function loginOf(s: Session, sid: Value): Value {
  for (const row of s.catalog.serverPrincipals.values()) if (fromCell(row.sid) === sid) return row.name;
  return null;
}

function collectionText(s: Session, schema: string, name: string): Value {
  const { catalog } = s;
  for (const row of catalog.xmlCollections.values()) {
    const isIt = catalog.fold(row.name) === catalog.fold(name) && row.schema_id === catalog.schemaId(schema);
    if (isIt) return catalog.xmlCollectionTexts.get(row.xml_collection_id) ?? null;
  }
  return null;
}

function hash(args: readonly Value[]): number {
  let value = 0;
  for (const char of args.map(text).join('\u0000')) value = (Math.imul(value, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return value;
}

function quoteName(value: string, mark: string): Value {
  if (value.length > 128) return null;
  switch (mark) {
    case '[':
    case ']':
      return quote(value);
    case "'":
      return `'${value.replaceAll("'", "''")}'`;
    case '"':
      return `"${value.replaceAll('"', '""')}"`;
    case '(':
    case ')':
      return `(${value})`;
    default:
      return null;
  }
}

/** ERROR_NUMBER() and its kin: of the error that the innermost CATCH has caught. */
function errorFunction(s: Session, name: string): Value | undefined {
  const caught = s.caught[s.caught.length - 1];
  switch (name) {
    case 'error_number':
      return caught?.number ?? null;
    case 'error_message':
      return caught?.message ?? null;
    case 'error_severity':
      return caught?.severity ?? null;
    case 'error_state':
      return caught?.state ?? null;
    case 'error_line':
      return caught?.line ?? null;
    case 'error_procedure':
      return caught?.procedure ?? null;
    default:
      return undefined;
  }
}

/** printf of RAISERROR: %s, %d, %i, %u, %x, with flags and widths. */
export function formatMessage(pattern: string, args: readonly Value[]): string {
  let at = 0;
  return pattern.replace(
    /%(-?)(0?)(\d*)(?:\.(\d+|\*))?(?:I64|l|h)?([dioux%sX])/g,
    (match, left: string, zero: string, width: string, _p, type: string) => {
      if (type === '%') return '%';
      if (at >= args.length) return match;
      const value = args[at] ?? null;
      at += 1;
      const raw =
        value === null
          ? '(null)'
          : type === 'x' || type === 'X'
            ? Math.trunc(toNumber(value)).toString(16)
            : String(value);
      const size = Number(width || 0);
      return left ? raw.padEnd(size) : raw.padStart(size, zero ? '0' : ' ');
    },
  );
}
