import type { ModelType } from '../../model/data-type.ts';

/** What ALTER COLUMN from one type to another costs and risks. */
export type TypeChange = {
  /** 'metadata' is instant, 'scan' reads every row, 'rewrite' writes every row; 'impossible': there is no implicit conversion. */
  readonly cost: 'metadata' | 'scan' | 'rewrite' | 'impossible';
  /** Values may not fit or lose something. */
  readonly lossy: boolean;
  /** A varchar, nvarchar or varbinary that grows: the server leaves indexes and checks on it alone. */
  readonly widens: boolean;
  /** The type has the same name: a default on the column may stay. */
  readonly sameName: boolean;
};

type Family = 'string' | 'number' | 'date' | 'binary' | 'guid' | 'xml' | 'variant' | 'text' | 'image' | 'other';

const families: ReadonlyMap<string, Family> = new Map(
  Object.entries({
    string: 'char varchar nchar nvarchar sysname',
    number: 'tinyint smallint int bigint bit decimal numeric float real money smallmoney',
    date: 'date time datetime smalldatetime datetime2 datetimeoffset',
    binary: 'binary varbinary',
    guid: 'uniqueidentifier',
    xml: 'xml',
    variant: 'sql_variant',
    text: 'text ntext',
    image: 'image',
  }).flatMap(([family, names]) => names.split(' ').map((name): [string, Family] => [name, family as Family])),
);

/** Both types are system types; an alias type stands for its base type. */
export function typeChange(before: ModelType, after: ModelType): TypeChange {
  const sameName = before.name === after.name && before.schema === after.schema;
  const from = families.get(before.name) ?? 'other';
  const to = families.get(after.name) ?? 'other';
  const result = (cost: TypeChange['cost'], lossy: boolean, widens = false): TypeChange => ({
    cost,
    lossy,
    widens,
    sameName,
  });
  if (JSON.stringify(before) === JSON.stringify(after)) {
    return result('metadata', false, /^(n?varchar|varbinary)$/.test(before.name) && before.length !== 'max');
  }
  if (!convertible(before, from, after, to)) return result('impossible', true);
  if (from === 'string' && to === 'string') return stringChange(before, after, result);
  if (from === 'binary' && to === 'binary') return stringChange(before, after, result);
  if (from === 'number' && to === 'number') return numberChange(before, after, result);
  if (from === 'date' && to === 'date') return result('rewrite', !keepsDate(before, after));
  if (from === 'xml' && to === 'xml') return result('scan', after.xmlSchemaCollection !== undefined);
  if (to === 'string') return result('rewrite', !fitsAsText(before, after));
  return result('rewrite', to !== 'variant' && from !== 'text');
}

type Result = (cost: TypeChange['cost'], lossy: boolean, widens?: boolean) => TypeChange;

function stringChange(before: ModelType, after: ModelType, result: Result): TypeChange {
  const fits = lengthOf(after) >= lengthOf(before);
  const losesUnicode = isUnicode(before) && !isUnicode(after);
  if (storedAs(before) !== storedAs(after)) return result('rewrite', losesUnicode || !fits);
  const variable = storedAs(before).includes('var');
  if (!variable) return result('rewrite', !fits);
  if (before.length === 'max' || after.length === 'max') return result('rewrite', !fits);
  return fits ? result('metadata', false, before.name === after.name) : result('scan', true);
}

/** sysname is nvarchar(128) under a name of its own. */
function storedAs({ name }: ModelType): string {
  return name === 'sysname' ? 'nvarchar' : name;
}

function numberChange(before: ModelType, after: ModelType, result: Result): TypeChange {
  const lossy = !keepsNumber(before, after);
  const decimal = before.name === after.name && before.precision !== undefined && before.scale === after.scale;
  if (decimal && decimalBytes(before.precision) === decimalBytes(after.precision)) return result('scan', lossy);
  return result('rewrite', lossy);
}

function decimalBytes(precision = 18): number {
  if (precision <= 9) return 5;
  if (precision <= 19) return 9;
  return precision <= 28 ? 13 : 17;
}

