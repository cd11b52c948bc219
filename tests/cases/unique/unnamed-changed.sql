-- An unnamed unique constraint goes, another comes.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  UNIQUE ([A])
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  UNIQUE ([B])
);
GO
--- hazards
