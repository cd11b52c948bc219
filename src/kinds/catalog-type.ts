import type { ModelType } from '../model/data-type.ts';
import { systemType, systemTypeName } from './columns/model-type.ts';

/** A system type from max_length (bytes, -1 for max), precision and scale of a catalog view. */
export function catalogType(name: string, maxLength: number, precision: number, scale: number): ModelType {
  const system = systemTypeName(name);
  if (system === undefined) return { name };
  switch (system) {
    case 'nchar':
    case 'nvarchar':
      return systemType(system, { first: maxLength < 0 ? 'max' : maxLength / 2 });
    case 'char':
    case 'varchar':
    case 'binary':
    case 'varbinary':
      return systemType(system, { first: maxLength < 0 ? 'max' : maxLength });
    case 'decimal':
    case 'numeric':
      return systemType(system, { first: precision, second: scale });
    case 'float':
      return systemType(system, { first: precision });
    case 'datetime2':
    case 'datetimeoffset':
    case 'time':
      return systemType(system, { first: scale });
    case 'vector':
      return systemType(system, { first: (maxLength - 8) / 4 });
    default:
      return systemType(system, {});
  }
}
