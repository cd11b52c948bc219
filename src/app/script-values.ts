/**
 * SQLCMD values for a script that runs on the in-memory server: those that the packages have, and for every other variable
 * that the script uses its own name. What runs there has no data, so a value decides nothing but whether the text parses.
 */
export function scriptValues(
  text: string,
  ...known: readonly Readonly<Record<string, string>>[]
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  if (!text.includes('$(')) return values;
  for (const [, name = ''] of text.matchAll(/\$\(([^\s()$]+)\)/g)) values.set(name.toLowerCase(), name);
  for (const variables of known) {
    for (const [name, value] of Object.entries(variables)) if (value !== '') values.set(name.toLowerCase(), value);
  }
  return values;
}
