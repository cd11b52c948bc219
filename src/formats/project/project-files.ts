/** Where a project's files come from: a folder on disk, or texts in a test. Paths use `/` and are relative to the project. */
export type ProjectFiles = {
  /** Bytes of a file, or undefined when it is not there. Letter case is ignored when nothing matches exactly. */
  read(path: string): Uint8Array | undefined;
  /**
   * All files below the project's folder, sorted by ordinal comparison; with `folder` those below another one (`../shared`),
   * their paths relative to the project as well.
   */
  list(folder?: string): readonly string[];
};

/**
 * What MSBuild properties such as `$(MSBuildProjectDirectory)` hold for the project's folder. MSBuild gives an absolute path;
 * a build must not depend on where the project lies, so it stands for one and no file can bear it.
 */
export const projectFolder = '<project>';

/** `a\b\..\c.sql` → `a/c.sql`. A leading `..` stays: projects may include files beside their folder. */
export function normalizePath(path: string): string {
  const slashed = path.trim().replaceAll('\\', '/');
  // What stands before an absolute path counts for nothing.
  const at = slashed.lastIndexOf(projectFolder);
  const own = at >= 0;
  const parts: string[] = [];
  for (const part of (own ? slashed.slice(at + projectFolder.length) : slashed).split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop();
    else parts.push(part);
  }
  return (!own && slashed.startsWith('/') ? '/' : '') + parts.join('/');
}

/** A path that is written in a file of `folder`, relative to the project. */
export function pathFrom(folder: string, path: string): string {
  return normalizePath(folder === '' || isAbsolute(path) ? path : `${folder}/${path}`);
}

function isAbsolute(path: string): boolean {
  return path.includes(projectFolder) || /^\s*([\\/]|[A-Za-z]:)/.test(path);
}

/** The folder of a path, '' for none. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}
