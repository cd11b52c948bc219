import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Licences that allow what we do with them, if their text goes along. */
const permissive = /^(0BSD|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|BlueOak-1\.0\.0|ISC|MIT|Unlicense)$/;

type Package = { readonly name: string; readonly version: string; readonly license?: string };

/**
 * The notices of everybody whose code is in a bundle, as their licences ask. `inputs` are the files that were bundled. Throws where a
 * package has a licence that was not looked at yet, or none.
 */
export function notices(inputs: Iterable<string>): string {
  const folders = new Set<string>();
  for (const file of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'));
    if (match?.[1] !== undefined) folders.add(match[1]);
  }
  const texts = new Map<string, string>();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Package;
    if (license === undefined || !permissive.test(license)) {
      throw new Error(`${name} ${version} has the licence ${license}. See scripts/notices.ts.`);
    }
    texts.set(`${name} ${version}`, `${name} ${version} (${license})\n\n${licenceText(folder)}`);
  }
  const head = 'Database Rehearsal contains code of the following packages, under their licences.\n';
  return [head, ...[...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

function licenceText(folder: string): string {
  const name = readdirSync(folder).find((file) => /^(licen[cs]e|copying)(\.|-|$)/i.test(file));
  if (name !== undefined) return `${readFileSync(path.join(folder, name), 'utf8').replaceAll('\r', '').trim()}\n`;
  const { author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { author?: unknown };
  const by = typeof author === 'object' && author !== null ? (author as { name?: string }).name : author;
  return `The package has no text of its licence. Author: ${by ?? 'not named'}.\n`;
}
