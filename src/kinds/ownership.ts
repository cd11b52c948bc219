import { quote, quotePath } from '../base/names.ts';
import type { Hazard } from './kind.ts';

/** ALTER AUTHORIZATION; the class as T-SQL writes it: SCHEMA, ROLE, SERVICE, OBJECT, TYPE … */
export function ownerChanged(classWord: string, path: readonly string[], owner: string): string {
  return `ALTER AUTHORIZATION ON ${classWord}::${quotePath(path)} TO ${owner === '' ? 'SCHEMA OWNER' : quote(owner)};`;
}

export function ownerHazard(owner: string): Hazard {
  return { code: 'SEC001', severity: 'block', message: `The owner becomes ${quote(owner)}: owners may do everything.` };
}
