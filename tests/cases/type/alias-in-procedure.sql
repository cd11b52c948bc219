-- A procedure with a parameter of the type.
--- current
CREATE TYPE [dbo].[Sku] FROM VARCHAR (100) NOT NULL;
GO
CREATE PROCEDURE [dbo].[P] @s [dbo].[Sku] AS SELECT @s AS [X];
GO
--- desired
CREATE TYPE [dbo].[Sku] FROM VARCHAR (200) NOT NULL;
GO
CREATE PROCEDURE [dbo].[P] @s [dbo].[Sku] AS SELECT @s AS [X];
GO
--- hazards
SEC002 [dbo].[P]
--- steps
drop procedure [dbo].[P]
drop alias type [dbo].[Sku]
create alias type [dbo].[Sku]
create procedure [dbo].[P]
