-- Under drop none a table that only current has stays.
--- options
{"drop":"none"}
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
--- hazards
--- steps
--- kept
table [dbo].[T]
