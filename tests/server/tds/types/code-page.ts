/** What code page 1252 has at 0x80 to 0x9F (Node's TextDecoder takes these for Latin-1); a space where it has nothing. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Code page 1252, as varchar of a Latin1 collation has it: what it lacks becomes `?`. */
export function toCodePage(text: string): Buffer {
  return Buffer.from(Array.from(text, byteOf));
}

export function fromCodePage(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    const special = byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80]! : ' ';
    return special === ' ' ? String.fromCharCode(byte) : special;
  }).join('');
}

function byteOf(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const at = upper.indexOf(character);
  return at < 0 ? 0x3f : 0x80 + at;
}
