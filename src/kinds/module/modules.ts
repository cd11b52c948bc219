import { moduleKind } from './module-kind.ts';

export const view = moduleKind({ name: 'view', title: 'view', usedByOthers: true });
export const procedure = moduleKind({ name: 'procedure', title: 'procedure', usedByOthers: false });
export const scalarFunction = moduleKind({ name: 'scalarFunction', title: 'scalar function', usedByOthers: true });
export const inlineFunction = moduleKind({
  name: 'inlineFunction',
  title: 'inline table function',
  usedByOthers: true,
});
export const tableFunction = moduleKind({
  name: 'tableFunction',
  title: 'multi-statement table function',
  usedByOthers: true,
});
