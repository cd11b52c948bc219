-- A column has one default: the new one takes the place.
--- options
{"drop":"none"}
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF_a] DEFAULT (0)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF_b] DEFAULT (1)
);
GO
--- hazards
--- steps
drop default constraint [dbo].[DF_a]
create default constraint [dbo].[DF_b]
