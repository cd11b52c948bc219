import { parseQuotedPath, quotePath, quoteString } from '../../../base/names.ts';
import type { ModelElement, ModelEntry } from '../../../formats/model-element.ts';
import { readExternalColumns } from '../../../statements/external-table.ts';
import { readIdentifier } from '../../../statements/names.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import { modelTypeOf, typeText } from '../../columns/model-type.ts';
import { flag, innerElements, modelElement, readFlag, refer, referencesOf } from '../../elements.ts';
import { readTypeSpecifier, typeSpecifier } from '../../type-specifier.ts';
import { type CarriedForm, readNumber } from './carried-form.ts';

/** One option: how its value stands in the statement and in the element. `words` are numbered as model.xml counts them. */
type External = {
  readonly option: string;
  readonly property: string;
} & (
  | { readonly value: 'text' | 'number' | 'boolean' | 'name' }
  | { readonly value: 'word'; readonly words: Readonly<Record<string, string>> }
);

function readOption(c: Cursor, one: External): { readonly property?: string; readonly reference?: ModelEntry } {
  switch (one.value) {
    case 'text':
      return { property: c.string() };
    case 'number':
      return { property: readNumber(c) };
    case 'boolean':
      if (c.accept('TRUE')) return { property: 'True' };
      c.expect('FALSE');
      return {};
    case 'name':
      return { reference: refer(readIdentifier(c)) };
    case 'word': {
      const number = one.words[c.upper()];
      if (number === undefined) c.fail('a value of the option expected');
      c.advance();
      return number === '' ? {} : { property: number };
    }
  }
}

function readOptions(c: Cursor, known: readonly External[], into: Collected, extra?: (c: Cursor) => boolean): void {
  do {
    if (extra?.(c)) continue;
    const one = known.find(({ option }) => c.accept(option, '='));
    if (!one) c.fail('an option expected');
    const { property, reference } = readOption(c, one);
    if (property !== undefined) into.properties[one.property] = property;
    if (reference) into.relationships[one.property] = [reference];
  } while (c.accept(','));
}

type Collected = {
  readonly properties: Record<string, string | undefined>;
  readonly relationships: Record<string, ModelEntry[]>;
};

const collected = (): Collected => ({ properties: {}, relationships: {} });

function optionTexts(element: ModelElement, known: readonly External[]): string[] {
  return known.flatMap((one) => {
    const value = one.value === 'name' ? referencesOf(element, one.property)[0] : element.properties.get(one.property);
    if (value === undefined) return [];
    if (one.value === 'text') return [`${one.option} = ${quoteString(value)}`];
    if (one.value === 'boolean') return [`${one.option} = ${value.toUpperCase()}`];
    if (one.value !== 'word') return [`${one.option} = ${value}`];
    const word = Object.entries(one.words).find(([, number]) => number === value)?.[0];
    return word === undefined ? [] : [`${one.option} = ${word}`];
  });
}

const dataSource: readonly External[] = [
  {
    option: 'TYPE',
    property: 'DataSourceType',
    value: 'word',
    words: { HADOOP: '', RDBMS: '1', SHARD_MAP_MANAGER: '2', BLOB_STORAGE: '5' },
  },
  { option: 'LOCATION', property: 'Location', value: 'text' },
  { option: 'RESOURCE_MANAGER_LOCATION', property: 'ResourceManagerLocation', value: 'text' },
  { option: 'CONNECTION_OPTIONS', property: 'ConnectionOptions', value: 'text' },
  { option: 'DATABASE_NAME', property: 'DatabaseName', value: 'text' },
  { option: 'SHARD_MAP_NAME', property: 'ShardMapName', value: 'text' },
  { option: 'PUSHDOWN', property: 'PushdownOption', value: 'word', words: { ON: '', OFF: '1' } },
  { option: 'CREDENTIAL', property: 'Credential', value: 'name' },
];

/** CREATE EXTERNAL DATA SOURCE name WITH ( option = value [ ,… ] ) */
export const dataSourceForm: CarriedForm = {
  element: 'SqlExternalDataSource',
  word: 'EXTERNAL DATA SOURCE',
  read: (c) => {
    const found = collected();
    c.expect('WITH', '(');
    // HADOOP is how a package leaves out the type, which newer servers do not take: it stays a text.
    if (c.at('TYPE', '=', 'HADOOP')) c.fail('a newer type expected');
    readOptions(c, dataSource, found);
    c.expect(')');
    return found;
  },
  write: (element) =>
    `CREATE EXTERNAL DATA SOURCE ${element.name} WITH (${optionTexts(element, dataSource).join(', ')});`,
};

const fileFormat: readonly External[] = [
  {
    option: 'FORMAT_TYPE',
    property: 'FormatType',
    value: 'word',
    words: { DELIMITEDTEXT: '', RCFILE: '1', ORC: '2', PARQUET: '3' },
  },
  { option: 'SERDE_METHOD', property: 'SerDeMethod', value: 'text' },
  { option: 'DATA_COMPRESSION', property: 'DataCompression', value: 'text' },
];
const formatOptions: readonly External[] = [
  { option: 'FIELD_TERMINATOR', property: 'FieldTerminator', value: 'text' },
  { option: 'STRING_DELIMITER', property: 'StringDelimiter', value: 'text' },
  { option: 'FIRST_ROW', property: 'FirstRow', value: 'number' },
  { option: 'DATE_FORMAT', property: 'DateFormat', value: 'text' },
  { option: 'USE_TYPE_DEFAULT', property: 'UseTypeDefault', value: 'boolean' },
  { option: 'ENCODING', property: 'Encoding', value: 'text' },
];

