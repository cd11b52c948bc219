-- Drop and add of like columns is reported, not guessed.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [C] VARCHAR (10) NULL
);
GO
--- hazards
