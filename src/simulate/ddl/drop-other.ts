import type { Drop, ObjectName } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
export function dropOther(_c: Context, _s: Drop, _n: ObjectName): void {}
