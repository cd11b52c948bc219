-- The function of the cycle changes.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([dbo].[F]([A]))
);
GO
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(*) FROM [dbo].[T] WHERE [A] = @a); END;
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([dbo].[F]([A]))
);
GO
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(*) FROM [dbo].[T] WHERE [A] > @a); END;
GO
--- hazards
--- steps
suspend table [dbo].[T]
alter scalar function [dbo].[F]
restore table [dbo].[T]
