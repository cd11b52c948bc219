-- NOT NULL with a named default.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL CONSTRAINT [DF_T_B] DEFAULT (0)
);
GO
--- hazards
