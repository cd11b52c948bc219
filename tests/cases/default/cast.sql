-- CAST is CONVERT.
--- current
CREATE TABLE [dbo].[T] (
  [A] DATE NOT NULL CONSTRAINT [DF_T_A] DEFAULT (CONVERT([date],getdate()))
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] DATE NOT NULL CONSTRAINT [DF_T_A] DEFAULT (CAST(GETDATE() AS DATE))
);
GO
--- hazards
--- steps
