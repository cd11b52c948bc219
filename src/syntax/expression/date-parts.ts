const spellings: Readonly<Record<string, string>> = {
  year: 'yy yyyy',
  quarter: 'qq q',
  month: 'mm m',
  dayofyear: 'dy y',
  day: 'dd d',
  week: 'wk ww',
  weekday: 'dw w',
  hour: 'hh',
  minute: 'mi n',
  second: 'ss s',
  millisecond: 'ms',
  microsecond: 'mcs',
  nanosecond: 'ns',
  tzoffset: 'tz',
  iso_week: 'isowk isoww',
};

const parts: ReadonlyMap<string, string> = new Map(
  Object.entries(spellings).flatMap(([part, short]) => [part, ...short.split(' ')].map((word) => [word, part])),
);

const functions = new Set(['dateadd', 'datediff', 'datediff_big', 'datename', 'datepart', 'datetrunc', 'date_bucket']);

/** Whether the first argument of this function (lower case) is a date part. */
export function takesDatePart(name: string): boolean {
  return functions.has(name);
}

/** `YY` → year, as the server stores it. A word that is no date part comes back in lower case. */
export function datePart(word: string): string {
  const lower = word.toLowerCase();
  return parts.get(lower) ?? lower;
}
