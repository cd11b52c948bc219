-- A column in the middle goes to the end: no copy of the table.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [C] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
--- hazards
--- steps
