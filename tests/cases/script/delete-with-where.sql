-- DELETE with WHERE is no such risk.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- postdeploy
DELETE FROM [dbo].[T] WHERE [A] = 1;
--- hazards
HA002 [dbo].[T]
