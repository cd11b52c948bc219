-- The synonym comes before the view that reads it.
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE SYNONYM dbo.Z FOR dbo.T;
GO
CREATE VIEW dbo.B AS SELECT A FROM dbo.Z;
--- hazards
--- steps
create synonym [dbo].[Z]
create view [dbo].[B]
