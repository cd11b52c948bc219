-- The computed column lets go while its function changes.
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
  [B] AS ([dbo].[F]([A]))
);
GO
--- hazards
--- steps
suspend table [dbo].[T]
alter scalar function [dbo].[F]
restore table [dbo].[T]
--- because
suspend table [dbo].[T]: scalar function [dbo].[F] changes definition
alter scalar function [dbo].[F]: scalar function [dbo].[F] changes definition
restore table [dbo].[T]: scalar function [dbo].[F] changes definition
