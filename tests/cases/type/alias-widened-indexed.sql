-- The index of such a column lets go or stays as it can.
--- current
CREATE TYPE [dbo].[Sku] FROM VARCHAR (100) NOT NULL;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] [dbo].[Sku] NOT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TYPE [dbo].[Sku] FROM VARCHAR (200) NOT NULL;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] [dbo].[Sku] NOT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
--- hazards
--- steps
