import type { Diagnostic } from '../base/errors.ts';
import { quote } from '../base/names.ts';
import type { BackupFile, BackupHeader } from './backup-header.ts';
import type { ServerFacts } from './server-facts.ts';

export type BackupQuestion = {
  readonly header: BackupHeader;
  readonly files: readonly BackupFile[];
  /** See ReadSet of choose-backup.ts. */
  readonly missingKey?: string;
  readonly server: ServerFacts;
  /** The database that it should be of; undefined when nobody said. */
  readonly expected?: string;
  /** Thumbprints of certificates and asymmetric keys in master of the server that restores. */
  readonly keys: readonly string[];
};

const error = (code: string, message: string, hint: string): Diagnostic => ({ code, severity: 'error', message, hint });

/** Every reason why this server cannot or should not restore this backup. No option removes one. */
export function refuseBackup(question: BackupQuestion): readonly Diagnostic[] {
  return [...refuseContent(question), ...refuseVersion(question), ...refuseKeys(question)];
}

/** Refusal 6: damaged, incomplete, or of another database. */
function refuseContent({ header, files, expected, missingKey }: BackupQuestion): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const refuse = (message: string, hint = 'Use another backup, or take one now with method copy-only.'): void => {
    found.push(error('RST007', message, hint));
  };
  const of = `The backup of ${quote(header.database)}`;
  if (header.damaged) refuse(`${of} is damaged.`);
  if (header.incomplete) refuse(`${of} has incomplete metadata.`);
  if (header.type !== 1) refuse(`${of} is not a full database backup (BackupType ${header.type}).`);
  if (expected !== undefined && header.database.toLowerCase() !== expected.toLowerCase()) {
    refuse(`The backup is of ${quote(header.database)}, not of ${quote(expected)}.`, 'Name a backup of that database.');
  }
  if (header.type === 1 && files.length === 0 && missingKey === undefined) refuse(`${of} lists no files.`);
  const missing = files.filter((file) => !file.present);
  if (missing.length > 0) {
    refuse(`${of} does not contain every file: ${missing.map((file) => quote(file.logical)).join(', ')} is missing.`);
  }
  return found;
}

/** Refusal 3: a restore never goes to a lower version. */
function refuseVersion({ header, server }: BackupQuestion): readonly Diagnostic[] {
  if (header.major > 0 && header.major <= server.major) return [];
  return [
    error(
      'RST004',
      header.major > 0
        ? `The backup comes from SQL Server ${header.version}; ${server.server} is ${server.version}, and a restore never goes to a lower version.`
        : 'The backup does not say which version of SQL Server made it.',
      'Use a staging server of the same version as production, or a later one.',
    ),
  ];
}

/** Refusal 5: encrypted with a key that this server does not have. */
function refuseKeys({ header, files, server, keys, missingKey }: BackupQuestion): readonly Diagnostic[] {
  const needed = new Map<string, string>();
  if (header.encryption) needed.set(header.encryption.thumbprint ?? '', 'The backup is encrypted');
  for (const { tdeThumbprint } of files) {
    if (tdeThumbprint !== undefined && !needed.has(tdeThumbprint)) {
      needed.set(tdeThumbprint, 'The database uses transparent data encryption');
    }
  }
  if (missingKey !== undefined && !needed.has(missingKey) && !header.encryption) {
    needed.set(missingKey, 'The backup or its database is encrypted');
  }
  return [...needed]
    .filter(([thumbprint]) => !keys.includes(thumbprint) || thumbprint === missingKey)
    .map(([thumbprint, why]) =>
      error(
        'RST006',
        `${why}, and ${server.server} ${
          server.may.viewAnyDefinition || server.may.sysadmin
            ? 'does not have'
            : `does not let login ${quote(server.login)} see`
        } the certificate or asymmetric key with thumbprint ${thumbprint === '' ? '(not said)' : thumbprint}.`,
        server.may.viewAnyDefinition || server.may.sysadmin
          ? 'On production: BACKUP CERTIFICATE … TO FILE … WITH PRIVATE KEY (…); on staging, in master: CREATE CERTIFICATE … FROM FILE … WITH PRIVATE KEY (…);'
          : `As an administrator there: GRANT VIEW ANY DEFINITION TO ${quote(server.login)}; and, if it is really missing, bring the certificate over.`,
      ),
    );
}
