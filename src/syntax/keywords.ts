import { systemTypes } from './system-types.ts';

/** Words that are no names wherever they stand bare, and the names of common built-in functions, hints and options. */
const words =
  'add all alter and any apply as asc at authorization auto backup begin between break browse bulk by calculated caller cascade case ' +
  'cast catch check checkpoint close clustered coalesce collate column commit compute concat constraint contains containstable ' +
  'continue convert count create cross cube current current_date current_time current_timestamp current_user cursor database ' +
  'dateadd datediff datename datepart dbcc deallocate declare default delete deleted deny desc disable distinct distributed double drop dump ' +
  'else enable encryption end errlvl error_message error_number escape except exec execute exists exit explicit external ' +
  'fast_forward fetch file fillfactor first following for foreign format freetext freetexttable from full function getdate ' +
  'getutcdate goto grant group grouping having holdlock identity identity_insert identitycol if iif immediate in index inline ' +
  'inner input insert inserted instead intersect into is isnull isolation join json key kill last lead lag left len level like lineno ' +
  'load local lower ltrim matched max maxrecursion merge min minute month multi_statement national native_compilation next no ' +
  'nocheck nocount nolock nonclustered not nowait ntile null nullif object_id of off offset offsets on only open ' +
  'opendatasource openjson openquery openrowset openxml option or order out outer output over owner partition path percent pivot plan ' +
  'preceding precision primary print proc procedure public quotename raiserror range rank read read_only readonly readpast readtext ' +
  'readuncommitted recompile reconfigure references repeatable replace replication restore restrict return returns revert revoke ' +
  'right rollback rollup root row row_number rowcount rowguidcol rowlock rows rtrim rule save schema schemabinding scope_identity ' +
  'scroll select self serializable session_user set sets setuser shutdown snapshot some source static statistics stuff substring sum ' +
  'sys sysdatetime system_user sysutcdatetime table tablesample tablock tablockx target textsize then throw ties to top tran ' +
  'transaction trigger trim truncate try try_cast try_convert tsequal type unbounded uncommitted union unique unpivot update ' +
  'updatetext updlock upper use user using value values varying view view_metadata waitfor when where while with within without work ' +
  'writetext xact_abort xlock xml year avg ceiling abs round floor newid day hour second row_count natively atomic committed';

const keywords: ReadonlySet<string> = new Set([...words.split(' '), ...systemTypes().map((type) => type.name)]);

/** Whether this lower-case word is a keyword wherever it stands bare, or the name of something built in. */
export function isKeyword(lower: string): boolean {
  return keywords.has(lower);
}
