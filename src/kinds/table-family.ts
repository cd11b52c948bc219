import { check } from './check/check.ts';
import { twoParts } from './constraint-statement.ts';
import { defaultConstraint } from './default/default.ts';
import { foreignKey } from './foreign-key/foreign-key.ts';
import { fullTextIndex } from './full-text-index/full-text-index.ts';
import { buildAlterFullTextIndex, buildFullTextIndex } from './full-text-index/full-text-index-object.ts';
import { buildAlterIndex } from './index/alter-index-statement.ts';
import { columnstoreIndex } from './index/columnstore-kind.ts';
import { index } from './index/index-kind.ts';
import { buildCreateIndex } from './index/index-statement.ts';
import { primaryKey, uniqueConstraint } from './key-constraint/key-kind.ts';
import type { StatementBuilders } from './kind.ts';
import { spatialIndex } from './spatial-index/spatial-index.ts';
import { buildSpatialIndex } from './spatial-index/spatial-index-object.ts';
import { buildAlterTable, buildTableOption } from './table/alter-table-statement.ts';
import { table } from './table/table-kind.ts';
import { buildCreateTable } from './table/table-statement.ts';
import { tableType } from './table-type/table-type.ts';
import { buildCreateTableType } from './table-type/table-type-statement.ts';
import { xmlIndex } from './xml-index/xml-index.ts';
import { buildXmlIndex } from './xml-index/xml-index-statement.ts';

/** Tables, what hangs on them, and table types. */
export const tableFamilyKinds = {
  table,
  primaryKey,
  uniqueConstraint,
  check,
  default: defaultConstraint,
  foreignKey,
  index,
  columnstoreIndex,
  xmlIndex,
  spatialIndex,
  fullTextIndex,
  tableType,
};

export const tableFamilyBuilders: StatementBuilders = {
  createTable: buildCreateTable,
  alterTable: buildAlterTable,
  tableOption: buildTableOption,
  createTableType: buildCreateTableType,
  createIndex: (statement, context) => buildCreateIndex(statement, twoParts(statement.on, context), context),
  createXmlIndex: buildXmlIndex,
  createSpatialIndex: buildSpatialIndex,
  createFullTextIndex: buildFullTextIndex,
  alterFullTextIndex: buildAlterFullTextIndex,
  alterIndex: buildAlterIndex,
};
