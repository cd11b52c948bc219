/** Word lists of the reference reader, lower case. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Words that begin a statement and end the one before, when they stand outside parentheses and CASE. */
export const statementWords = set(
  'backup break bulk checkpoint commit continue dbcc deny else end get go grant if kill print raiserror reconfigure restore ' +
    'return revert revoke rollback save shutdown throw use waitfor while',
);

/** Words that cannot be the alias of a table when they stand bare behind its name. */
export const notAlias = set(
  'add alter and apply as asc begin between break by case close commit continue create cross deallocate declare default ' +
    'delete deny desc distinct drop else end except exec execute exists fetch for from full go goto grant group having if ' +
    'in inner insert intersect into is join left like merge not null offset on open option or order outer output pivot ' +
    'print raiserror return revoke right rollback save select set tablesample then throw truncate union unpivot update use ' +
    'using values waitfor when where while window with',
);

/** Operators, clauses and noise inside expressions and queries: never columns when they stand bare. */
export const clauseWords = set(
  'add all and any asc between by check constraint cross current current_timestamp current_user cursor default desc ' +
    'distinct escape exists external false first following foreign full function holdlock identity in inner is key last left ' +
    'like lineno natural nocheck nonclustered clustered not of off offset on only or outer over percent plan preceding ' +
    'primary proc procedure range references return right rollup row rows session_user some system_user table then to top ' +
    'tran transaction trigger unbounded unique user values varying view when within without',
);

/** Hints that may stand in parentheses behind a table without WITH. */
export const tableHints = set(
  'fastfirstrow forcescan forceseek holdlock index ignore_constraints ignore_triggers keepdefaults keepidentity noexpand ' +
    'nolock nowait paglock readcommitted readcommittedlock readpast readuncommitted repeatableread rowlock serializable ' +
    'snapshot tablock tablockx updlock xlock',
);

/** Built-in sources of rows. */
const rowFunctions = set(
  'openjson openxml openrowset openquery opendatasource string_split generate_series predict ai_generate_chunks ' +
    'semantickeyphrasetable semanticsimilaritytable semanticsimilaritydetailstable regexp_matches regexp_split_to_table ' +
    'changetable containstable freetexttable vector_search',
);

export function isRowFunction(name: string): boolean {
  return rowFunctions.has(name.toLowerCase());
}

/** Row functions whose first argument is a table. */
export const tableArgumentFunctions = set('containstable freetexttable vector_search');

/** Methods of xml and of the spatial and hierarchy types, without those that begin with ST. */
const methods = set(
  'value query nodes exist modify getlevel getancestor getdescendant getroot isdescendantof getreparentedvalue tostring ' +
    'parse lat long makevalid reduce bufferwithtolerance envelopeangle envelopecenter filter instanceof isvaliddetailed ' +
    'numrings ringn asgml astextzm asbinaryzm hasm hasz isnull m z write pathname',
);

export function isMethod(name: string): boolean {
  return methods.has(name.toLowerCase()) || /^ST[A-Z]/.test(name);
}
