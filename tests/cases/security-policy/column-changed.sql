-- A column that a policy hands over changes its type: the policy lets go meanwhile.
--- current
CREATE SCHEMA [S];
GO
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL,
  [A] INT NULL,
  [B] INT NULL
);
GO
CREATE FUNCTION [S].[F] (@a INT) RETURNS TABLE WITH SCHEMABINDING AS RETURN (SELECT 1 AS [X] WHERE @a = 1);
GO
CREATE FUNCTION [S].[G] (@a INT, @b INT) RETURNS TABLE WITH SCHEMABINDING AS RETURN (SELECT 1 AS [X] WHERE @a = @b);
GO
CREATE SECURITY POLICY [S].[P]
  ADD FILTER PREDICATE [S].[F]([A]) ON [dbo].[T];
GO
--- desired
CREATE SCHEMA [S];
GO
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL,
  [A] BIGINT NULL,
  [B] INT NULL
);
GO
CREATE FUNCTION [S].[F] (@a INT) RETURNS TABLE WITH SCHEMABINDING AS RETURN (SELECT 1 AS [X] WHERE @a = 1);
GO
CREATE FUNCTION [S].[G] (@a INT, @b INT) RETURNS TABLE WITH SCHEMABINDING AS RETURN (SELECT 1 AS [X] WHERE @a = @b);
GO
CREATE SECURITY POLICY [S].[P]
  ADD FILTER PREDICATE [S].[F]([A]) ON [dbo].[T];
GO
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SEC002 [S].[P]
SEC004 [S].[P]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop security policy [S].[P]
alter table [dbo].[T]
create security policy [S].[P]
