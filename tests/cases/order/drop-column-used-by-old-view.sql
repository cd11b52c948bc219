-- A view that is altered lets go of the column before it goes; a procedure that still names it is reported.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT A, B FROM dbo.T;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT A FROM dbo.T;
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
