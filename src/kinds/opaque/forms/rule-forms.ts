import type { ModelElement } from '../../../formats/model-element.ts';
import type { CarriedForm } from './carried-form.ts';

/** CREATE { RULE | DEFAULT } name AS expression: they own their batch, and what they are bound to is told by sp_bindrule. */
const boundForm = (word: 'RULE' | 'DEFAULT', element: string): CarriedForm => ({
  element,
  word,
  namespace: 'object',
  read: (c) => {
    c.expect('AS');
    const from = c.index;
    c.index = c.limit;
    while (c.raw(-1) === ';') c.index -= 1;
    return { properties: { ExpressionScript: c.textFrom(from).text } };
  },
  write: ({ name, properties }: ModelElement) =>
    `CREATE ${word} ${name} AS ${properties.get('ExpressionScript') ?? ''}`,
});

export const ruleForm = boundForm('RULE', 'SqlRule');
export const defaultForm = boundForm('DEFAULT', 'SqlDefault');
