import assert from 'node:assert/strict';
import sql from 'mssql';
import type { SqlValue } from '../../../src/base/sql-session.ts';
import type { Parameter } from '../engine.ts';
import { type Toy, toyEngine } from './toy-engine.ts';
import { withServer } from './with-server.ts';

/** Type, value as the engine gives it, value as the driver reads it (the same unless said). */
const results: readonly (readonly [type: string, value: SqlValue, read?: unknown])[] = [
  ['tinyint', 255],
  ['smallint', -32768],
  ['int', -2147483648],
  ['bigint', '-9223372036854775808'],
  ['bit', true],
  ['bit', false],
  ['decimal(9,2)', '-1234567.89', -1234567.89],
  ['decimal(19,4)', '123456789012.3456', 123456789012.3456],
  ['numeric(28,0)', '12345678901234567890', Number('12345678901234567890')],
  ['numeric(38,10)', '1.5', 1.5],
  ['money', '-922337.5808', -922337.5808],
  ['money', '42949672.9600', 42949672.96],
  ['smallmoney', '214748.3647', 214748.3647],
  ['float', 1.7976931348623157e308],
  ['float(24)', 0.5],
  ['real', -0.25],
  ['date', '0001-01-01', new Date('0001-01-01T00:00:00Z')],
  ['date', '9999-12-31', new Date('9999-12-31T00:00:00Z')],
  ['time', '23:59:59.9990000', new Date('1970-01-01T23:59:59.999Z')],
  ['time(0)', '07:08:09', new Date('1970-01-01T07:08:09Z')],
  ['datetime', '2026-11-23T14:15:16.997', new Date('2026-11-23T14:15:16.997Z')],
  ['datetime', '1753-01-01T00:00:00', new Date('1753-01-01T00:00:00Z')],
  ['smalldatetime', '2026-11-23T14:15:00', new Date('2026-11-23T14:15:00Z')],
  ['datetime2(3)', '2026-11-23T14:15:16.789', new Date('2026-11-23T14:15:16.789Z')],
  ['datetime2', '0001-01-01T00:00:00.0000000', new Date('0001-01-01T00:00:00Z')],
  ['datetimeoffset', '2026-11-23T01:15:16.7890000+02:00', new Date('2026-11-22T23:15:16.789Z')],
  ['datetimeoffset(0)', '2026-11-23T23:15:16-11:30', new Date('2026-11-24T10:45:16Z')],
  ['uniqueidentifier', '6F9619FF-8B86-D011-B42D-00C04FC964FF'],
  ['char(5)', 'ab', 'ab   '],
  ['varchar(20)', 'Ünïcôdé €'],
  ['varchar(20)', 'Ω', '?'],
  ['varchar(max)', 'x'.repeat(20_000)],
  ['varchar(10)', ''],
  ['varchar(max)', ''],
  ['text', 'old text'],
  ['nchar(3)', 'Ω', 'Ω  '],
  ['nvarchar(40)', 'Ωmega 😀'],
  ['sysname', 'dbo'],
  ['nvarchar(max)', 'Ω'.repeat(70_000)],
  ['ntext', 'Ω'],
  ['binary(4)', Uint8Array.of(1, 2), Buffer.from([1, 2, 0, 0])],
  ['varbinary(8)', '0x00ff', Buffer.from([0, 255])],
  [
    'varbinary(max)',
    Uint8Array.from({ length: 9000 }, (_, i) => i % 256),
    Buffer.from(Uint8Array.from({ length: 9000 }, (_, i) => i % 256)),
  ],
  ['image', Uint8Array.of(9), Buffer.from([9])],
  ['rowversion', '0x00000000000007D1', Buffer.from('00000000000007d1', 'hex')],
  ['xml', '<a b="Ω"/>'],
  ['sql_variant', 'text'],
  ['sql_variant', 12],
  ['sql_variant', 1.5],
  ['sql_variant', true],
  ['sql_variant', Uint8Array.of(1, 255), Buffer.from([1, 255])],
  ['hierarchyid', Uint8Array.of(0x58), Buffer.from([0x58])],
];

function answering(
  columns: readonly { readonly name: string; readonly type: string }[],
  rows: readonly SqlValue[][],
): Toy {
  return toyEngine((_, sink) => {
    sink.columns(columns);
    for (const row of rows) sink.row(row);
    sink.done(rows.length);
  });
}

async function sent(fill: (request: sql.Request) => void): Promise<readonly Parameter[]> {
  const toy = toyEngine((_, sink) => sink.done());
  await withServer(toy, {}, async (pool) => {
    const request = pool.request();
    fill(request);
    await request.query('select 1');
  });
  return toy.requests[0]!.parameters!;
}

