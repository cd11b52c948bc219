import assert from 'node:assert/strict';
import { canonicalType, formatType, type TypeSpelling, typeFacts } from '../../src/syntax/type-names.ts';

describe('type names', () => {
  const table: readonly (readonly [TypeSpelling, string])[] = [
    [{ name: 'INTEGER' }, '[int]'],
    [{ name: 'dec' }, '[decimal](18,0)'],
    [{ name: 'numeric', length: 9 }, '[numeric](9,0)'],
    [{ name: 'Decimal', length: 9, scale: 2 }, '[decimal](9,2)'],
    [{ name: 'varchar' }, '[varchar](1)'],
    [{ name: 'character  varying', length: 5 }, '[varchar](5)'],
    [{ name: 'national char varying', length: 'max' }, '[nvarchar](max)'],
    [{ name: 'double precision' }, '[float]'],
    [{ name: 'float', length: 24 }, '[real]'],
    [{ name: 'float', length: 30 }, '[float]'],
    [{ name: 'datetime2' }, '[datetime2](7)'],
    [{ name: 'time', length: 0 }, '[time](0)'],
    [{ name: 'rowversion' }, '[timestamp]'],
    [{ name: 'sysname' }, '[sysname]'],
    [{ schema: 'sys', name: 'Int' }, '[int]'],
    [{ schema: 'dbo', name: 'Money' }, '[dbo].[Money]'],
    [{ name: 'Phone' }, '[Phone]'],
  ];
  for (const [type, expected] of table) {
    it(`${JSON.stringify(type)} is ${expected}`, () => assert.equal(formatType(canonicalType(type)), expected));
  }

  const facts: readonly (readonly [TypeSpelling, readonly number[]])[] = [
    [{ name: 'int' }, [56, 56, 4, 10, 0]],
    [{ name: 'nvarchar', length: 10 }, [231, 231, 20, 0, 0]],
    [{ name: 'nvarchar', length: 'max' }, [231, 231, -1, 0, 0]],
    [{ name: 'sysname' }, [231, 256, 256, 0, 0]],
    [{ name: 'decimal', length: 19, scale: 4 }, [106, 106, 9, 19, 4]],
    [{ name: 'time', length: 3 }, [41, 41, 4, 12, 3]],
    [{ name: 'time', length: 0 }, [41, 41, 3, 8, 0]],
    [{ name: 'datetime2' }, [42, 42, 8, 27, 7]],
    [{ name: 'datetimeoffset', length: 2 }, [43, 43, 8, 29, 2]],
    [{ name: 'float', length: 10 }, [59, 59, 4, 24, 0]],
    [{ name: 'hierarchyid' }, [240, 128, 892, 0, 0]],
    [{ name: 'xml' }, [241, 241, -1, 0, 0]],
  ];
  for (const [type, expected] of facts) {
    it(`sys.types of ${JSON.stringify(type)}`, () => assert.deepEqual(Object.values(typeFacts(type) ?? {}), expected));
  }
});
