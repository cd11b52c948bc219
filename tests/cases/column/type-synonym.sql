-- Synonyms of a type are the same type: nothing to do.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DEC (18) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DECIMAL (18, 0) NULL
);
GO
--- hazards
--- steps
