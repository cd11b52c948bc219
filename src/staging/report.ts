import type { BackupDevice } from './backup-header.ts';
import type { CopyOf } from './marker.ts';
import type { Move } from './move-list.ts';
import { sizeText } from './volumes.ts';

/** How the copy is made: from the newest backup in the history, from files that were named, from one taken now, or without data. */
export type RestoreMethod = 'history' | 'file' | 'copy-only' | 'schema-only';

export type StepReport = {
  readonly key: string;
  readonly title: string;
  readonly state: 'done' | 'failed' | 'warned';
  readonly milliseconds: number;
};

/** The record of one restore, without secrets. Times are ISO 8601 in UTC. */
export type RestoreReport = {
  readonly format: 1;
  readonly method: RestoreMethod;
  /** `printed`: nothing was run. */
  readonly outcome: 'restored' | 'printed';
  readonly staging: { readonly server: string; readonly database: string; readonly version: string };
  /** What the marker says; `restored` is absent where nothing was run. */
  readonly from: Omit<CopyOf, 'restored'> & { readonly restored?: string };
  readonly backup?: {
    readonly devices: readonly BackupDevice[];
    readonly position: number;
    readonly copyOnly: boolean;
    readonly bytes: number;
    /** A later differential backup that was restored on top. */
    readonly differential?: { readonly devices: readonly BackupDevice[]; readonly finished: string };
  };
  readonly files: readonly Move[];
  readonly steps: readonly StepReport[];
  /** What a person should know before the copy is used. */
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  /** The T-SQL, as it was printed or run. */
  readonly script: string;
};

/** The report for a person's eyes. */
export function reportLines(report: RestoreReport): readonly string[] {
  const { staging, from, backup } = report;
  const lines = [
    `${report.outcome === 'printed' ? 'Would make' : 'Made'} ${staging.database} on ${staging.server} ${
      report.method === 'schema-only' ? 'with the schema of' : 'out of'
    } ${from.database} on ${from.server}`,
  ];
  if (backup) {
    lines.push(
      `Backup${backup.copyOnly ? ' (COPY_ONLY)' : ''} of ${from.backupFinished ?? 'unknown time'}${
        from.lastLsn === undefined ? '' : `, last LSN ${from.lastLsn}`
      }: ${backup.devices.map((device) => device.path).join(', ')}`,
    );
    if (backup.differential) {
      lines.push(
        `Differential backup of ${backup.differential.finished}: ${backup.differential.devices.map((d) => d.path).join(', ')}`,
      );
    }
  }
  for (const file of report.files) lines.push(`  ${file.logical} (${sizeText(file.bytes)}) → ${file.to}`);
  for (const note of report.notes) lines.push(`Note: ${note}`);
  return lines;
}
