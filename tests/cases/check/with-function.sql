-- The check lets go while its function changes.
--- current
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT AS BEGIN RETURN @a; END;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  CONSTRAINT [CK_T] CHECK ([dbo].[F]([A]) > 0)
);
GO
--- desired
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT AS BEGIN RETURN @a + 1; END;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  CONSTRAINT [CK_T] CHECK ([dbo].[F]([A]) > 0)
);
GO
--- hazards
LOCK007 [dbo].[CK_T]
--- steps
drop check constraint [dbo].[CK_T]
alter scalar function [dbo].[F]
create check constraint [dbo].[CK_T]
validate check constraint [dbo].[CK_T]
--- because
drop check constraint [dbo].[CK_T]: scalar function [dbo].[F] changes definition
alter scalar function [dbo].[F]: scalar function [dbo].[F] changes definition
create check constraint [dbo].[CK_T]: scalar function [dbo].[F] changes definition
validate check constraint [dbo].[CK_T]: scalar function [dbo].[F] changes definition
