-- Compression of a heap.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
) WITH (DATA_COMPRESSION = ROW);
GO
--- hazards
LOCK011 [dbo].[T]
