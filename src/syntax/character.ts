/** Character classes of T-SQL, over UTF-16 units. */

const partTable = new Uint8Array(128);
const startTable = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const c = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(c)) startTable[code] = 1;
  if (/[A-Za-z0-9_@#$]/.test(c)) partTable[code] = 1;
}

const wide = new Map<number, boolean>();

/** Letters and digits of all scripts, and halves of characters beyond the basic plane, as ScriptDom takes them. */
function isWideLetter(code: number): boolean {
  if (code >= 0xd800 && code <= 0xdfff) return true;
  let known = wide.get(code);
  if (known === undefined) {
    known = /[\p{L}\p{Nd}\p{M}\p{Nl}]/u.test(String.fromCharCode(code));
    wide.set(code, known);
  }
  return known;
}

export function isIdentifierStart(code: number): boolean {
  return code < 128 ? startTable[code] === 1 : isWideLetter(code);
}

export function isIdentifierPart(code: number): boolean {
  return code < 128 ? partTable[code] === 1 : isWideLetter(code);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Blanks, control characters, no-break spaces, line and paragraph separators, and the byte order mark. */
export function isWhiteSpace(code: number): boolean {
  if (code <= 32) return true;
  if (code < 127) return false;
  return (
    code === 0x7f ||
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** The signs that begin a money literal, see "money and smallmoney" in the documentation. */
export function isCurrency(code: number): boolean {
  if (code === 36) return true;
  if (code < 0xa2) return false;
  return (
    code <= 0xa5 ||
    code === 0x9f2 ||
    code === 0x9f3 ||
    code === 0xe3f ||
    code === 0x17db ||
    (code >= 0x20a0 && code <= 0x20b1) ||
    code === 0xfdfc ||
    code === 0xfe69 ||
    code === 0xff04 ||
    (code >= 0xffe0 && code <= 0xffe1) ||
    (code >= 0xffe5 && code <= 0xffe6)
  );
}
