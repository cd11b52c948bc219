-- Table, bound function that reads it, computed column that uses the function (DacFx refuses).
--- current
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([dbo].[F]([A]))
);
GO
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(*) FROM [dbo].[T] WHERE [A] = @a); END;
GO
--- hazards
--- steps
create table [dbo].[T]
create scalar function [dbo].[F]
create table [dbo].[T] (2)
