-- Names with ] in a table, a column, a key and an index.
--- current
CREATE TABLE dbo.[a]]b] ([x]]y] int NOT NULL CONSTRAINT [PK]]1] PRIMARY KEY);
--- desired
CREATE TABLE dbo.[a]]b] ([x]]y] int NOT NULL CONSTRAINT [PK]]1] PRIMARY KEY, [z]]] int NULL);
GO
CREATE INDEX [IX]]1] ON dbo.[a]]b] ([z]]]);
--- hazards
HA002 [dbo].[a]]b]
LOCK005 [dbo].[a]]b].[IX]]1]
SPACE001 Database Options
SPACE002 Database Options
