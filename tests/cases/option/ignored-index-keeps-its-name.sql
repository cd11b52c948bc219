-- An ignored index of equal definition and another name is not renamed.
--- options
{ "ignore": { "schemas": [], "names": ["[IX_Old*]"], "kinds": [] } }
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, INDEX IX_Old_A (A));
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, INDEX IX_New_A (A));
--- hazards
LOCK005 [dbo].[T].[IX_New_A]
SPACE001 Database Options
SPACE002 Database Options
--- steps
create index [dbo].[T].[IX_New_A]
