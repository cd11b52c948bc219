import { fail } from '../base/errors.ts';
import { sha256 } from '../base/sha256.ts';
import { type ModelXml, readModelXml, type SharedReading } from './model-xml-reader.ts';
import { readZip, type ZipPart } from './read-zip.ts';

/** What a .dacpac holds, each part as data. */
export type Dacpac = {
  readonly model: ModelXml;
  readonly name: string;
  /** Four numbers: `1.0.0.0`. */
  readonly version: string;
  readonly description?: string;
  readonly preDeploy?: string;
  readonly postDeploy?: string;
  /** refactor.xml, as its text. */
  readonly refactorLog?: string;
};

const decoder = new TextDecoder('utf-8');

/**
 * Reads a .dacpac that DacFx or we have written. Throws PKG001–PKG004: not a package, no model, damaged model (its
 * checksum in Origin.xml differs). `shared` speeds up reading a second version of the same database; `noteModel` is told
 * how many bytes model.xml has before it is read.
 */
export async function readDacpac(
  bytes: Uint8Array,
  file: string,
  shared?: SharedReading,
  noteModel?: (bytes: number) => void,
): Promise<Dacpac> {
  const parts = await readZip(bytes, file);
  const text = (name: string): string | undefined => textOf(name, parts.get(name), shared);
  const modelBytes = parts.get('model.xml')?.content();
  if (!modelBytes) {
    fail('PKG003', `${file} has no model.xml.`, { hint: 'Is it a .dacpac? A .bacpac or a plain zip file is not.' });
  }
  const origin = text('Origin.xml') ?? '';
  const checksum = /<Checksum Uri="\/model\.xml">\s*([0-9A-Fa-f]{64})\s*<\/Checksum>/.exec(origin)?.[1];
  if (checksum !== undefined && checksum.toLowerCase() !== sha256(modelBytes)) {
    fail('PKG004', `model.xml of ${file} was changed after the package was built: its checksum differs.`, {
      hint: 'Build the package again.',
    });
  }
  noteModel?.(modelBytes.length);
  const metadata = text('DacMetadata.xml') ?? '';
  const description = tag(metadata, 'Description');
  return {
    model: readModelXml(modelBytes, file, shared),
    name: tag(metadata, 'Name') ?? '',
    version: tag(metadata, 'Version') ?? '1.0.0.0',
    ...(description !== undefined && { description }),
    ...optional('preDeploy', text('predeploy.sql')),
    ...optional('postDeploy', text('postdeploy.sql')),
    ...optional('refactorLog', text('refactor.xml')),
  };
}

/** Scripts of megabytes seldom change from one version to the next: what is packed as it was before is the text that it was. */
function textOf(name: string, part: ZipPart | undefined, shared: SharedReading | undefined): string | undefined {
  if (!part) return undefined;
  const known = shared?.texts.get(name);
  if (known?.part.equals(part)) return known.text;
  const text = decoder.decode(part.content());
  shared?.texts.set(name, { part, text });
  return text;
}

function optional<K extends string>(name: K, value: string | undefined): { readonly [P in K]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: string };
}

function tag(xml: string, name: string): string | undefined {
  const value = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return value?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
