import type { Module } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
export function bindModule(_c: Context, _statement: Module, _id: number, _bound: boolean): void {}
