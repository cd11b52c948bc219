-- text to varchar(max).
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] TEXT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (MAX) NULL
);
GO
--- hazards
