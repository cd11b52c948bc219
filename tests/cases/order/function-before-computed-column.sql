-- The function comes before the table that uses it.
--- current
--- desired
CREATE FUNCTION [dbo].[Z] (@a INT) RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN @a; END;
GO
CREATE TABLE [dbo].[A] (
  [A] INT NOT NULL,
  [B] AS ([dbo].[Z]([A]))
);
GO
--- hazards
--- steps
create scalar function [dbo].[Z]
create table [dbo].[A]
