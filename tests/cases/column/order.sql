-- The order of columns is no difference.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [B] INT NULL,
  [A] INT NOT NULL
);
GO
--- hazards
--- steps
