-- PLAN004: an insert that is not guarded.
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
INSERT INTO [dbo].[T] ([A]) VALUES (1);
--- hazards
HA002 [dbo].[T]
PLAN004 Post-deployment script
