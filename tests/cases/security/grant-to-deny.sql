-- GRANT becomes DENY.
--- current
CREATE ROLE [r];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
GRANT SELECT ON [dbo].[T] TO [r];
GO
--- desired
CREATE ROLE [r];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
DENY SELECT ON [dbo].[T] TO [r];
GO
--- hazards
SEC001 Permission
