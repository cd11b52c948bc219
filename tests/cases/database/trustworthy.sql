-- SEC003: TRUSTWORTHY is switched on.
--- desired-project
<Trustworthy>True</Trustworthy>
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL);
--- hazards
PERF006 Database Options
PLAN003 Database Options
SEC003 Database Options
