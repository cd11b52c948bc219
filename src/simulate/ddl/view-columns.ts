import type { Context } from '../context.ts';
export function ensureViewColumns(_c: Context, _id: number): void {}
