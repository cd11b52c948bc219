import type { Login } from '../engine.ts';
import { ByteReader } from './byte-reader.ts';

/** LOGIN7, [MS-TDS] 2.2.6.4: who signs in, and what was negotiated with it. */
export type Login7 = {
  readonly login: Login;
  readonly packetSize: number;
  readonly tdsVersion: number;
  /** The features that want an acknowledgement. */
  readonly features: readonly number[];
  /** An NTLM message instead of user and password. */
  readonly sspi?: Buffer;
};

/** Identifiers of the feature extension. */
export const feature = { fedAuth: 0x02, utf8: 0x0a, end: 0xff } as const;
const securityTokenLibrary = 1;

/** Offsets of the (offset, length) pairs in the fixed part. */
const pair = { user: 40, password: 44, application: 48, extension: 56, database: 68, sspi: 78 };

export function readLogin7(data: Buffer): Login7 {
  const { token, features } = readFeatures(data);
  const user = text(data, pair.user);
  const password = scrambled(data);
  const database = text(data, pair.database);
  const sspi = data.subarray(data.readUInt16LE(pair.sspi)).subarray(0, data.readUInt16LE(pair.sspi + 2));
  return {
    login: {
      application: text(data, pair.application),
      ...(user === '' ? {} : { user }),
      ...(password === '' ? {} : { password }),
      ...(token === undefined ? {} : { token }),
      ...(database === '' ? {} : { database }),
    },
    tdsVersion: data.readUInt32LE(4),
    packetSize: data.readUInt32LE(8),
    features,
    ...(sspi.length === 0 ? {} : { sspi }),
  };
}

function text(data: Buffer, at: number): string {
  return new ByteReader(data, data.readUInt16LE(at)).ucs2(data.readUInt16LE(at + 2));
}

/** Passwords have their nibbles swapped and are XORed with 0xA5: no secret, but not what was typed either. */
function scrambled(data: Buffer): string {
  const at = data.readUInt16LE(pair.password);
  const bytes = data.subarray(at, at + data.readUInt16LE(pair.password + 2) * 2);
  const clear = bytes.map((byte) => {
    const mixed = byte ^ 0xa5;
    return ((mixed & 0x0f) << 4) | (mixed >> 4);
  });
  return Buffer.from(clear).toString('utf16le');
}

function readFeatures(data: Buffer): { readonly token?: string; readonly features: readonly number[] } {
  // tedious says that it has an extension, and has none, when it speaks 8.0.
  const hasExtension = (data[27]! & 0x10) !== 0 && data.readUInt16LE(pair.extension + 2) >= 4;
  if (!hasExtension) return { features: [] };
  const reader = new ByteReader(data, data.readUInt32LE(data.readUInt16LE(pair.extension)));
  const features: number[] = [];
  let token: string | undefined;
  for (let id = reader.u8(); id !== feature.end; id = reader.u8()) {
    const content = new ByteReader(reader.bytes(reader.u32()));
    features.push(id);
    if (id === feature.fedAuth && content.u8() >> 1 === securityTokenLibrary) token = content.ucs2(content.u32() / 2);
  }
  return { features, ...(token === undefined ? {} : { token }) };
}
