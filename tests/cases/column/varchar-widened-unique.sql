-- A unique constraint keeps a widened column too.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) NOT NULL CONSTRAINT [UQ_T_B] UNIQUE
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (50) NOT NULL CONSTRAINT [UQ_T_B] UNIQUE
);
GO
--- hazards
--- steps