describe('TDS: values', () => {
  it('of every type reach the driver, alone and together, filled and null', async () => {
    const columns = results.map(([type], i) => ({ name: `c${i}`, type }));
    const filled = results.map(([, value]) => value);
    const nulls = results.map(() => null);
    const few = filled.map((value, i) => (i === 7 ? null : value));
    await withServer(answering(columns, [filled, nulls, few]), {}, async (pool) => {
      const rows = (await pool.request().batch('select')).recordset;
      // The driver itself gives decimals as numbers; src/server, where it is loaded too, has it keep their digits as text.
      const given = (row: Record<string, unknown>, i: number, read: unknown): unknown => {
        const cell = row[`c${i}`];
        return typeof read === 'number' && typeof cell === 'string' ? Number(cell) : cell;
      };
      results.forEach(([type, value, read = value], i) => {
        assert.deepEqual(given(rows[0], i, read), read, type);
        assert.equal(rows[1][`c${i}`], null, type);
        assert.deepEqual(given(rows[2], i, read), i === 7 ? null : read, type);
      });
    });
  });

  it('that a type cannot hold are a defect of the engine, told when the server closes', async () => {
    await assert.rejects(
      withServer(answering([{ name: 'n', type: 'tinyint' }], [[256]]), {}, async (pool) => {
        await assert.rejects(pool.request().batch('select'));
      }),
      /256 does not fit/,
    );
  });

  it('come as parameters with the type of their declaration', async () => {
    const moment = new Date('2026-11-23T14:15:16.789Z');
    const parameters = await sent((request) => {
      request.input('bit', sql.Bit, true);
      request.input('tiny', sql.TinyInt, 255);
      request.input('small', sql.SmallInt, -5);
      request.input('int', sql.Int, -70_000);
      request.input('big', sql.BigInt, '9223372036854775807');
      request.input('dec', sql.Decimal(18, 4), -123.4567);
      request.input('num', sql.Numeric(38, 2), 5.25);
      request.input('money', sql.Money, -12.34);
      request.input('smallmoney', sql.SmallMoney, 1.5);
      request.input('float', sql.Float, 0.1);
      request.input('real', sql.Real, 0.5);
      request.input('date', sql.Date, moment);
      request.input('time', sql.Time(3), moment);
      request.input('datetime', sql.DateTime, moment);
      request.input('smalldatetime', sql.SmallDateTime, moment);
      request.input('datetime2', sql.DateTime2(7), moment);
      request.input('offset', sql.DateTimeOffset(3), moment);
      request.input('guid', sql.UniqueIdentifier, '6F9619FF-8B86-D011-B42D-00C04FC964FF');
      request.input('char', sql.Char(4), 'é');
      request.input('varchar', sql.VarChar(40), 'Ünï €');
      request.input('nchar', sql.NChar(4), 'Ω');
      request.input('nvarchar', sql.NVarChar(40), 'Ω 😀');
      request.input('max', sql.NVarChar(sql.MAX), 'Ω'.repeat(50_000));
      request.input('text', sql.Text, 'text');
      request.input('ntext', sql.NText, 'Ω');
      request.input('binary', sql.Binary, Buffer.from([1, 2, 3, 4]));
      request.input('varbinary', sql.VarBinary(8), Buffer.from([0, 255]));
      request.input('image', sql.Image, Buffer.from([7]));
      request.input('null', sql.NVarChar(10), null);
      request.input('nullmax', sql.VarBinary(sql.MAX), null);
      request.input('empty', sql.NVarChar(10), '');
    });
    const read = Object.fromEntries(parameters.map(({ name, value, type }) => [name, [type, value]]));
    assert.deepEqual(read, {
      bit: ['bit', true],
      tiny: ['tinyint', 255],
      small: ['smallint', -5],
      int: ['int', -70_000],
      big: ['bigint', '9223372036854775807'],
      dec: ['decimal(18, 4)', '-123.4567'],
      num: ['numeric(38, 2)', '5.25'],
      money: ['money', '-12.3400'],
      smallmoney: ['smallmoney', '1.5000'],
      float: ['float', 0.1],
      real: ['real', 0.5],
      date: ['date', '2026-11-23'],
      time: ['time(3)', '14:15:16.789'],
      datetime: ['datetime', '2026-11-23T14:15:16.790'],
      smalldatetime: ['smalldatetime', '2026-11-23T14:15:00'],
      datetime2: ['datetime2(7)', '2026-11-23T14:15:16.7890000'],
      offset: ['datetimeoffset(3)', '2026-11-23T14:15:16.789+00:00'],
      guid: ['uniqueidentifier', '6F9619FF-8B86-D011-B42D-00C04FC964FF'],
      char: ['char(4)', 'é'],
      varchar: ['varchar(40)', 'Ünï €'],
      nchar: ['nchar(4)', 'Ω'],
      nvarchar: ['nvarchar(40)', 'Ω 😀'],
      max: ['nvarchar(max)', 'Ω'.repeat(50_000)],
      text: ['text', 'text'],
      // The driver sends it so.
      ntext: ['nvarchar(1)', 'Ω'],
      binary: ['binary(4)', Uint8Array.of(1, 2, 3, 4)],
      varbinary: ['varbinary(8)', Uint8Array.of(0, 255)],
      image: ['image', Uint8Array.of(7)],
      null: ['nvarchar(10)', null],
      nullmax: ['varbinary(max)', null],
      empty: ['nvarchar(10)', ''],
    });
  });
});
