-- Views are created in the order of their use, not of their names.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[Z] AS SELECT [A] FROM [dbo].[T];
GO
CREATE VIEW [dbo].[M] AS SELECT [A] FROM [dbo].[Z];
GO
CREATE VIEW [dbo].[B] AS SELECT [A] FROM [dbo].[M];
GO
--- hazards
--- steps
create view [dbo].[Z]
create view [dbo].[M]
create view [dbo].[B]
