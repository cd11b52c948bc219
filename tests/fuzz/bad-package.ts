import { unzipSync, zipSync } from 'fflate';
import { sha256 } from '../../src/base/sha256.ts';
import type { Random } from './random.ts';

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

/** A package that was cut off, damaged, or made to harm. `good` is a real one. */
export function damagedPackage(good: Uint8Array, random: Random): Uint8Array {
  switch (random.next(9)) {
    case 0:
      return good.slice(0, random.next(good.length));
    case 1: {
      const bytes = good.slice();
      for (let n = 1 + random.next(20); n > 0; n -= 1) bytes[random.next(bytes.length)] = random.next(256);
      return bytes;
    }
    case 2:
      return encoder.encode(random.pick(['', 'PK', 'PK\u0003\u0004', 'not a zip', '<xml/>', '{}']));
    case 3:
      return repacked(good, (xml) => damagedText(xml, random), true);
    case 4:
      return repacked(good, (xml) => damagedText(xml, random), false);
    case 5:
      return repacked(good, entities, true);
    case 6: {
      const files = unzipSync(good);
      delete files[random.pick(Object.keys(files))];
      return zipSync(files);
    }
    case 7:
      return zipSync({
        ...unzipSync(good),
        '../../../../tmp/rehearsal-escaped.txt': encoder.encode('out'),
        'C:\\x': encoder.encode('x'),
      });
    default:
      return bomb(good, random);
  }
}

/** model.xml changed, with the checksum of Origin.xml made right again or left wrong. */
function repacked(good: Uint8Array, change: (xml: string) => string, mend: boolean): Uint8Array {
  const files = unzipSync(good);
  const before = files['model.xml'] ?? new Uint8Array();
  const after = encoder.encode(change(decoder.decode(before)));
  files['model.xml'] = after;
  if (mend) {
    const origin = decoder.decode(files['Origin.xml']);
    files['Origin.xml'] = encoder.encode(origin.replace(/[0-9A-Fa-f]{64}/, sha256(after).toUpperCase()));
  }
  return zipSync(files);
}

function damagedText(xml: string, random: Random): string {
  const at = random.next(xml.length);
  switch (random.next(6)) {
    case 0:
      return xml.slice(0, at);
    case 1:
      return (
        xml.slice(0, at) +
        random.pick(['<', '>', '&', '"', '</Element>', '<Element Type="SqlTable">', '\u0000']) +
        xml.slice(at)
      );
    case 2:
      return xml.replace(
        /Name="\[[^"]*"/,
        `Name="${random.pick(['', '[', '[]', '[a', '[a].[b].[c].[d].[e]', ']]]'])}"`,
      );
    case 3:
      return xml.replaceAll(random.pick(['SqlTable', 'SqlSimpleColumn', 'Columns', 'Value=', 'Property']), 'Unknown');
    case 4:
      return xml.replace(/Value="[^"]*"/g, (value) => (random.next(20) === 0 ? 'Value="-999999999999"' : value));
    default: {
      const depth = 1000 + random.next(50_000);
      const deep = '<Element Type="SqlTable"><Relationship Name="Columns"><Entry>'.repeat(depth);
      return xml.replace('</Model>', `${deep}</Model>`);
    }
  }
}

/** Entities that would grow to gigabytes, and one that would read a file of the machine. */
function entities(xml: string): string {
  const levels = Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
  const doctype = `<!DOCTYPE x [<!ENTITY e0 "lol">${levels}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
  return xml
    .replace(/(<\?xml[^>]*\?>)?/, (declaration) => `${declaration}${doctype}`)
    .replace('</Model>', '&e12;&f;</Model>');
}

/** A part that inflates to far more than a schema can be. Making one takes seconds, so each is made once. */
function bomb(good: Uint8Array, random: Random): Uint8Array {
  const part = random.pick(['model.xml', 'other.bin']);
  const made =
    bombs.get(part) ?? zipSync({ ...unzipSync(good), [part]: new Uint8Array(bombSize).fill(0x20) }, { level: 1 });
  bombs.set(part, made);
  return made;
}

const bombs = new Map<string, Uint8Array>();
const bombSize = 300 * 1024 * 1024;
