-- Another scale.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DECIMAL (10, 2) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DECIMAL (10, 4) NULL
);
GO
--- hazards
