-- Function and computed column change together.
--- current
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN @a; END;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([dbo].[F]([A]))
);
GO
--- desired
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN @a + 1; END;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([dbo].[F]([A]) + 1)
);
GO
--- hazards
HA002 [dbo].[T]
--- steps
suspend table [dbo].[T]
alter scalar function [dbo].[F]
restore table [dbo].[T]
