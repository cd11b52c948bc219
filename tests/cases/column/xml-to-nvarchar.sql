-- xml to nvarchar(max).
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] XML NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] NVARCHAR (MAX) NULL
);
GO
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
