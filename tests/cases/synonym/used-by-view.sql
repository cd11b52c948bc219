-- A synonym that a view reads is retargeted: the view is refreshed.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TABLE dbo.U (A bigint NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.N;
GO
CREATE SYNONYM dbo.N FOR dbo.T;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TABLE dbo.U (A bigint NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.N;
GO
CREATE SYNONYM dbo.N FOR dbo.U;
--- hazards
SEC002 [dbo].[N]
