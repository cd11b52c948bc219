-- A check is added and validated last.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [CK_T_A] CHECK ([A] > 0)
);
GO
--- hazards
DATA012 [dbo].[CK_T_A]
LOCK007 [dbo].[CK_T_A]
