import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readCondition } from './extent.ts';
import { readIdentifier, readNameList, readObjectName } from './names.ts';
import { readSingleValue } from './options.ts';
import type { CreateStatistics, Option } from './tree/index.ts';

/**
 * CREATE STATISTICS name ON table ( column [ ,… ] ) [ WHERE condition ] [ WITH option [ ,… ] ], behind STATISTICS.
 * option ::= FULLSCAN | SAMPLE number { PERCENT | ROWS } | NORECOMPUTE | name [ = value ]
 */
export function parseCreateStatistics(c: Cursor): CreateStatistics {
  const name = readIdentifier(c);
  c.expect('ON');
  const on = readObjectName(c);
  const columns = readNameList(c);
  const where = c.accept('WHERE') ? readCondition(c) : undefined;
  const options: Option[] = [];
  if (c.accept('WITH')) {
    do options.push(readStatisticsOption(c));
    while (c.accept(','));
  }
  return { kind: 'createStatistics', name, on, columns, ...(where ? { where } : {}), options };
}

function readStatisticsOption(c: Cursor): Option {
  if (c.kind() !== TokenKind.word) c.fail('an option expected');
  const name = c.upper();
  c.advance();
  if (name === 'SAMPLE') {
    const amount = readSingleValue(c);
    const unit = c.accept('PERCENT') ? 'PERCENT' : c.accept('ROWS') ? 'ROWS' : c.fail("'PERCENT' or 'ROWS' expected");
    return { name, value: `${amount} ${unit}` };
  }
  return c.accept('=') ? { name, value: readSingleValue(c) } : { name };
}
