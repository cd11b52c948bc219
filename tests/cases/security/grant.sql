-- A grant; in reverse it is revoked.
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
GRANT SELECT ON [dbo].[T] TO [r];
GO
--- hazards
SEC001 Permission
--- steps
create permission Permission
