-- SEC005: a password in a script.
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
IF 1 = 0
  EXECUTE (N'ALTER LOGIN [l] WITH PASSWORD = N''hunter2''');
DECLARE @password nvarchar(20);
SET @password = N'x';
--- hazards
HA002 [dbo].[T]
SEC005 Post-deployment script
