-- BETWEEN is two comparisons.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  CONSTRAINT [CK_T] CHECK ([A]>=(1) AND [A]<=(9))
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  CONSTRAINT [CK_T] CHECK ([A] BETWEEN 1 AND 9)
);
GO
--- hazards
--- steps
