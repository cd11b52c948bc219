const decoder = new TextDecoder('windows-1252');
const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));

/** Code page 1252, as varchar of a Latin1 collation has it: what it lacks becomes `?`. */
export function toCodePage(text: string): Buffer {
  return Buffer.from(Array.from(text, (character) => byteOf.get(character) ?? 0x3f));
}

export function fromCodePage(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
