const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Text of a file: UTF-8, UTF-16 little or big endian (by byte order mark, or by the zero bytes that ASCII leaves in
 * UTF-16), otherwise Windows-1252, which Visual Studio wrote before UTF-8. The byte order mark is left out.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.length >= 4 && bytes.length % 2 === 0) {
    if (bytes[1] === 0 && bytes[3] === 0) return new TextDecoder('utf-16le').decode(bytes);
    if (bytes[0] === 0 && bytes[2] === 0) return new TextDecoder('utf-16be').decode(bytes);
  }
  try {
    return utf8.decode(bytes);
  } catch {
    // Not UTF-8: the only other encoding that real projects use without a mark. Every byte has a meaning in it.
    return decodeWindows1252(bytes);
  }
}

/** The characters of 0x80–0x9F; the rest is Latin-1. Node 20's own decoder takes these for control characters. */
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, (character) => upperControls.charAt(character.charCodeAt(0) - 0x80));
}
