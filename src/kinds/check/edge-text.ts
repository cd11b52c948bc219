import { quotePath } from '../../base/names.ts';
import type { CheckProps } from './check-props.ts';

/** `CONNECTION ([s].[a] TO [s].[b]) ON DELETE CASCADE`, or undefined for a CHECK. */
export function edgeText(props: CheckProps): string | undefined {
  if (!props.connections) return undefined;
  const pairs = props.connections.map(({ from, to }) => `${quotePath(from)} TO ${quotePath(to)}`);
  return `CONNECTION (${pairs.join(', ')})${props.onDelete ? ` ON DELETE ${props.onDelete}` : ''}`;
}
