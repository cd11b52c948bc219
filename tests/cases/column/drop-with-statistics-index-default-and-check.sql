-- Everything that stands on the column goes first.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, A int NOT NULL CONSTRAINT DF_T_A DEFAULT (1) CONSTRAINT CK_T_A CHECK (A > 0));
GO
CREATE INDEX IX_T_A ON dbo.T (A);
GO
CREATE STATISTICS ST_T_A ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL);
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
PERF001 [dbo].[T].[IX_T_A]
PERF003 [dbo].[T].[ST_T_A]
