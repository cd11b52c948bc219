-- smallint to int.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] SMALLINT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL
);
GO
--- hazards
LOCK002 [dbo].[T]
