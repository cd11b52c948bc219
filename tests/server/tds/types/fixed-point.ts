/** `-12.345` at scale 2 → -1235n: rounded half away from zero, as SQL Server rounds. */
export function toUnscaled(value: string | number, scale: number): bigint {
  const text = typeof value === 'number' && /e/i.test(String(value)) ? value.toFixed(20) : String(value).trim();
  const found = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!found || !/\d/.test(text)) throw new Error(`'${value}' is no number`);
  const [, sign, whole = '', fraction = ''] = found;
  const kept = BigInt(`0${whole}${fraction.slice(0, scale).padEnd(scale, '0')}`);
  const rounded = Number(fraction[scale] ?? 0) >= 5 ? kept + 1n : kept;
  return sign === '-' ? -rounded : rounded;
}

/** -1235n at scale 2 → `-12.35`. */
export function fromUnscaled(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return value < 0n ? `-${text}` : text;
}
