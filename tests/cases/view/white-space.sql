-- White space and the case of words are no difference.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] AS SELECT [A] FROM [dbo].[T];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
create view dbo.V
as
  select A
  from dbo.T;
GO
--- hazards
PLAN005 [dbo].[V]
--- steps
