-- A bound view leaves a function that holds a column which the table drops, and needs a column that the table gets.
--- current
CREATE TABLE dbo.T (A int NOT NULL, Old int NOT NULL);
GO
CREATE FUNCTION dbo.F () RETURNS TABLE WITH SCHEMABINDING AS RETURN (SELECT Old FROM dbo.T);
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT Old FROM dbo.F();
--- desired
CREATE TABLE dbo.T (A int NOT NULL, New int NULL);
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT New FROM dbo.T;
--- hazards
COMP002 [dbo].[V]
DATA002 [dbo].[T]
DATA005 [dbo].[T]
HA002 [dbo].[T]
