-- tinyint is the exception of the int family.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] TINYINT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] SMALLINT NOT NULL
);
GO
--- hazards
