-- A script that asks for data which the proof does not have: the plan's own steps are proven all the same.
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
IF NOT EXISTS (SELECT 1 FROM [dbo].[T]) THROW 50010, N'T has no rows.', 1;
--- hazards
HA002 [dbo].[T]
--- findings
PLAN006 Pre-deployment script
