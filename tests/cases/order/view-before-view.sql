-- A view on a view that sorts later by name (DacFx#156).
--- current
--- desired
CREATE VIEW dbo.A AS SELECT X FROM dbo.B;
GO
CREATE VIEW dbo.B AS SELECT X FROM dbo.C;
GO
CREATE VIEW dbo.C AS SELECT X FROM dbo.T;
GO
CREATE TABLE dbo.T (X int NULL);
--- hazards
--- steps
create table [dbo].[T]
create view [dbo].[C]
create view [dbo].[B]
create view [dbo].[A]
