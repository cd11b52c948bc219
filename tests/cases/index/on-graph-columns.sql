-- The columns that a server makes for graph tables are indexed by the names that every such table has.
--- current
CREATE TABLE dbo.N (Id int NOT NULL CONSTRAINT PK_N PRIMARY KEY) AS NODE;
GO
CREATE TABLE dbo.E (W int NULL) AS EDGE;
GO
CREATE INDEX Changed ON dbo.E ($from_id);
GO
CREATE INDEX Gone ON dbo.E ($to_id, W);
--- desired
CREATE TABLE dbo.N (Id int NOT NULL CONSTRAINT PK_N PRIMARY KEY) AS NODE;
GO
CREATE UNIQUE INDEX OnNode ON dbo.N ($node_id);
GO
CREATE TABLE dbo.E (W int NULL) AS EDGE;
GO
CREATE INDEX Changed ON dbo.E ($from_id, $to_id);
GO
CREATE TABLE dbo.C (W int NULL, INDEX Inline UNIQUE ($edge_id)) AS EDGE;
GO
CREATE CLUSTERED COLUMNSTORE INDEX Whole ON dbo.C;
--- hazards
DATA010 [dbo].[N].[OnNode]
LOCK005 [dbo].[E].[Changed]
LOCK005 [dbo].[N].[OnNode]
PERF001 [dbo].[E].[Gone]
SPACE001 Database Options
SPACE002 Database Options