/** Digits before and behind the decimal point that a type holds exactly; undefined for approximate types. */
function digits(type: ModelType): { readonly whole: number; readonly fraction: number } | undefined {
  switch (type.name) {
    case 'bit':
      return { whole: 1, fraction: 0 };
    case 'tinyint':
      return { whole: 3, fraction: 0 };
    case 'smallint':
      return { whole: 5, fraction: 0 };
    case 'int':
      return { whole: 10, fraction: 0 };
    case 'bigint':
      return { whole: 19, fraction: 0 };
    case 'smallmoney':
      return { whole: 6, fraction: 4 };
    case 'money':
      return { whole: 15, fraction: 4 };
    case 'decimal':
    case 'numeric':
      return { whole: (type.precision ?? 18) - (type.scale ?? 0), fraction: type.scale ?? 0 };
    default:
      return undefined;
  }
}

function keepsNumber(before: ModelType, after: ModelType): boolean {
  const from = digits(before);
  const to = digits(after);
  if (from && to) return to.whole >= from.whole && to.fraction >= from.fraction;
  if (from) return from.whole + from.fraction <= (after.name === 'real' ? 7 : 15);
  return before.name === 'real' && after.name === 'float';
}

const dateParts: ReadonlyMap<string, { readonly date: boolean; readonly time: number; readonly offset: boolean }> =
  new Map([
    ['date', { date: true, time: -1, offset: false }],
    ['time', { date: false, time: 7, offset: false }],
    ['smalldatetime', { date: true, time: 0, offset: false }],
    ['datetime', { date: true, time: 3, offset: false }],
    ['datetime2', { date: true, time: 7, offset: false }],
    ['datetimeoffset', { date: true, time: 7, offset: true }],
  ]);

function keepsDate(before: ModelType, after: ModelType): boolean {
  const from = dateParts.get(before.name);
  const to = dateParts.get(after.name);
  if (!from || !to) return false;
  const narrow = after.name === 'smalldatetime' || (after.name === 'datetime' && before.name !== 'smalldatetime');
  if (narrow && before.name !== after.name) return false;
  const scale = (type: ModelType, parts: { readonly time: number }): number => type.scale ?? parts.time;
  return (to.date || !from.date) && (to.offset || !from.offset) && scale(after, to) >= scale(before, from);
}

/** Characters that the longest value takes as text. */
function fitsAsText(before: ModelType, after: ModelType): boolean {
  if (after.length === 'max') return true;
  const room = lengthOf(after);
  const parts = digits(before);
  if (parts) return room >= parts.whole + parts.fraction + 2;
  if (before.name === 'uniqueidentifier') return room >= 36;
  return families.get(before.name) === 'date' ? room >= 34 : false;
}

function lengthOf(type: ModelType): number {
  if (type.name === 'sysname') return 128;
  return type.length === 'max' ? Number.POSITIVE_INFINITY : (type.length ?? 0);
}

function isUnicode(type: ModelType): boolean {
  return type.name.startsWith('n') || type.name === 'sysname';
}

/** Whether ALTER COLUMN finds an implicit conversion; see the conversion chart of CAST and CONVERT. */
function convertible(before: ModelType, from: Family, after: ModelType, to: Family): boolean {
  if (before.schema !== undefined || after.schema !== undefined) return false;
  if (before.name === 'timestamp' || after.name === 'timestamp') return false;
  if (from === 'text') return after.length === 'max' || to === 'xml' || to === 'text';
  if (from === 'image') return after.name === 'varbinary' && after.length === 'max';
  if (to === 'text' || to === 'image') return false;
  if (from === to) return from !== 'other' || before.name === after.name ? !mixesDateAndTime(before, after) : false;
  switch (from) {
    case 'string':
      return to === 'number' || to === 'date' || to === 'guid' || to === 'xml' || to === 'variant';
    case 'number':
      return (
        to === 'string' ||
        to === 'variant' ||
        to === 'binary' ||
        after.name === 'datetime' ||
        after.name === 'smalldatetime'
      );
    case 'date':
      return to === 'string' || to === 'variant';
    case 'guid':
      return to === 'string' || to === 'binary' || to === 'variant';
    case 'binary':
      return to === 'string' || to === 'number' || to === 'guid' || to === 'variant' || to === 'xml';
    default:
      return false;
  }
}

function mixesDateAndTime(before: ModelType, after: ModelType): boolean {
  const names = [before.name, after.name];
  return names.includes('date') && names.includes('time');
}
