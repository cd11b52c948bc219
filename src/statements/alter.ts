import type { Cursor } from '../syntax/cursor.ts';
import { parseAlterDatabase } from './alter-database.ts';
import { parseAlterIndex } from './alter-index.ts';
import { parseAlterTable } from './alter-table.ts';
import { parseAlterAuthorization } from './authorization.ts';
import { parseMessageType, parseQueue, parseService } from './broker.ts';
import { parseEventSession } from './event-session.ts';
import { parseAlterFullTextCatalog, parseAlterFullTextIndex } from './full-text.ts';
import { atModule, parseModule } from './module.ts';
import { parseOpaque } from './opaque.ts';
import { parseAlterPartitionFunction, parseAlterPartitionScheme } from './partition.ts';
import { parseAlterLogin, parseAlterRole, parseAlterUser } from './principals.ts';
import { parseAlterSchema } from './schema.ts';
import { parseSecurityPolicy } from './security-policy.ts';
import { parseSequence } from './sequence.ts';
import type { StatementBatch } from './statement-batch.ts';
import type { StatementBody } from './tree/index.ts';
import { parseXmlSchemaCollection } from './types.ts';

/** ALTER …, at ALTER. */
export function parseAlter(c: Cursor, batch: StatementBatch): StatementBody {
  const from = c.index;
  c.expect('ALTER');
  if (atModule(c)) return parseModule(c, 'alter', from, batch);
  const known = parseKnown(c);
  if (known) return known;
  c.index = from;
  return parseOpaque(c, 'alter');
}

function parseKnown(c: Cursor): StatementBody | undefined {
  switch (c.upper()) {
    case 'TABLE':
      c.advance();
      return parseAlterTable(c);
    case 'INDEX':
      c.advance();
      return parseAlterIndex(c);
    case 'DATABASE':
      return parseAlterDatabase(c);
    case 'FULLTEXT':
      if (c.accept('FULLTEXT', 'INDEX')) return parseAlterFullTextIndex(c);
      return c.accept('FULLTEXT', 'CATALOG') ? parseAlterFullTextCatalog(c) : undefined;
    case 'AUTHORIZATION':
      c.advance();
      return parseAlterAuthorization(c);
    case 'SCHEMA':
      c.advance();
      return parseAlterSchema(c);
    case 'ROLE':
      c.advance();
      return parseAlterRole(c, false);
    case 'SERVER':
      return c.accept('SERVER', 'ROLE') ? parseAlterRole(c, true) : undefined;
    case 'USER':
      c.advance();
      return parseAlterUser(c);
    case 'LOGIN':
      c.advance();
      return parseAlterLogin(c);
    case 'SEQUENCE':
      c.advance();
      return parseSequence(c, 'alter');
    case 'XML':
      return c.accept('XML', 'SCHEMA', 'COLLECTION') ? parseXmlSchemaCollection(c, 'alter') : undefined;
    case 'PARTITION':
      if (c.accept('PARTITION', 'FUNCTION')) return parseAlterPartitionFunction(c);
      return c.accept('PARTITION', 'SCHEME') ? parseAlterPartitionScheme(c) : undefined;
    case 'SECURITY':
      return c.accept('SECURITY', 'POLICY') ? parseSecurityPolicy(c, 'alter') : undefined;
    case 'EVENT':
      return c.accept('EVENT', 'SESSION') ? parseEventSession(c, 'alter') : undefined;
    case 'QUEUE':
      c.advance();
      return parseQueue(c, 'alter');
    case 'SERVICE':
      if (c.at('SERVICE', 'MASTER', 'KEY')) return undefined;
      c.advance();
      return parseService(c, 'alter');
    case 'MESSAGE':
      return c.accept('MESSAGE', 'TYPE') ? parseMessageType(c, 'alter') : undefined;
    default:
      return undefined;
  }
}
