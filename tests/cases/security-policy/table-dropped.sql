-- A policy goes with its table.
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
--- hazards
DATA001 [dbo].[T]
HA001 [dbo].[T]
SEC004 [S].[P]
--- steps
drop security policy [S].[P]
drop inline table function [S].[F]
drop inline table function [S].[G]
drop table [dbo].[T]
drop schema [S]
