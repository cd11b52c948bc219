import { ByteWriter } from './byte-writer.ts';

const option = { version: 0, encryption: 1, instance: 2, thread: 3, mars: 4, trace: 5, fedAuth: 6, end: 0xff };

/** Values of the ENCRYPTION option. */
export const encryption = { off: 0, on: 1, notSupported: 2, required: 3 } as const;

/** What the client asks before it signs in, [MS-TDS] 2.2.6.5. */
export type Prelogin = { readonly encryption: number; readonly fedAuth: boolean };

export function readPrelogin(data: Buffer): Prelogin {
  let asked: Prelogin = { encryption: encryption.notSupported, fedAuth: false };
  for (let at = 0; data[at] !== option.end; at += 5) {
    const value = data[data.readUInt16BE(at + 1)];
    if (data[at] === option.encryption) asked = { ...asked, encryption: value! };
    if (data[at] === option.fedAuth) asked = { ...asked, fedAuth: value === 1 };
  }
  return asked;
}

/** The answer; `version` is the product version, such as 16.0.4135.4. */
export function writePrelogin(version: string, chosen: Prelogin): Buffer {
  const [major = 0, minor = 0, build = 0] = version.split('.').map(Number);
  const options: [number, Buffer][] = [
    [option.version, Buffer.from([major, minor, build >> 8, build & 0xff, 0, 0])],
    [option.encryption, Buffer.from([chosen.encryption])],
    [option.instance, Buffer.from([0])],
    [option.thread, Buffer.alloc(0)],
    [option.mars, Buffer.from([0])],
  ];
  if (chosen.fedAuth) options.push([option.fedAuth, Buffer.from([1])]);
  const head = new ByteWriter();
  let offset = options.length * 5 + 1;
  for (const [token, value] of options) {
    head.bytes(Buffer.from([token, offset >> 8, offset & 0xff, 0, value.length]));
    offset += value.length;
  }
  return Buffer.concat([head.u8(option.end).take(), ...options.map(([, value]) => value)]);
}
