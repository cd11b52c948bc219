/** A number as .NET spells a double to 17 digits, which is how DacFx writes the sides of a bounding box: 1E+17, 2E-05. */
export function decimalText(value: number): string {
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-4 && size < 1e17)) return String(value);
  const [digits = '0', exponent = '+0'] = value.toExponential().split('e');
  return `${digits}E${exponent.startsWith('-') ? '-' : '+'}${exponent.slice(1).padStart(2, '0')}`;
}
