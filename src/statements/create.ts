import type { Cursor } from '../syntax/cursor.ts';
import { parseContract, parseMessageType, parseQueue, parseService } from './broker.ts';
import { parseCreateIndex } from './create-index.ts';
import { parseCreateTable } from './create-table.ts';
import { parseEventSession } from './event-session.ts';
import { parseCreateFullTextCatalog, parseCreateFullTextIndex, parseCreateFullTextStoplist } from './full-text.ts';
import { atModule, parseModule } from './module.ts';
import { opaqueToEnd, parseOpaque } from './opaque.ts';
import { parseCreatePartitionFunction, parseCreatePartitionScheme } from './partition.ts';
import { parseCreateApplicationRole, parseCreateLogin, parseCreateRole, parseCreateUser } from './principals.ts';
import { parseCreateSchema } from './schema.ts';
import { parseSecurityPolicy } from './security-policy.ts';
import { parseSequence } from './sequence.ts';
import {
  parseCreateJsonIndex,
  parseCreateSpatialIndex,
  parseCreateVectorIndex,
  parseCreateXmlIndex,
} from './special-indexes.ts';
import type { StatementBatch } from './statement-batch.ts';
import { parseCreateStatistics } from './statistics.ts';
import { parseCreateSynonym } from './synonym.ts';
import type { StatementBody } from './tree/index.ts';
import { parseCreateType, parseXmlSchemaCollection } from './types.ts';

/** CREATE …, at CREATE. */
export function parseCreate(c: Cursor, batch: StatementBatch): StatementBody {
  const from = c.index;
  c.expect('CREATE');
  if (c.accept('OR', 'ALTER')) {
    if (!atModule(c)) c.fail("'VIEW', 'PROCEDURE', 'FUNCTION' or 'TRIGGER' expected");
    return parseModule(c, 'createOrAlter', from, batch);
  }
  if (atModule(c)) return parseModule(c, 'create', from, batch);
  const known = parseKnown(c);
  if (known) return known;
  c.index = from;
  return c.upper(1) === 'RULE' || c.upper(1) === 'DEFAULT' ? opaqueToEnd(c, 'create') : parseOpaque(c, 'create');
}

function parseKnown(c: Cursor): StatementBody | undefined {
  switch (c.upper()) {
    case 'TABLE':
      c.advance();
      return parseCreateTable(c);
    case 'UNIQUE':
    case 'CLUSTERED':
    case 'NONCLUSTERED':
    case 'COLUMNSTORE':
    case 'INDEX':
      return parseCreateIndex(c);
    case 'PRIMARY':
    case 'SELECTIVE':
      return parseCreateXmlIndex(c);
    case 'XML':
      if (c.accept('XML', 'SCHEMA', 'COLLECTION')) return parseXmlSchemaCollection(c, 'create');
      return parseCreateXmlIndex(c);
    case 'SPATIAL':
      return parseCreateSpatialIndex(c);
    case 'JSON':
      return parseCreateJsonIndex(c);
    case 'VECTOR':
      return parseCreateVectorIndex(c);
    case 'FULLTEXT':
      if (c.accept('FULLTEXT', 'INDEX')) return parseCreateFullTextIndex(c);
      if (c.accept('FULLTEXT', 'CATALOG')) return parseCreateFullTextCatalog(c);
      return c.accept('FULLTEXT', 'STOPLIST') ? parseCreateFullTextStoplist(c) : undefined;
    case 'STATISTICS':
      c.advance();
      return parseCreateStatistics(c);
    case 'SCHEMA':
      c.advance();
      return parseCreateSchema(c);
    case 'TYPE':
      return parseCreateType(c);
    case 'SEQUENCE':
      c.advance();
      return parseSequence(c, 'create');
    case 'SYNONYM':
      c.advance();
      return parseCreateSynonym(c);
    case 'PARTITION':
      if (c.accept('PARTITION', 'FUNCTION')) return parseCreatePartitionFunction(c);
      return c.accept('PARTITION', 'SCHEME') ? parseCreatePartitionScheme(c) : undefined;
    case 'ROLE':
      c.advance();
      return parseCreateRole(c);
    case 'APPLICATION':
      return c.accept('APPLICATION', 'ROLE') ? parseCreateApplicationRole(c) : undefined;
    case 'USER':
      c.advance();
      return parseCreateUser(c);
    case 'LOGIN':
      c.advance();
      return parseCreateLogin(c);
    case 'SECURITY':
      return c.accept('SECURITY', 'POLICY') ? parseSecurityPolicy(c, 'create') : undefined;
    case 'EVENT':
      return c.accept('EVENT', 'SESSION') ? parseEventSession(c, 'create') : undefined;
    case 'QUEUE':
      c.advance();
      return parseQueue(c, 'create');
    case 'SERVICE':
      c.advance();
      return parseService(c, 'create');
    case 'MESSAGE':
      return c.accept('MESSAGE', 'TYPE') ? parseMessageType(c, 'create') : undefined;
    case 'CONTRACT':
      c.advance();
      return parseContract(c);
    default:
      return undefined;
  }
}
