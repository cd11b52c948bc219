import { readFileSync } from 'node:fs';
import { Parser } from 'saxen';
import { readDacpac } from '../../src/formats/dacpac.ts';
import { readZip } from '../../src/formats/read-zip.ts';
import { median } from './measure.ts';

/** Medians in milliseconds of one process that does each in turn. */
export type Reading = {
  /** The whole package as data. */
  readonly read: number;
  /** Inflated and scanned by the same parser with nobody listening: it looks for the ends of tags only. */
  readonly scan: number;
  /** The same with a listener that takes the attributes and drops them. */
  readonly attributes: number;
};

/** Reading a package beside the least that any reading of it needs. */
export async function compareReading(file: string, runs: number): Promise<Reading> {
  const bytes = readFileSync(file);
  // Every part is inflated, as reading inflates them: a deployment script can be most of a package.
  const modelXml = async (): Promise<string> => {
    const parts = new Map([...(await readZip(bytes, file))].map(([name, part]) => [name, part.content()]));
    return Buffer.from(parts.get('model.xml') ?? []).toString();
  };
  const ways: Readonly<Record<keyof Reading, () => Promise<unknown>>> = {
    read: () => readDacpac(bytes, file),
    scan: async () => new Parser().parse(await modelXml()),
    attributes: async () => {
      const parser = new Parser();
      parser.on('openTag', (_name, attributes) => {
        attributes();
      });
      parser.parse(await modelXml());
    },
  };
  const names = Object.keys(ways) as (keyof Reading)[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  // The first round is left out: it compiles.
  for (let run = 0; run <= runs; run += 1) {
    for (const name of names) {
      const start = process.hrtime.bigint();
      await ways[name]();
      if (run > 0) times.get(name)?.push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  }
  const of = (name: keyof Reading): number => median(times.get(name) ?? []);
  return { read: of('read'), scan: of('scan'), attributes: of('attributes') };
}
