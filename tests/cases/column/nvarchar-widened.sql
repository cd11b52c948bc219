-- A wider nvarchar is metadata.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] NVARCHAR (10) NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] NVARCHAR (100) NOT NULL
);
GO
--- hazards
HA002 [dbo].[T]
