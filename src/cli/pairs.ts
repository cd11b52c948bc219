/** Whether a text is `Name=Value`; the value may hold `=` and may be empty. */
export function isPair(text: string): boolean {
  return /^[A-Za-z_][\w-]*=/.test(text);
}

export function splitPair(text: string): [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}
