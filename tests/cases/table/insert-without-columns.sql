-- A procedure with INSERT without a column list is reported.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE PROCEDURE [dbo].[P] AS INSERT INTO [dbo].[T] VALUES (1);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE PROCEDURE [dbo].[P] AS INSERT INTO [dbo].[T] VALUES (1);
GO
--- hazards
COMP003 [dbo].[T]
HA002 [dbo].[T]
