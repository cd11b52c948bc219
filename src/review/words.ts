import type { Waiver } from '../plan/decisions.ts';

/** `SqlPrimaryKeyConstraint` and `primaryKey` → `primary key constraint`, `primary key`: model.xml's words for a reader. */
export function kindTitle(kind: string): string {
  const known = titles[kind];
  if (known !== undefined) return known;
  return kind
    .replace(/^Sql(?=[A-Z])/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

const titles: Readonly<Record<string, string>> = {
  SqlDmlTrigger: 'trigger',
  SqlDatabaseDdlTrigger: 'database trigger',
  SqlPrimaryKeyConstraint: 'primary key',
  SqlForeignKeyConstraint: 'foreign key',
  SqlDefaultConstraint: 'default',
  SqlCheckConstraint: 'check',
  SqlStatistic: 'statistics',
  SqlSimpleColumn: 'column',
  SqlInlineTableValuedFunction: 'inline function',
  SqlMultiStatementTableValuedFunction: 'table function',
  SqlUserDefinedDataType: 'alias type',
  SqlPermissionStatement: 'permission',
  SqlRoleMembership: 'role membership',
  SqlXmlIndex: 'XML index',
  SqlXmlSchemaCollection: 'XML schema collection',
  SqlDatabaseOptions: 'database options',
  xmlIndex: 'XML index',
  xmlSchemaCollection: 'XML schema collection',
};

/** `does` of a step, as a verb for a reader. */
export function stepTitle(does: string): string {
  return does === 'rebuild' ? 'copy whole table' : does;
}

/** `isNullable` → `nullable`, `dataCompression` → `data compression`; names (`columns.Country`) stay as they are. */
export function propertyTitle(property: string): string {
  if (/[.\s[]/.test(property) || !/^[a-z]/.test(property)) return property;
  return property
    .replace(/^is(?=[A-Z])/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/**
 * Marks what a reader would not see: control characters and the Unicode marks that change the direction of text
 * become `\u{202E}`. A name could otherwise show as another one. Line breaks and tabs stay.
 */
export function showInvisible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
    (mark) => `\\u{${mark.charCodeAt(0).toString(16).toUpperCase()}}`,
  );
}

/** A name on one line: like showInvisible, with line breaks and tabs marked too. */
export function showName(name: string): string {
  if (/^[ -~]*$/.test(name)) return name;
  return showInvisible(name).replace(/[\r\n\t]/g, (mark) => (mark === '\n' ? '\\n' : mark === '\r' ? '\\r' : '\\t'));
}

/** A probe's sentence before anybody has asked: `{0} of {1} rows` → `N of M rows`. */
export function saysUnasked(says: string): string {
  return says.replaceAll('{0}', 'N').replaceAll('{1}', 'M');
}

/** A waiver as a person reads it: `waived until 2027-01-31: nobody reads the column`. */
export function waiverText({ until, reason }: Waiver): string {
  return `waived until ${until}: ${reason}`;
}

/** A chain of reasons, nearest first, as one text. */
export function becauseText(because: readonly string[]): string {
  return because
    .map((reason, i) => (i === 0 ? `Because ${reason}` : reason === '…' ? reason : `because ${reason}`))
    .join(', ');
}

export const wayBackSays = 'rollback/ is a plan of its own that undoes this one. It drops only what this plan creates.';

/** `1 step`, `12 steps`, `1,204 steps`. */
export function count(n: number, one: string, many: string): string {
  return `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} ${n === 1 ? one : many}`;
}
