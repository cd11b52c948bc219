-- A default lets go while its function changes.
--- current
CREATE FUNCTION [dbo].[F] () RETURNS INT AS BEGIN RETURN 1; END;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF_T_A] DEFAULT ([dbo].[F]())
);
GO
--- desired
CREATE FUNCTION [dbo].[F] () RETURNS INT AS BEGIN RETURN 2; END;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF_T_A] DEFAULT ([dbo].[F]())
);
GO
--- hazards
--- steps
drop default constraint [dbo].[DF_T_A]
alter scalar function [dbo].[F]
create default constraint [dbo].[DF_T_A]
