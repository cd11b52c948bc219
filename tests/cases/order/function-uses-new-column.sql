-- A function needs the column that comes (DacFx #413).
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT AS BEGIN RETURN @a; END;
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN (SELECT MAX([B]) FROM [dbo].[T]); END;
GO
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
alter scalar function [dbo].[F]
