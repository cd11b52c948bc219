-- A column of an alias type.
--- current
CREATE TYPE [dbo].[Sku] FROM VARCHAR (10) NOT NULL;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) NOT NULL
);
GO
--- desired
CREATE TYPE [dbo].[Sku] FROM VARCHAR (10) NOT NULL;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] [dbo].[Sku] NOT NULL
);
GO
--- hazards
HA002 [dbo].[T]
