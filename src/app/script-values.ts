/**
 * SQLCMD values for a script that runs on the in-memory server: those that the packages have, and for every other variable
 * that the script uses and does not set by `:setvar` its own name. What runs there has no data, so a value decides nothing
 * but whether the text parses; a value of the script's own may: DacFx's scripts ask for theirs and switch themselves off.
 */
export function scriptValues(
  texts: readonly string[],
  ...known: readonly Readonly<Record<string, string>>[]
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  if (!texts.some((text) => text.includes('$('))) return values;
  for (const text of texts) {
    if (!text.includes('$(')) continue;
    for (const [, name = ''] of text.matchAll(/\$\(([^\s()$]+)\)/g)) values.set(name.toLowerCase(), name);
  }
  for (const text of texts) {
    if (!/:setvar/i.test(text)) continue;
    for (const [, name = ''] of text.matchAll(/^[ \t]*:setvar[ \t]+(\S+)/gim)) values.delete(name.toLowerCase());
  }
  for (const variables of known) {
    for (const [name, value] of Object.entries(variables)) if (value !== '') values.set(name.toLowerCase(), value);
  }
  return values;
}
