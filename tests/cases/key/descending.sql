-- The key changes its direction.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED ([A] DESC)
);
GO
--- hazards
