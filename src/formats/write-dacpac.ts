import { sha256 } from '../base/sha256.ts';
import type { Dacpac } from './dacpac.ts';
import { type ModelToWrite, namespace, schemaVersionOf, writeModelXml } from './model-xml-writer.ts';
import { writeZip } from './write-zip.ts';

const encoder = new TextEncoder();

export type DacpacToWrite = Omit<Dacpac, 'model'> & { readonly model: ModelToWrite };

/** Writes a .dacpac, byte-identical for equal content: fixed times, an identity made from the model's checksum. */
export function writeDacpac(dacpac: DacpacToWrite): Uint8Array {
  const modelXml = writeModelXml(dacpac.model);
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

function metadataXml(dacpac: Pick<Dacpac, 'name' | 'version' | 'description'>): string {
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

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
