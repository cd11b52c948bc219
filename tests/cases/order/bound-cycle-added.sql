-- The same when the table is there.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([dbo].[F]([A]))
);
GO
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(*) FROM [dbo].[T] WHERE [A] = @a); END;
GO
--- hazards
HA002 [dbo].[T]
--- steps
create scalar function [dbo].[F]
alter table [dbo].[T]
