-- DATA004: DELETE without WHERE.
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
DELETE FROM [dbo].[T];
--- hazards
DATA004 Post-deployment script
HA002 [dbo].[T]
