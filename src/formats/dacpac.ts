import { fail } from '../base/errors.ts';
import { sha256 } from '../base/sha256.ts';
import { type ModelXml, readModelXml, type SharedReading } from './model-xml-reader.ts';
import { schemaVersionOf, writeModelXml } from './model-xml-writer.ts';
import { readZip, writeZip } from './package-zip.ts';

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
const encoder = new TextEncoder();
const namespace = 'http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02';

/**
 * Reads a .dacpac that DacFx or we have written. Throws PKG001–PKG004: not a package, no model, damaged model (its
 * checksum in Origin.xml differs). `shared` speeds up reading a second version of the same database.
 */
export async function readDacpac(bytes: Uint8Array, file: string, shared?: SharedReading): Promise<Dacpac> {
  const parts = await readZip(bytes, file);
  const modelBytes = parts.get('model.xml');
  if (!modelBytes) {
    fail('PKG003', `${file} has no model.xml.`, { hint: 'Is it a .dacpac? A .bacpac or a plain zip file is not.' });
  }
  const origin = text(parts.get('Origin.xml')) ?? '';
  const checksum = /<Checksum Uri="\/model\.xml">\s*([0-9A-Fa-f]{64})\s*<\/Checksum>/.exec(origin)?.[1];
  if (checksum !== undefined && checksum.toLowerCase() !== sha256(modelBytes)) {
    fail('PKG004', `model.xml of ${file} was changed after the package was built: its checksum differs.`, {
      hint: 'Build the package again.',
    });
  }
  const metadata = text(parts.get('DacMetadata.xml')) ?? '';
  const description = tag(metadata, 'Description');
  return {
    model: readModelXml(modelBytes, file, shared),
    name: tag(metadata, 'Name') ?? '',
    version: tag(metadata, 'Version') ?? '1.0.0.0',
    ...(description !== undefined && { description }),
    ...optional('preDeploy', text(parts.get('predeploy.sql'))),
    ...optional('postDeploy', text(parts.get('postdeploy.sql'))),
    ...optional('refactorLog', text(parts.get('refactor.xml'))),
  };
}

/** Writes a .dacpac, byte-identical for equal content: fixed times, an identity made from the model's checksum. */
export function writeDacpac(dacpac: Dacpac): Uint8Array {
  const modelXml = encoder.encode(writeModelXml(dacpac.model));
  const checksum = sha256(modelXml);
  const parts = new Map<string, Uint8Array>([
    ['model.xml', modelXml],
    ['DacMetadata.xml', encoder.encode(metadataXml(dacpac))],
    ['Origin.xml', encoder.encode(originXml(checksum, schemaVersionOf(dacpac.model.dspName)))],
  ]);
  if (dacpac.preDeploy !== undefined) parts.set('predeploy.sql', encoder.encode(dacpac.preDeploy));
  if (dacpac.postDeploy !== undefined) parts.set('postdeploy.sql', encoder.encode(dacpac.postDeploy));
  if (dacpac.refactorLog !== undefined) parts.set('refactor.xml', encoder.encode(dacpac.refactorLog));
  parts.set('[Content_Types].xml', encoder.encode(contentTypesXml));
  return writeZip(parts);
}

/** Without the `sql` line DacFx ignores pre- and post-deployment scripts in silence. */
const contentTypesXml =
  '<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="text/xml" /><Default Extension="sql" ContentType="text/plain" /></Types>';

function metadataXml(dacpac: Dacpac): string {
  const description =
    dacpac.description === undefined ? '' : `\n  <Description>${escapeText(dacpac.description)}</Description>`;
  return `<?xml version="1.0" encoding="utf-8"?>\n<DacType xmlns="${namespace}">\n  <Name>${escapeText(dacpac.name)}</Name>\n  <Version>${escapeText(dacpac.version)}</Version>${description}\n</DacType>`;
}

function originXml(checksum: string, schemaVersion: string): string {
  const identity = checksum.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  return `<?xml version="1.0" encoding="utf-8"?>
<DacOrigin xmlns="${namespace}">
  <PackageProperties>
    <Version>3.1.0.0</Version>
    <ContainsExportedData>false</ContainsExportedData>
    <StreamVersions>
      <Version StreamName="Data">2.0.0.0</Version>
      <Version StreamName="DeploymentContributors">1.0.0.0</Version>
    </StreamVersions>
  </PackageProperties>
  <Operation>
    <Identity>${identity}</Identity>
    <Start>2000-01-01T00:00:00.0000000+00:00</Start>
    <End>2000-01-01T00:00:00.0000000+00:00</End>
    <ProductName>Database Rehearsal</ProductName>
    <ProductVersion>1.0.0.0</ProductVersion>
    <ProductSchema>${namespace}</ProductSchema>
  </Operation>
  <Checksums>
    <Checksum Uri="/model.xml">${checksum.toUpperCase()}</Checksum>
  </Checksums>
  <ModelSchemaVersion>${schemaVersion}</ModelSchemaVersion>
</DacOrigin>`;
}

function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : decoder.decode(bytes);
}

function optional<K extends string>(name: K, value: string | undefined): { readonly [P in K]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: string };
}

function tag(xml: string, name: string): string | undefined {
  const value = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return value?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
