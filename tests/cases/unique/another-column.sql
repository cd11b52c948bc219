-- The constraint moves to another column.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  CONSTRAINT [UQ_T] UNIQUE ([A])
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  CONSTRAINT [UQ_T] UNIQUE ([B])
);
GO
--- hazards
--- steps
