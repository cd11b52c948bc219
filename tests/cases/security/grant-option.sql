-- WITH GRANT OPTION.
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
GRANT SELECT ON [dbo].[T] TO [r] WITH GRANT OPTION;
GO
--- hazards
SEC001 Permission
