-- A table of the same shape under another name is reported.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[U] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- hazards
DATA001 [dbo].[T]
DATA005 [dbo].[U]
HA001 [dbo].[T]
