-- A table may go, but a bound view that stays keeps it.
--- options
{"drop":["table"]}
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A] FROM [dbo].[T];
GO
--- desired
--- hazards
--- steps
--- findings
PLAN007 [dbo].[T]
