-- An indexed view over two tables, one of which changes the column of the join.
--- current
CREATE TABLE dbo.U (Id bigint NOT NULL CONSTRAINT PK_U PRIMARY KEY);
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT T.Id, T.U FROM dbo.T INNER JOIN dbo.U ON U.Id = T.U;
GO
CREATE UNIQUE CLUSTERED INDEX CX ON dbo.V (Id);
GO
CREATE TABLE dbo.T (Id int NOT NULL, U int NOT NULL);
--- desired
CREATE TABLE dbo.U (Id bigint NOT NULL CONSTRAINT PK_U PRIMARY KEY);
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT T.Id, T.U FROM dbo.T INNER JOIN dbo.U ON U.Id = T.U;
GO
CREATE UNIQUE CLUSTERED INDEX CX ON dbo.V (Id);
GO
CREATE TABLE dbo.T (Id int NOT NULL, U bigint NOT NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
LOCK006 [dbo].[V].[CX]
PERF002 [dbo].[V].[CX]
SPACE001 Database Options
SPACE002 Database Options
