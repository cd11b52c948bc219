-- A sequence of an alias type counts as far as the type's base does.
--- current
CREATE TYPE [dbo].[Small] FROM smallint NOT NULL;
GO
CREATE SEQUENCE [dbo].[Changed] AS [dbo].[Small];
GO
--- desired
CREATE TYPE [dbo].[Small] FROM smallint NOT NULL;
GO
CREATE TYPE [dbo].[Whole] FROM decimal(9, 0);
GO
CREATE SEQUENCE [dbo].[Changed] AS [dbo].[Small] INCREMENT BY 5;
GO
CREATE SEQUENCE [dbo].[Down] AS [dbo].[Small] INCREMENT BY -1;
GO
CREATE SEQUENCE [dbo].[Wide] AS [dbo].[Whole] MAXVALUE 500;
GO
CREATE TABLE [dbo].[T] ([A] [dbo].[Small] CONSTRAINT [DF_T_A] DEFAULT (NEXT VALUE FOR [dbo].[Down]));
GO
--- hazards
