-- Columns become the base type while the alias type changes.
--- current
CREATE TYPE [dbo].[Sku] FROM VARCHAR (100) NOT NULL;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] [dbo].[Sku] NOT NULL
);
GO
--- desired
CREATE TYPE [dbo].[Sku] FROM VARCHAR (200) NOT NULL;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] [dbo].[Sku] NOT NULL
);
GO
--- hazards
HA005 Database Options
LOCK003 [dbo].[T]
--- steps
suspend table [dbo].[T]
drop alias type [dbo].[Sku]
create alias type [dbo].[Sku]
restore table [dbo].[T]
--- because
suspend table [dbo].[T]: alias type [dbo].[Sku] is dropped and created again; alias type [dbo].[Sku] changes base
drop alias type [dbo].[Sku]: alias type [dbo].[Sku] changes base
create alias type [dbo].[Sku]: alias type [dbo].[Sku] changes base
restore table [dbo].[T]: alias type [dbo].[Sku] is dropped and created again; alias type [dbo].[Sku] changes base
