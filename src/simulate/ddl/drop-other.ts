import type { Drop, ObjectName } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { dotted, lastPart } from '../names.ts';
import { refuse } from '../sql-error.ts';
import { dropContract, dropMessageType, dropService } from './broker.ts';
import { dropEventSession } from './event-session.ts';
import { dropFullTextCatalog, dropFullTextIndex, dropStoplist } from './full-text.ts';
import { dropOpaque, opaqueKey } from './opaque.ts';
import { dropPartitionFunction, dropPartitionScheme } from './partitions.ts';
import { dropLogin, dropPrincipal } from './principals.ts';

/** DROP of what is no object of a schema. */
export function dropOther(c: Context, statement: Drop, name: ObjectName): void {
  const last = lastPart(name);
  const { ifExists } = statement;
  switch (statement.class) {
    case 'USER':
      return dropPrincipal(c, last, 'user', ifExists);
    case 'ROLE':
      return dropPrincipal(c, last, 'role', ifExists);
    case 'APPLICATION ROLE':
      return dropPrincipal(c, last, 'application role', ifExists);
    case 'LOGIN':
      return dropLogin(c, last, ifExists);
    case 'PARTITION FUNCTION':
      return dropPartitionFunction(c, last, ifExists);
    case 'PARTITION SCHEME':
      return dropPartitionScheme(c, last, ifExists);
    case 'FULLTEXT CATALOG':
      return dropFullTextCatalog(c, last);
    case 'FULLTEXT INDEX':
      return dropFullTextIndex(c, name);
    case 'FULLTEXT STOPLIST':
      return dropStoplist(c, last);
    case 'SERVICE':
      return dropService(c, last);
    case 'CONTRACT':
      return dropContract(c, last);
    case 'MESSAGE TYPE':
      return dropMessageType(c, last);
    case 'EVENT SESSION':
      return dropEventSession(c, last, statement.on ?? 'SERVER', ifExists);
    default: {
      const key = opaqueKey(c, statement.class, name, '');
      if (c.catalog.opaque.has(key)) return dropOpaque(c, statement.class, key, name);
      if (!ifExists) refuse(15151, 'drop', statement.class.toLowerCase(), dotted(name));
    }
  }
}
