import type { Cursor } from '../syntax/cursor.ts';

/** Classes of objects behind CREATE, ALTER and DROP; longer ones before their own beginnings. */
const classes = [
  ...['AGGREGATE', 'APPLICATION ROLE', 'ASSEMBLY', 'ASYMMETRIC KEY', 'AVAILABILITY GROUP', 'BROKER PRIORITY'],
  ...['CERTIFICATE', 'COLUMN ENCRYPTION KEY', 'COLUMN MASTER KEY', 'CONTRACT', 'CREDENTIAL', 'CRYPTOGRAPHIC PROVIDER'],
  ...['DATABASE AUDIT SPECIFICATION', 'DATABASE ENCRYPTION KEY', 'DATABASE SCOPED CREDENTIAL', 'DATABASE', 'DEFAULT'],
  ...['ENDPOINT', 'EVENT NOTIFICATION', 'EVENT SESSION', 'EXTERNAL DATA SOURCE', 'EXTERNAL FILE FORMAT'],
  ...['EXTERNAL LANGUAGE', 'EXTERNAL LIBRARY', 'EXTERNAL MODEL', 'EXTERNAL RESOURCE POOL', 'EXTERNAL STREAMING JOB'],
  ...['EXTERNAL STREAM', 'EXTERNAL TABLE', 'FULLTEXT CATALOG', 'FULLTEXT INDEX', 'FULLTEXT STOPLIST', 'FUNCTION'],
  ...['INDEX', 'LOGIN', 'MASTER KEY', 'MATERIALIZED VIEW', 'MESSAGE TYPE', 'PARTITION FUNCTION', 'PARTITION SCHEME'],
  ...['PROCEDURE', 'PROC', 'QUEUE', 'REMOTE SERVICE BINDING', 'RESOURCE GOVERNOR', 'RESOURCE POOL', 'ROLE', 'ROUTE'],
  ...['RULE', 'SCHEMA', 'SEARCH PROPERTY LIST', 'SECURITY POLICY', 'SEQUENCE', 'SERVER AUDIT SPECIFICATION'],
  ...['SERVER AUDIT', 'SERVER CONFIGURATION', 'SERVER ROLE', 'SERVICE MASTER KEY', 'SERVICE', 'STATISTICS'],
  ...['SYMMETRIC KEY', 'SYNONYM', 'TABLE', 'TRIGGER', 'TYPE', 'USER', 'VIEW', 'WORKLOAD CLASSIFIER', 'WORKLOAD GROUP'],
  ...['XML SCHEMA COLLECTION'],
].map((name) => name.split(' '));

const byFirstWord = new Map<string, readonly (readonly string[])[]>();
for (const words of classes) {
  const first = words[0] ?? '';
  byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), words]);
}

/** The class of object at the cursor in upper case (`PROC` becomes `PROCEDURE`); moves behind it. */
export function readDdlClass(c: Cursor): string {
  const words = byFirstWord.get(c.upper())?.find((one) => c.at(...one));
  if (!words) c.fail('a kind of object expected');
  c.advance(words.length);
  return words[0] === 'PROC' ? 'PROCEDURE' : words.join(' ');
}

/** Whether the word behind DROP begins the name of a class, so that DROP starts a statement. */
export function isDdlClassWord(upper: string): boolean {
  return byFirstWord.has(upper) || upper === 'SENSITIVITY' || upper === 'SIGNATURE';
}
