/** What to do about the errors of a change that meets other data or another schema; what any session meets is the server's part. */
const hints: Readonly<Record<number, string>> = {
  207: 'A column that the statement names is not there: was the database changed beside the plan?',
  208: 'An object that the statement names is not there: was the database changed beside the plan?',
  515: 'A row has no value where one is needed: fill the column before it becomes NOT NULL.',
  547: 'A row breaks the constraint: mend the data, then deploy again.',
  1088: 'The object is not there, or the login may not see it.',
  1505: 'Rows have the same key: mend the data, then deploy again.',
  2627: 'Rows have the same key: mend the data, then deploy again.',
  2601: 'Rows have the same key: mend the data, then deploy again.',
  2628: 'A value is longer than the column: shorten it, then deploy again.',
  2714: 'An object of that name is there already: was the database changed beside the plan?',
  3701: 'The object is not there, or the login may not see it.',
  3726: 'Another object uses it: was the database changed beside the plan?',
  3729: 'Another object is bound to it: was the database changed beside the plan?',
  4922: 'Another object depends on the column: was the database changed beside the plan?',
  5074: 'Another object depends on it: was the database changed beside the plan?',
  8152: 'A value is longer than the column: shorten it, then deploy again.',
};

export function hintFor(number: number): string | undefined {
  return hints[number];
}
