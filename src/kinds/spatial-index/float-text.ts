/**
 * A number as .NET spells a double, which is how DacFx writes bounding boxes: `1E+16` where JavaScript says 1e16, and an
 * exponent from 0.00001 down.
 */
export function floatText(value: number): string {
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-4 && size < 1e15)) return String(value);
  const [digits = '0', exponent = '+0'] = value.toExponential().split('e');
  const sign = exponent.startsWith('-') ? '-' : '+';
  return `${digits}E${sign}${exponent.slice(1).padStart(2, '0')}`;
}
