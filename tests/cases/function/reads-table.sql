-- A bound function that reads a changed column.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE FUNCTION [dbo].[F] () RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN (SELECT MAX([B]) FROM [dbo].[T]); END;
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BIGINT NULL
);
GO
CREATE FUNCTION [dbo].[F] () RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN (SELECT MAX([B]) FROM [dbo].[T]); END;
GO
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
suspend scalar function [dbo].[F]
alter table [dbo].[T]
restore scalar function [dbo].[F]
