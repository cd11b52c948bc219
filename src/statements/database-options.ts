import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readOptions, readSingleValue } from './options.ts';
import { atStatementStart } from './statement-start.ts';
import type { Option } from './tree/index.ts';

/** Options of ALTER DATABASE … SET that stand alone: a word behind them starts something else. */
const alone: ReadonlySet<string> = new Set([
  ...['DISABLE_BROKER', 'EMERGENCY', 'ENABLE_BROKER', 'ERROR_BROKER_CONVERSATIONS', 'MULTI_USER', 'NEW_BROKER'],
  ...['OFFLINE', 'ONLINE', 'READ_ONLY', 'READ_WRITE', 'RESTRICTED_USER', 'SINGLE_USER'],
]);

/** option [ ,… ], the cursor behind SET. */
export function readDatabaseOptions(c: Cursor): Option[] {
  const options: Option[] = [];
  do options.push(readDatabaseOption(c));
  while (c.accept(','));
  return options;
}

/**
 * option ::= name [ = ] [ value [ unit ] ] [ ( option [ ,… ] ) ], as in RECOVERY FULL, COMPATIBILITY_LEVEL = 160,
 *   TARGET_RECOVERY_TIME = 60 SECONDS, QUERY_STORE = ON ( … ), READ_ONLY, QUERY_STORE CLEAR ALL
 */
function readDatabaseOption(c: Cursor): Option {
  if (c.kind() !== TokenKind.word) c.fail('an option of the database expected');
  const option: { -readonly [K in keyof Option]: Option[K] } = { name: c.upper() };
  c.advance();
  if (c.accept('=')) {
    if (!c.at('(')) option.value = withUnit(c, readSingleValue(c));
  } else if (!alone.has(option.name) && !c.atAny('(', ',', 'WITH') && !atStatementStart(c)) {
    option.value = readWords(c);
  }
  if (c.at('(')) option.options = readOptions(c);
  return option;
}

/** What stands behind a name without `=`: FULL, CLEAR ALL, SAFETY FULL, AVAILABILITY GROUP = name. */
function readWords(c: Cursor): string {
  const from = c.index;
  while (!c.atAny(',', '(', 'WITH') && !atStatementStart(c)) c.advance();
  return c.textFrom(from).text;
}

function withUnit(c: Cursor, value: string): string {
  for (const unit of ['SECONDS', 'MINUTES', 'HOURS', 'DAYS', 'ALL'] as const) {
    if (c.accept(unit)) return `${value} ${unit}`;
  }
  return value;
}

/** [ WITH { ROLLBACK AFTER n [ SECONDS ] | ROLLBACK IMMEDIATE | NO_WAIT } ] */
export function readTermination(c: Cursor): string | undefined {
  if (c.accept('WITH', 'NO_WAIT')) return 'NO_WAIT';
  if (c.accept('WITH', 'ROLLBACK', 'IMMEDIATE')) return 'ROLLBACK IMMEDIATE';
  if (!c.accept('WITH', 'ROLLBACK', 'AFTER')) return undefined;
  const seconds = readSingleValue(c);
  c.accept('SECONDS');
  return `ROLLBACK AFTER ${seconds}`;
}
