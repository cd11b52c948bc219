-- A grant on a column.
--- current
CREATE ROLE [r];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE ROLE [r];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
GRANT SELECT ON [dbo].[T] ([A]) TO [r];
GO
--- hazards
SEC001 Permission
