import type { ServerMessage } from '../../../src/base/sql-session.ts';
import type { EngineSession } from '../engine.ts';
import { feature, type Login7 } from './login7.ts';
import * as tokens from './tokens.ts';

/** The tokens that welcome a client, in SQL Server's order. */
export function welcome(
  { features, packetSize, tdsVersion }: Login7,
  session: EngineSession,
  { version, server }: { readonly version: string; readonly server: string },
): Buffer {
  const changed = `Changed database context to '${session.database}'.`;
  const language = 'Changed language setting to us_english.';
  const acknowledged: (readonly [number, Uint8Array])[] = [];
  if (features.includes(feature.fedAuth)) acknowledged.push([feature.fedAuth, new Uint8Array()]);
  if (features.includes(feature.utf8)) acknowledged.push([feature.utf8, Uint8Array.of(1)]);
  return Buffer.concat([
    tokens.nameChange(1, session.database, 'master'),
    tokens.message('info', { number: 5701, severity: 0, state: 2, message: changed, line: 1 }, server),
    tokens.collationChange(),
    tokens.nameChange(2, 'us_english', ''),
    tokens.message('info', { number: 5703, severity: 0, state: 1, message: language, line: 1 }, server),
    tokens.loginAcknowledgement(version, tdsVersion),
    tokens.nameChange(4, String(packetSize), '4096'),
    ...(acknowledged.length === 0 ? [] : [tokens.featureAcknowledgement(acknowledged)]),
    tokens.done(tokens.doneToken.done, tokens.doneStatus.final),
  ]);
}

/** The refusal; a database that cannot be opened is followed by the failed login, as SQL Server says both. */
export function refusal(reason: ServerMessage, user: string, server: string): Buffer {
  const failed = { number: 18456, severity: 14, state: 1, message: `Login failed for user '${user}'.`, line: 1 };
  const said = reason.number === failed.number ? [reason] : [reason, failed];
  return Buffer.concat([
    ...said.map((one) => tokens.message('error', one, server)),
    tokens.done(tokens.doneToken.done, tokens.doneStatus.error),
  ]);
}
