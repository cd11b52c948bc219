-- Under drop none a column that only current has stays.
--- options
{"drop":"none"}
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [C] INT NULL
);
GO
--- one-way
columns stay in both directions
--- hazards
--- steps
--- kept
