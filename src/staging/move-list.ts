import { type Diagnostic, RehearsalError } from '../base/errors.ts';
import type { BackupFile } from './backup-header.ts';
import type { ServerFacts } from './server-facts.ts';

/** Where a file of the backup goes. */
export type Move = {
  readonly logical: string;
  readonly type: string;
  readonly to: string;
  readonly bytes: number;
};

export type MoveQuestion = {
  readonly files: readonly BackupFile[];
  readonly server: ServerFacts;
  /** The database that is made. */
  readonly database: string;
  /** Folders to use in place of the server's defaults. */
  readonly dataPath?: string;
  readonly logPath?: string;
  /** Physical names that other databases of the server have. */
  readonly taken: readonly string[];
};

/** SQL Server keeps 260 characters of a physical name. */
const longest = 259;

/**
 * A place for every file, in the default folders of the server and under names made of the database and of its logical name:
 * several files, filestream and memory-optimised containers (type S, folders) alike; never a name that another database has.
 */
export function moveList(question: MoveQuestion): readonly Move[] {
  const { server } = question;
  const dataPath = question.dataPath ?? server.dataPath;
  const logPath = question.logPath ?? server.logPath ?? dataPath;
  if (dataPath === undefined || dataPath === '' || logPath === undefined || logPath === '') {
    const problem: Diagnostic = {
      code: 'RST005',
      severity: 'error',
      message: `${server.server} does not say its default folders for data and log.`,
      hint: 'Give dataPath and logPath.',
    };
    throw new RehearsalError([problem]);
  }
  // Windows, and file systems of Linux with folded names: two files never differ by case only.
  const taken = new Set(question.taken.map((path) => path.toLowerCase()));
  return question.files.map((file) => {
    const folder = file.type === 'L' ? logPath : dataPath;
    const name = `${plainName(question.database)}_${plainName(file.logical)}`;
    const to = freeName(folder, name, extensionOf(file), taken);
    taken.add(to.toLowerCase());
    return { logical: file.logical, type: file.type, to, bytes: file.bytes };
  });
}

function freeName(folder: string, name: string, extension: string, taken: ReadonlySet<string>): string {
  const base =
    folder.endsWith('/') || folder.endsWith('\\') ? folder : `${folder}${folder.includes('\\') ? '\\' : '/'}`;
  for (let n = 1; ; n += 1) {
    const tail = `${n === 1 ? '' : `_${n}`}${extension}`;
    const path = `${base}${cut(name, longest - base.length - tail.length)}${tail}`;
    if (!taken.has(path.toLowerCase())) return path;
  }
}

function extensionOf(file: BackupFile): string {
  if (file.type === 'L') return '.ldf';
  if (file.type === 'D') return file.fileId === 1 ? '.mdf' : '.ndf';
  // A container of filestream or memory-optimised data is a folder.
  return '';
}

/** What every file system takes: letters, digits and a few marks. Names that fall together get numbers. */
export function plainName(name: string): string {
  const text = name.replace(/[^\p{L}\p{N}_.-]+/gu, '_').replace(/^[.]+|[.]+$/g, '_');
  return text === '' ? '_' : text;
}

/** Cuts between characters, not within a pair of surrogates. */
function cut(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > Math.max(1, length)) break;
    kept += character;
  }
  return kept;
}
