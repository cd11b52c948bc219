import assert from 'node:assert/strict';
import { syntaxOf } from './syntax-of.ts';

/** What ScriptDom accepts, of any version. */
const accepted: readonly string[] = [
  'select top (10) percent with ties a as x, b y, z = c, t.*, ..t1.c from dbo.t as t order by a',
  "select 1 a union all (select 2) except select 3 order by 1 offset 1 rows fetch next 2 rows only option (recompile, use hint ('x'))",
  'select a into #t from t where a in (1, 2) group by rollup (a, (b, c)), grouping sets ((a), ()) having count(*) > 1',
  'with a as (select 1 x), b (y) as (select top 1 x from a order by x) select * from a cross join b',
  'select * from a left hash join (b cross join c) on a.x = b.x outer apply dbo.f(1, default) f (c1)',
  'select * from t (nolock, index = 1), u with (tablockx) where a *= b and c =* d',
  "select * from t for system_time as of '2020-01-01' x pivot (sum(a) for b in ([1], [2])) as p",
  "select * from openjson(@j, '$.a') with (a int '$.a', b nvarchar(max) as json) j",
  'select * from (values (1, 2), (3, 4)) v (a, b) where exists (select 1) and not a between 1 and 2',
  "select a.value('(x)[1]', 'int'), b::Parse(1), sum(c) over (partition by d order by e rows between 1 preceding and current row) from t",
  "select cast(a as varchar(max)) collate Latin1_General_BIN at time zone 'UTC', iif(a > 1, 2, 3), trim(leading 'x' from y) from t",
  "select json_object('a': 1, b: 2 absent on null), json_array(null on null), string_agg(a, ',') within group (order by a) from t",
  "select convert(xml(content dbo.sc), @x), $partition.f(1), next value for dbo.s, {d '2020-01-01'}, {fn user()}",
  "insert into t (a, b) output inserted.a into @t (a) values (1, default), (2, 'x')",
  'insert t exec dbo.p 1, @a = 2',
  'insert dbo.f() default values',
  'update top (1) t set @a = a += 1, b.Write(@x, 0, 1), c = default output deleted.* from t join u on 1=1 where current of global c',
  'delete x from t x where a = 1 option (maxdop 1)',
  'merge t with (holdlock) as x using (select 1 a) s on x.a = s.a when matched and 1=1 then delete when not matched then insert (a) values (1) output $action, inserted.a;',
  'if 1 = 1 select 1; else if update(a) begin try select 1 end try begin catch end catch',
  'while @@fetch_status = 0 begin fetch next from c into @a, @b; break; continue end',
  'declare @a int = 1, @b as dbo.t null; declare c insensitive cursor for select 1; declare @c cursor; set @c = cursor local for select 1',
  "set nocount, xact_abort on; set language 'russian', dateformat ymd; set statistics io, time off; set transaction isolation level snapshot",
  'exec @r = dbo.p;1 @a, default, -1, name, @b = @c output with recompile, result sets ((a int not null), as object dbo.o)',
  "exec ('select ' + @a, 1) as user = 'x' at srv; execute as login = 'x' with no revert; revert",
  'dbo.p 1, 2',
  'begin distributed tran t; save tran 5:a.b; commit work; rollback tran @t',
  "raiserror ('x', 16, -1, @a) with nowait, log; throw 50000, 'x', 1; throw",
  "waitfor delay '00:00:01'; waitfor (receive top (1) * from q into @t), timeout 10; goto x; x: print 'x'",
  'create procedure dbo.p;1 @a int = 1 output, @b as dbo.t readonly, @c cursor varying output with recompile for replication as',
  'create or alter function dbo.f (@a int = null) returns table with schemabinding as return (with a as (select 1 b) select b from a)',
  'create function f() returns int with inline = on begin return 1 end',
  'create function f() returns @t table (a int) as begin return end',
  'alter view dbo.v (a) with schemabinding, view_metadata as select top 1 a from t order by a with check option',
  'create trigger t on dbo.t with execute as owner instead of insert, update not for replication as select 1',
  'create trigger t on all server for logon as select 1',
  'create proc p as external name a.b.c',
];

