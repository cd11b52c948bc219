-- DATA004: TRUNCATE in a script.
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
--- predeploy
TRUNCATE TABLE [dbo].[T];
--- hazards
DATA004 Pre-deployment script
HA002 [dbo].[T]
