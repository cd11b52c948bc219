-- Spelling of a type is no difference.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] int NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] [INT] NULL
);
GO
--- hazards
--- steps
