-- A nullable column with a default: existing rows stay NULL.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL CONSTRAINT [DF_T_B] DEFAULT (1)
);
GO
--- hazards
