import { RehearsalError } from '../base/errors.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import { type ObjectKey, objectKey } from '../model/object-key.ts';
import { type ScriptPart, textsOf } from '../plan/deploy-script.ts';
import type { ProofAnswer, Prove } from '../plan/proof.ts';
import { postDeploymentScript } from '../plan/script-steps.ts';
import type { RunError, Server } from '../simulate/server.ts';
import type { ScriptPiece } from '../syntax/batches.ts';
import { modelOfServer, serverWith } from './in-memory-database.ts';
import { scriptValues } from './script-values.ts';

type Values = Readonly<Record<string, string>>;

/** A plan is not to wait for a loop that waits for rows: a million statements take half a minute. */
const mostRepeated = 20_000;

/** Errors about values: what a script computes with has no value here, or another one than in a real run. */
const aboutValues = new Set([220, 232, 235, 241, 242, 244, 245, 248, 295, 512, 515, 537, 2628, 8114, 8115, 8134, 8152]);

/** Errors from here on are a script's own (RAISERROR, THROW), or say what the in-memory server does not support. */
const firstOwnError = 50000;

/** Runs deploy.sql on an in-memory database in the current state, with the values of variables, and reads back where it ends. */
export function prover(registry: Registry, given: Values): Prove {
  return ({ create, parts, current }) => {
    try {
      const server = serverWith(current, create, { mayBreak: true });
      const broken = brokenKeys(server, current);
      return { ...runOn(server, parts, current, given, registry), ...(broken.size > 0 && { broken }) };
    } catch (error) {
      // The current schema could not be made: the plan stands unproven, and says why.
      if (!(error instanceof RehearsalError)) throw error;
      return { refused: { message: error.diagnostics[0]?.message ?? error.message } };
    }
  };
}

function brokenKeys({ broken }: Server, { naming }: DatabaseModel): ReadonlyMap<ObjectKey, string> {
  return new Map([...broken].map(([path, message]) => [objectKey('object', path, naming), message]));
}

function runOn(
  server: Server,
  parts: readonly ScriptPart[],
  current: DatabaseModel,
  given: Values,
  registry: Registry,
): ProofAnswer {
  let variables = scriptValues(textsOf(parts), current.variables, given);
  const read = () => modelOfServer(server, current, registry);
  const unfollowed: { script: string; message: string }[] = [];
  let first: { readonly script: string; readonly made: ReadonlySet<ObjectKey> } | undefined;
  let end: DatabaseModel | undefined;
  let beforeLast: DatabaseModel | undefined;
  let atEnd: Server | undefined;
  let writes = 0;
  for (const { pieces, script } of parts) {
    if (script === postDeploymentScript) {
      beforeLast = read();
      end = without(beforeLast, first?.made);
      writes = server.writes;
      atEnd = server.clone();
    }
    const before = server.writes;
    const { error, variables: after } = server.run(pieces, { file: script ?? 'deploy.sql', variables, mostRepeated });
    // deploy.sql is one file: what a script sets, those behind it see.
    variables = after;
    if (error && script !== undefined && (error.number >= firstOwnError || aboutValues.has(error.number))) {
      unfollowed.push({ script, message: error.message });
    } else if (error) {
      const step = stepAt(pieces, error);
      return { refused: { number: error.number, message: error.message, ...(step !== undefined && { step }) } };
    }
    // What the first script makes beside the project is no part of the plan's own end, and stays.
    if (script !== undefined && script !== postDeploymentScript && server.writes !== before) {
      const found = read();
      first = { script, made: new Set([...found.objects.keys()].filter((key) => !current.objects.has(key))) };
    }
  }
  const afterScripts = beforeLast && server.writes === writes ? beforeLast : read();
  // Nobody knows where a script ends that could not be followed: the way back then sets out from where it began.
  const isLost = unfollowed.length > 0;
  const start = !isLost ? { server, model: afterScripts } : atEnd && end && { server: atEnd, model: end };
  return {
    end: end ?? without(afterScripts, first?.made),
    ...(first && { first: { script: first.script, end: beforeLast ?? afterScripts } }),
    afterScripts,
    ...(isLost && { unfollowed }),
    ...(start && { goOn: (next) => runOn(start.server, next.parts, start.model, given, registry) }),
  };
}

function without(model: DatabaseModel, keys: ReadonlySet<ObjectKey> | undefined): DatabaseModel {
  if (!keys || keys.size === 0) return model;
  return { ...model, objects: new Map([...model.objects].filter(([key]) => !keys.has(key))) };
}

/**
 * The key of the step whose statement has failed: the plan's own statements are one piece, and each step begins with
 * `-- Step: key`; a script is one step, which begins in the first piece.
 */
function stepAt([first, ...others]: readonly ScriptPiece[], { start, end }: RunError): string | undefined {
  if (!first || end === 0) return undefined;
  const { text } = first;
  const at = text.lastIndexOf('\n-- Step: ', others.length === 0 ? start : text.length);
  return at < 0 ? undefined : /^-- Step: (.*)$/m.exec(text.slice(at + 1))?.[1]?.trimEnd();
}
