import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { type Answer, type Driver, driverSources } from './driver.ts';

/** Remembers answers by the driver's sources and what the packages of the request contain, so that a second run asks only what is new. */
export function cachedDriver(driver: Driver, folder: string): Driver {
  mkdirSync(folder, { recursive: true });
  const contents = new Map<string, string>();
  const sources = driverSources();
  const contentOf = (file: string): string => {
    let hash = contents.get(file);
    if (hash === undefined) {
      hash = contentHash(readFileSync(file));
      contents.set(file, hash);
    }
    return hash;
  };
  return {
    async ask(request) {
      if (request.output !== undefined) return driver.ask(request);
      const key = createHash('sha256').update(sources);
      for (const [name, value] of Object.entries(request)) {
        const isPackage = typeof value === 'string' && value.endsWith('.dacpac');
        key.update(`${name}=${isPackage ? contentOf(value) : JSON.stringify(value)}\n`);
      }
      const file = path.join(folder, `${key.digest('hex')}.json`);
      if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Answer;
      const answer = await driver.ask(request);
      writeFileSync(file, JSON.stringify(answer));
      return answer;
    },
    close: () => driver.close(),
  };
}

// Origin.xml carries times; the model and the scripts decide.
function contentHash(bytes: Uint8Array): string {
  const hash = createHash('sha256');
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes);
  } catch {
    return hash.update(bytes).digest('hex');
  }
  for (const name of Object.keys(entries).sort()) {
    if (name !== 'Origin.xml') hash.update(name).update(entries[name]!);
  }
  return hash.digest('hex');
}
