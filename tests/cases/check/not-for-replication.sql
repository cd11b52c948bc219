-- NOT FOR REPLICATION.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  CONSTRAINT [CK_T] CHECK ([A] > 0)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  CONSTRAINT [CK_T] CHECK NOT FOR REPLICATION ([A] > 0)
);
GO
--- hazards
DATA012 [dbo].[CK_T]
LOCK007 [dbo].[CK_T]
