-- A default that draws from a sequence.
--- current
CREATE SEQUENCE [dbo].[S] AS INT START WITH 1;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE SEQUENCE [dbo].[S] AS INT START WITH 1;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF_T_A] DEFAULT (NEXT VALUE FOR [dbo].[S])
);
GO
--- hazards
