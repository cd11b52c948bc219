import type { Cursor } from '../syntax/cursor.ts';
import { readExpressionList } from './extent.ts';
import { readObjectName } from './names.ts';
import { readOptions } from './options.ts';
import type { CreateSecurityPolicy } from './tree/index.ts';

type Predicate = CreateSecurityPolicy['predicates'][number];

/**
 * { CREATE | ALTER } SECURITY POLICY name [ predicate [ ,… ] ] [ WITH ( option [ ,… ] ) ] [ { NOT | ADD | DROP } FOR REPLICATION ],
 * the cursor behind POLICY. predicate ::= { ADD | ALTER | DROP } [ FILTER | BLOCK ] PREDICATE [ function ( … ) ] ON table
 *   [ { AFTER | BEFORE } { INSERT | UPDATE | DELETE } ]
 */
export function parseSecurityPolicy(c: Cursor, verb: CreateSecurityPolicy['verb']): CreateSecurityPolicy {
  const policy: { -readonly [K in keyof CreateSecurityPolicy]: CreateSecurityPolicy[K] } = {
    kind: 'securityPolicy',
    verb,
    name: readObjectName(c),
    predicates: [],
    options: [],
  };
  const predicates: Predicate[] = [];
  while (atPredicate(c)) {
    predicates.push(readPredicate(c));
    c.accept(',');
  }
  policy.predicates = predicates;
  for (;;) {
    if (c.accept('NOT', 'FOR', 'REPLICATION') || c.accept('ADD', 'NOT', 'FOR', 'REPLICATION')) {
      policy.notForReplication = true;
    } else if (c.accept('DROP', 'NOT', 'FOR', 'REPLICATION')) policy.notForReplication = false;
    else if (c.at('WITH', '(')) {
      c.advance();
      policy.options = readOptions(c);
    } else return policy;
  }
}

function atPredicate(c: Cursor): boolean {
  const second = c.upper(1);
  return c.atAny('ADD', 'ALTER', 'DROP') && (second === 'FILTER' || second === 'BLOCK' || second === 'PREDICATE');
}

function readPredicate(c: Cursor): Predicate {
  const change = c.accept('ADD') ? 'ADD' : c.accept('ALTER') ? 'ALTER' : 'DROP';
  if (change === 'DROP') c.expect('DROP');
  const block = c.accept('BLOCK');
  if (!block) c.accept('FILTER');
  c.expect('PREDICATE');
  const called = change === 'DROP' ? undefined : readObjectName(c);
  const predicateFunction = called ? { name: called, arguments: readExpressionList(c) } : undefined;
  c.expect('ON');
  const on = readObjectName(c);
  const operation = readOperation(c);
  return {
    change,
    type: block ? 'BLOCK' : 'FILTER',
    ...(predicateFunction ? { function: predicateFunction } : {}),
    on,
    operations: operation ? [operation] : [],
  };
}

function readOperation(c: Cursor): Predicate['operations'][number] | undefined {
  if (c.accept('AFTER', 'INSERT')) return 'AFTER INSERT';
  if (c.accept('AFTER', 'UPDATE')) return 'AFTER UPDATE';
  if (c.accept('BEFORE', 'UPDATE')) return 'BEFORE UPDATE';
  if (c.accept('BEFORE', 'DELETE')) return 'BEFORE DELETE';
  return undefined;
}
