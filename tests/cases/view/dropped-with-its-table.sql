-- A view and the table under it go together.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
--- desired
--- hazards
DATA001 [dbo].[T]
HA001 [dbo].[T]
