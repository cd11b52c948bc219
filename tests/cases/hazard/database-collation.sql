-- COMP008: the database has another collation; its columns are not touched silently.
--- current-project
<DefaultCollation>SQL_Latin1_General_CP1_CI_AS</DefaultCollation>
--- desired-project
<DefaultCollation>Latin1_General_CI_AS</DefaultCollation>
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL);
--- hazards
