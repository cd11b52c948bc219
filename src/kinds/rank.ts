import { type KindName, kindNames } from '../model/kind-name.ts';

/** Order of a kind among steps that nothing else orders: that of `kindNames`. */
export function rankOf(name: KindName): number {
  return kindNames.indexOf(name);
}
