/** Words that need quotes to be names; their ids come first, so that one comparison tells them. */
const reservedWords =
  'ADD ALL ALTER AND ANY AS ASC AUTHORIZATION BACKUP BEGIN BETWEEN BREAK BROWSE BULK BY CASCADE CASE CHECK CHECKPOINT ' +
  'CLOSE CLUSTERED COALESCE COLLATE COLUMN COMMIT COMPUTE CONSTRAINT CONTAINS CONTAINSTABLE CONTINUE CONVERT CREATE ' +
  'CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DATABASE DBCC DEALLOCATE DECLARE ' +
  'DEFAULT DELETE DENY DESC DISTINCT DISTRIBUTED DOUBLE DROP ELSE END ERRLVL ESCAPE EXCEPT EXEC EXECUTE EXISTS EXIT ' +
  'EXTERNAL FETCH FILE FILLFACTOR FOR FOREIGN FREETEXT FREETEXTTABLE FROM FULL FUNCTION GOTO GRANT GROUP HAVING ' +
  'HOLDLOCK IDENTITY IDENTITY_INSERT IDENTITYCOL IF IN INDEX INNER INSERT INTERSECT INTO IS JOIN KEY KILL LEFT LIKE ' +
  'LINENO MERGE NATIONAL NOCHECK NONCLUSTERED NOT NULL NULLIF OF OFF OFFSETS ON OPEN OPENDATASOURCE OPENQUERY ' +
  'OPENROWSET OPENXML OPTION OR ORDER OUTER OVER PERCENT PIVOT PLAN PRIMARY PRINT PROC PROCEDURE PUBLIC RAISERROR ' +
  'READ READTEXT RECONFIGURE REFERENCES REPLICATION RESTORE RESTRICT RETURN REVERT REVOKE RIGHT ROLLBACK ROWCOUNT ' +
  'ROWGUIDCOL RULE SAVE SCHEMA SELECT SEMANTICKEYPHRASETABLE SEMANTICSIMILARITYDETAILSTABLE ' +
  'SEMANTICSIMILARITYTABLE SESSION_USER SET SETUSER SHUTDOWN SOME STATISTICS SYSTEM_USER TABLE TABLESAMPLE TEXTSIZE ' +
  'THEN TO TOP TRAN TRANSACTION TRIGGER TRUNCATE TRY_CONVERT TSEQUAL UNION UNIQUE UNPIVOT UPDATE UPDATETEXT USE USER ' +
  'VALUES VARYING VIEW WAITFOR WHEN WHERE WHILE WITH WITHIN WRITETEXT';

const ids = new Map<string, number>();
const symbols = new Set<number>();
for (const word of reservedWords.split(' ')) ids.set(word, ids.size + 1);

/** Ids from 1 to this one are reserved words. */
export const lastReserved = ids.size;

/** The id of a word (upper case) or symbol that some rule names; made when it is new. */
export function idOf(text: string): number {
  let id = ids.get(text);
  if (id === undefined) {
    id = ids.size + 1;
    ids.set(text, id);
    if (!/^[\w$]/.test(text)) symbols.add(id);
  }
  return id;
}

/** The ids of several. */
export function idsOf<Text extends string>(...texts: readonly Text[]): Readonly<Record<Text, number>> {
  return Object.fromEntries(texts.map((text) => [text, idOf(text)])) as Record<Text, number>;
}

/** The id of a word or symbol as it stands in a text, 0 where no rule names it. */
export function knownId(text: string): number {
  return ids.get(text) ?? 0;
}

/** Ids of tokens that are neither words nor symbols. */
export const Special = {
  end: -1,
  bracketed: -2,
  doubleQuoted: -3,
  string: -4,
  number: -5,
  binary: -6,
  money: -7,
  variable: -8,
  sqlcmdVariable: -9,
  temporary: -10,
  otherSymbol: -11,
} as const;

/** Whether a token with this id can be a name; one in double quotes only under QUOTED_IDENTIFIER ON. */
export function mayBeName(id: number): boolean {
  if (id > lastReserved) return !symbols.has(id);
  if (id >= 0) return id === 0;
  return (
    id === Special.bracketed || id === Special.doubleQuoted || id === Special.temporary || id === Special.sqlcmdVariable
  );
}

/** Whether a word in upper case needs quotes to be a name. */
export function isReserved(upper: string): boolean {
  const id = knownId(upper);
  return id > 0 && id <= lastReserved;
}