/** What ScriptDom refuses. It names the same place, or the token before where it looks two ahead or judges a whole clause. */
const refused: readonly (readonly [text: string, error: string])[] = [
  ['select from dbo.t', "1:8 '*' or 'IDENTITY' or an expression expected, found 'from'"],
  ['select (1', "1:10 ')' or ',' expected, found the end"],
  ['select 1 from t where', '1:22 an expression expected, found the end'],
  ['select 1 where 1 == 1', "1:19 an expression expected, found '='"],
  ['select case when 1=1 then 2', "1:28 'END' expected, found the end"],
  ['select top from t', "1:12 '(' or a number or a variable expected, found 'from'"],
  ['select 1 order', "1:15 'BY' expected, found the end"],
  ['select * from t t1 t2', "1:20 incorrect syntax near 't2'"],
  ['select * from a join b', '1:23 incorrect syntax near the end'],
  [
    'select * from t (nolock) with (nolck)',
    "1:31 'XMLNAMESPACES' or 'CHANGE_TRACKING_CONTEXT' or a name expected, found '('",
  ],
  ['select * from t with (nolck)', "1:23 incorrect syntax near 'nolck'"],
  ['select a into x from t union select a into y from t', "1:39 incorrect syntax near 'into'"],
  ['select * from (select 1 a)', "1:27 'AS' or a name expected, found the end"],
  ['select * from (select a from t order by a) x', "1:42 'OFFSET' or 'FETCH' expected, found ')'"],
  ['select cast(a varchar(10)) from t', "1:15 'AS' expected, found 'varchar'"],
  ['select cast(a as varchar(x)) from t', "1:26 'MAX' or a whole number expected, found 'x'"],
  ['select coalesce(a) from t', "1:18 ',' expected, found ')'"],
  ['select a..b from t', "1:8 '*' or 'IDENTITY' or an expression expected, found 'a'"],
  ['select a from t where a in ()', "1:29 an expression expected, found ')'"],
  ['select a from t where not a', '1:28 a comparison expected, found the end'],
  ['insert t (a, b values (1, 2)', "1:16 ')' or ',' expected, found 'values'"],
  ['insert t select a into x from t', "1:19 incorrect syntax near 'into'"],
  ['update t set', '1:13 a variable or a name expected, found the end'],
  ['merge t using s on 1=1 when matched then delete', '1:48 incorrect syntax near the end'],
  [
    'merge t using s on 1=1 when matched then insert default values;',
    "1:42 'UPDATE' or 'DELETE' expected, found 'insert'",
  ],
  ['begin select 1', "1:15 'END' expected, found the end"],
  ['begin end', "1:7 incorrect syntax near 'end'"],
  ['select 1; end', "1:11 incorrect syntax near 'end'"],
  ['begin try select 1 end try', "1:27 'BEGIN' expected, found the end"],
  ['declare @a', '1:11 incorrect syntax near the end'],
  ['declare @a int =', '1:17 an expression expected, found the end'],
  ['set nocunt on', "1:5 incorrect syntax near 'nocunt'"],
  ['set @a', '1:7 incorrect syntax near the end'],
  ['exec', '1:5 incorrect syntax near the end'],
  ['exec p @a = 1, 2', "1:16 incorrect syntax near '2'"],
  ['return 1 2', "1:10 incorrect syntax near '2'"],
  ['select 1\nselct 2', "2:7 incorrect syntax near '2'"],
  ['raiserror(', '1:11 incorrect syntax near the end'],
  ['fetch next from into @a', "1:17 'GLOBAL' or a name or a variable expected, found 'into'"],
  ['select 1 create view v as select 1 a', "1:17 incorrect syntax near 'view'"],
  ['create procedure dbo.p as selct 1', "1:27 incorrect syntax near 'selct'"],
  ['create procedure dbo.p @a int, as select 1', "1:32 a variable expected, found 'as'"],
  ['create procedure p with recompil as select 1', "1:25 incorrect syntax near 'recompil'"],
  ['create procedure db.dbo.p as select 1', "1:24 'AS' expected, found '.'"],
  ['create function f() returns table as begin return 1 end', "1:38 'RETURN' expected, found 'begin'"],
  ['create function f(@a int output) returns int as begin return 1 end', "1:26 ')' or ',' expected, found 'output'"],
  ['create view v as insert t values (1)', "1:18 '(' or 'SELECT' expected, found 'insert'"],
  ['create view v as select a from t order by a', "1:44 'OFFSET' or 'FETCH' expected, found the end"],
  ['create trigger t on t for insert as', '1:36 incorrect syntax near the end'],
];

describe('statements', () => {
  for (const text of accepted) {
    it(`accepts ${text}`, () => assert.equal(syntaxOf(text), undefined));
  }
  for (const [text, error] of refused) {
    it(`refuses ${text}`, () => assert.equal(syntaxOf(text), error));
  }

  it('reads "text" as the setting says', () => {
    assert.equal(syntaxOf('select "a" from "t"'), undefined);
    assert.equal(syntaxOf('print "a"', false), undefined);
    assert.notEqual(syntaxOf('select a from t as "x y"', false), undefined);
  });
});
