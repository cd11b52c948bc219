-- Fixed width rewrites.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] CHAR (10) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] CHAR (20) NULL
);
GO
--- hazards
