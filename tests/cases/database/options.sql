-- Options of the database change: a note, outside any transaction.
--- current-project
<AnsiNullDefault>True</AnsiNullDefault><ReadCommittedSnapshot>False</ReadCommittedSnapshot><PageVerify>CHECKSUM</PageVerify>
--- desired-project
<AnsiNullDefault>False</AnsiNullDefault><ReadCommittedSnapshot>True</ReadCommittedSnapshot><PageVerify>CHECKSUM</PageVerify>
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL);
--- hazards
PERF006 Database Options
PLAN003 Database Options