/** CREATE EXTERNAL FILE FORMAT name WITH ( FORMAT_TYPE = … [ , FORMAT_OPTIONS ( … ) ] [ , DATA_COMPRESSION = '…' ] ) */
export const fileFormatForm: CarriedForm = {
  element: 'SqlExternalFileFormat',
  word: 'EXTERNAL FILE FORMAT',
  read: (c) => {
    const found = collected();
    c.expect('WITH', '(');
    readOptions(c, fileFormat, found, () => {
      if (!c.accept('FORMAT_OPTIONS', '(')) return false;
      readOptions(c, formatOptions, found);
      c.expect(')');
      return true;
    });
    c.expect(')');
    return found;
  },
  write: (element) => {
    const inner = optionTexts(element, formatOptions);
    const options = [
      ...(element.properties.has('FormatType') ? [] : ['FORMAT_TYPE = DELIMITEDTEXT']),
      ...optionTexts(element, fileFormat),
      ...(inner.length === 0 ? [] : [`FORMAT_OPTIONS (${inner.join(', ')})`]),
    ];
    return `CREATE EXTERNAL FILE FORMAT ${element.name} WITH (${options.join(', ')});`;
  },
};

const externalTable: readonly External[] = [
  { option: 'LOCATION', property: 'Location', value: 'text' },
  { option: 'DATA_SOURCE', property: 'DataSourceName', value: 'name' },
  { option: 'FILE_FORMAT', property: 'FileFormatName', value: 'name' },
  { option: 'REJECT_TYPE', property: 'RejectType', value: 'word', words: { VALUE: '0', PERCENTAGE: '1' } },
  { option: 'REJECT_VALUE', property: 'RejectValue', value: 'number' },
  { option: 'REJECT_SAMPLE_VALUE', property: 'RejectSampleValue', value: 'number' },
  { option: 'SCHEMA_NAME', property: 'ExternalSchemaName', value: 'text' },
  { option: 'OBJECT_NAME', property: 'ExternalObjectName', value: 'text' },
];
const distributions: Readonly<Record<string, string>> = { ROUND_ROBIN: '2', REPLICATED: '1', SHARDED: '3' };

/** CREATE EXTERNAL TABLE name ( column [ ,… ] ) WITH ( option = value [ ,… ] ) */
export const externalTableForm: CarriedForm = {
  element: 'SqlExternalTable',
  word: 'EXTERNAL TABLE',
  namespace: 'object',
  read: (c, path) => {
    const found = collected();
    found.properties.IsAnsiNullsOn = 'True';
    found.relationships.Columns = readExternalColumns(c).map(({ name, type, collation, nullable }) => ({
      element: modelElement('SqlSimpleColumn', quotePath([...path, name]), {
        properties: { IsNullable: flag(nullable ?? true, true), Collation: collation },
        relationships: { TypeSpecifier: type && [typeSpecifier(modelTypeOf(type, 'dbo'))] },
      }),
    }));
    c.expect('WITH', '(');
    readOptions(c, externalTable, found, () => {
      if (!c.accept('DISTRIBUTION', '=')) return false;
      const number = distributions[c.upper()] ?? c.fail('a distribution expected');
      c.advance();
      found.properties.DistributionPolicyType = number;
      if (c.accept('(')) {
        found.relationships.ShardingColumn = [refer(...path, readIdentifier(c))];
        c.expect(')');
      }
      return true;
    });
    c.expect(')');
    // DacFx says that no sample is set, of a table of files alone.
    if (found.properties.Location !== undefined) found.properties.RejectSampleValue ??= '-1';
    return found;
  },
  write: (element) => {
    const columns = innerElements(element, 'Columns').map((column) => {
      const specifier = innerElements(column, 'TypeSpecifier')[0];
      const type = specifier && readTypeSpecifier(specifier);
      const collation = column.properties.get('Collation');
      return (
        type &&
        `${quotePath(parseQuotedPath(column.name ?? '').slice(-1))} ${typeText(type)}${collation === undefined ? '' : ` COLLATE ${collation}`} ${readFlag(column, 'IsNullable', true) ? 'NULL' : 'NOT NULL'}`
      );
    });
    if (columns.length === 0 || columns.includes(undefined)) return undefined;
    const distribution = Object.entries(distributions).find(
      ([, number]) => number === element.properties.get('DistributionPolicyType'),
    )?.[0];
    const [sharding] = referencesOf(element, 'ShardingColumn');
    const column = sharding === undefined ? '' : `(${quotePath(parseQuotedPath(sharding).slice(-1))})`;
    const options = [
      ...optionTexts(element, externalTable).filter((text) => text !== 'REJECT_SAMPLE_VALUE = -1'),
      ...(distribution === undefined ? [] : [`DISTRIBUTION = ${distribution}${column}`]),
    ];
    return `CREATE EXTERNAL TABLE ${element.name} (${columns.join(', ')}) WITH (${options.join(', ')});`;
  },
};
