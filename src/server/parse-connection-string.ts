import { type Diagnostic, RehearsalError } from '../base/errors.ts';
import { type Keyword, keywordOf } from './connection-keywords.ts';
import { type ConnectionSettings, defaultSettings, type Encryption } from './connection-settings.ts';
import { readDataSource } from './data-source.ts';
import { readSignIn } from './read-sign-in.ts';
import type { SignIn } from './sign-in.ts';
import { splitConnectionString } from './split-connection-string.ts';

/** Gathers what is wrong with a connection string; `bad` never gets a value, only keywords. */
export type Problems = { readonly bad: (code: string, message: string, hint?: string) => void };

/**
 * Reads an ADO.NET connection string. Throws a RehearsalError with everything that is wrong with it (CON001–CON006); no message holds
 * a value of it but server and database names. `label` says where it came from; `signIn` stands for what the text then need not say.
 */
export function parseConnectionString(
  text: string,
  label = 'The connection string',
  signIn?: SignIn,
): ConnectionSettings {
  const problems: Diagnostic[] = [];
  const bad = (code: string, message: string, hint?: string): void => {
    problems.push({ code, severity: 'error', message, ...(hint === undefined ? {} : { hint }) });
  };
  const given = readPairs(text, label, { bad });
  const settings = readSettings(given, label, signIn, { bad });
  if (problems.length > 0 || settings === undefined) throw new RehearsalError(problems);
  return settings;
}

/** Keywords that stand in the text with a value; the last of several wins, an empty value takes an earlier one back. */
function readPairs(text: string, label: string, { bad }: Problems): ReadonlyMap<Keyword, string> {
  const { pairs, broken } = splitConnectionString(text);
  if (broken) bad('CON001', `${label} cannot be read at character ${broken.offset + 1}: ${broken.why}.`, quoting);
  const given = new Map<Keyword, string>();
  const unknown: string[] = [];
  let before: string | undefined;
  for (const { keyword, value } of pairs) {
    const meaning = keywordOf(keyword);
    // What follows a password may be the rest of it, after a semicolon; it is never repeated.
    if (meaning === undefined) {
      const rest = before === 'Password' || !/^[A-Za-z][A-Za-z _]{0,40}$/.test(keyword);
      unknown.push(rest ? (before === undefined ? 'the first' : `the one after ${before}`) : `'${keyword}'`);
      continue;
    }
    before = meaning.name;
    if (meaning.does === 'refused') {
      if (value !== '' && !meaning.harmless.test(value)) bad('CON003', `${label} has ${meaning.name}: ${meaning.why}.`);
    } else if (meaning.does === 'read') {
      if (value === '') given.delete(meaning.name);
      else given.set(meaning.name, value);
    }
  }
  if (unknown.length > 0)
    bad('CON002', `${label} has keywords that SQL Server has not: ${unknown.join(', ')}.`, quoting);
  return given;
}

const quoting =
  'A value that holds a semicolon, or begins with a quote, stands in quotes, and its own quotes are doubled.';

function readSettings(
  given: ReadonlyMap<Keyword, string>,
  label: string,
  known: SignIn | undefined,
  problems: Problems,
): ConnectionSettings | undefined {
  const { bad } = problems;
  const reader = valueReader(given, label, problems);
  const source = readDataSource(given.get('Data Source') ?? '');
  if (typeof source === 'string')
    bad('CON004', `The server (Data Source) of ${lower(label)} cannot be used: ${source}.`);
  const library = given.get('Network Library');
  if (library !== undefined && !/^(dbmssocn|tcp)$/i.test(library)) {
    bad('CON003', `${label} has a Network Library other than dbmssocn: only TCP is supported.`);
  }
  const database = given.get('Initial Catalog');
  if (database === undefined) bad('CON005', `${label} names no database.`, 'Add Initial Catalog=<database>.');
  const signIn = known ?? readSignIn(given, label, problems);
  const encryption = reader.encryption();
  const rest = {
    connectTimeout: reader.number('Connect Timeout', 0, 2147483) * 1000,
    commandTimeout: reader.number('Command Timeout', 0, 2147483) * 1000,
    packetSize: reader.number('Packet Size', 512, 32768),
    connectRetries: reader.number('Connect Retry Count', 0, 255),
    trustServerCertificate: reader.flag('Trust Server Certificate'),
    multiSubnetFailover: reader.flag('Multi Subnet Failover'),
    readOnlyIntent: reader.intent(),
  };
  if (typeof source === 'string' || database === undefined || signIn === undefined) return undefined;
  const text = (name: Keyword): string | undefined => given.get(name);
  const certificateName = text('Host Name In Certificate');
  const workstation = text('Workstation ID');
  return {
    ...source,
    database,
    signIn,
    encryption,
    trustServerCertificate: rest.trustServerCertificate ?? defaultSettings.trustServerCertificate,
    ...(certificateName === undefined ? {} : { hostNameInCertificate: certificateName }),
    // 0 is endless in SqlClient; a pipeline waits a minute at most before it says what is wrong.
    connectTimeout: given.has('Connect Timeout') ? rest.connectTimeout || 60_000 : defaultSettings.connectTimeout,
    ...(rest.commandTimeout > 0 ? { commandTimeout: rest.commandTimeout } : {}),
    applicationName: text('Application Name') ?? defaultSettings.applicationName,
    ...(workstation === undefined ? {} : { workstation }),
    readOnlyIntent: rest.readOnlyIntent,
    multiSubnetFailover: rest.multiSubnetFailover ?? defaultSettings.multiSubnetFailover,
    packetSize: given.has('Packet Size') ? rest.packetSize : defaultSettings.packetSize,
    connectRetries: given.has('Connect Retry Count') ? rest.connectRetries : defaultSettings.connectRetries,
  };
}

/** Reads values of a type; says what the keyword takes when one does not fit, and not what was given. */
function valueReader(given: ReadonlyMap<Keyword, string>, label: string, { bad }: Problems) {
  const wrong = (name: Keyword, takes: string): void => bad('CON006', `${name} of ${lower(label)} is ${takes}.`);
  return {
    flag(name: Keyword): boolean | undefined {
      const value = given.get(name);
      if (value === undefined) return undefined;
      if (!/^(true|yes|false|no)$/i.test(value)) wrong(name, 'true or false');
      return /^(true|yes)$/i.test(value);
    },
    /** 0 when there is none. */
    number(name: Keyword, least: number, most: number): number {
      const value = given.get(name);
      if (value === undefined) return 0;
      const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
      if (number >= least && number <= most) return number;
      wrong(name, `a number from ${least} to ${most}`);
      return least;
    },
    encryption(): Encryption {
      const value = given.get('Encrypt')?.toLowerCase() ?? 'mandatory';
      if (['mandatory', 'true', 'yes'].includes(value)) return 'mandatory';
      if (['optional', 'false', 'no'].includes(value)) return 'optional';
      if (value !== 'strict') wrong('Encrypt', 'mandatory (true), optional (false) or strict');
      return 'strict';
    },
    intent(): boolean {
      const value = given.get('Application Intent');
      if (value === undefined) return defaultSettings.readOnlyIntent;
      if (!/^read(only|write)$/i.test(value)) wrong('Application Intent', 'ReadOnly or ReadWrite');
      return /^readonly$/i.test(value);
    },
  };
}

function lower(label: string): string {
  return label.replace(/^The /, 'the ');
}
