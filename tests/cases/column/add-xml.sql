-- An xml column.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] XML NULL
);
GO
--- hazards
HA002 [dbo].[T]
